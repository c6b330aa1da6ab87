#include "server/stores/member_store.h"

#include "server/auth/secrets.h"

namespace server {
namespace {

constexpr Sql kMembers = R"(-- members
    select m.user_id, p.email, p.name, m.role, m.created_at
      from memberships m join doors.member_profiles() p on p.user_id = m.user_id
     where m.tenant_id = $1 and m.removed_at is null
     order by m.created_at, m.user_id)";
constexpr Sql kOwners = R"(-- other owners
    select count(*) from memberships
     where tenant_id = $1 and role = 'owner' and removed_at is null and user_id <> $2)";
constexpr Sql kRoleOf = R"(-- role of a member
    select role from memberships where tenant_id = $1 and user_id = $2 and removed_at is null)";
constexpr Sql kSetRole = R"(-- set role
    update memberships set role = $3, ver = $4 where tenant_id = $1 and user_id = $2 and removed_at is null)";
constexpr Sql kRemove = R"(-- remove member
    update memberships set removed_at = $3, ver = $4
     where tenant_id = $1 and user_id = $2 and removed_at is null)";
constexpr Sql kInvitations = R"(-- invitations
    select id, email, role, expires_at, created_at from invitations
     where tenant_id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2
     order by created_at, id)";
constexpr Sql kWithdrawSame = R"(-- withdraw earlier invitations
    update invitations set withdrawn_at = $3
     where tenant_id = $1 and lower(email) = lower($2) and accepted_at is null and withdrawn_at is null)";
constexpr Sql kInvite = R"(-- invite
    insert into invitations (tenant_id, id, email, role, token_hash, invited_by, expires_at, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr Sql kWithdraw = R"(-- withdraw invitation
    update invitations set withdrawn_at = $3
     where tenant_id = $1 and id = $2 and accepted_at is null and withdrawn_at is null)";
constexpr Sql kTenantName = "select name from tenants where id = $1";
constexpr Sql kProfiles = "select user_id, email, name from doors.member_profiles()";

core::Error noSuch(const QString& what) {
    return {core::ErrorCode::NotFound, QStringLiteral("There is no such %1 here").arg(what), {}};
}

/// What the audit log adds to an entry: role names are plain words.
JsonText asRole(const QString& role) {
    return {"{\"role\":\"" + role.toUtf8() + "\"}"};
}
JsonText fromTo(const QString& before, const QString& after) {
    return {"{\"from\":\"" + before.toUtf8() + "\",\"to\":\"" + after.toUtf8() + "\"}"};
}

} // namespace

core::Result<std::vector<Member>> MemberStore::all() {
    const auto rows = m_scope.read(Act::ReadJournal, kMembers, m_scope.tenant());
    if (!rows) {
        return rows.error();
    }
    std::vector<Member> members;
    for (const Row row : *rows) {
        members.push_back({row.id<UserId>(0), row.text(1), row.text(2),
                           roleByName(row.text(3)).value_or(Role::Viewer), row.instant(4)});
    }
    return members;
}

core::Result<void> MemberStore::requireAnotherOwner(TenantChange& change, UserId user) {
    // The version's lock holds: no other change of roles can pass between the question and the answer.
    if (change.run(kOwners, change.tenant(), user)[0].integer(0) > 0) {
        return core::Done{};
    }
    return core::Error{core::ErrorCode::InvalidValue,
                       QStringLiteral("Is the last owner: make somebody else an owner first"),
                       QStringLiteral("role")};
}

core::Result<void> MemberStore::setRole(UserId user, Role role) {
    auto change = m_scope.change(Act::ManageMembers);
    if (!change) {
        return change.error();
    }
    const Rows current = change->run(kRoleOf, change->tenant(), user);
    if (current.isEmpty()) {
        return noSuch(QStringLiteral("member"));
    }
    const QString before = current[0].text(0);
    if (before == roleName(role)) {
        return core::Done{};
    }
    if (roleByName(before) == Role::Owner && role != Role::Owner) {
        if (auto other = requireAnotherOwner(*change, user); !other) {
            return other;
        }
    }
    change->queue(kSetRole, change->tenant(), user, roleName(role), change->version());
    change->audit(QStringLiteral("member.role"), user.toString(), fromTo(before, roleName(role)));
    change->commit();
    return core::Done{};
}

core::Result<void> MemberStore::remove(UserId user, core::Instant now) {
    const bool leaves = user == m_scope.caller().user();
    auto change = m_scope.change(leaves ? Act::ReadJournal : Act::ManageMembers);
    if (!change) {
        return change.error();
    }
    const Rows current = change->run(kRoleOf, change->tenant(), user);
    if (current.isEmpty()) {
        return noSuch(QStringLiteral("member"));
    }
    if (roleByName(current[0].text(0)) == Role::Owner) {
        if (auto other = requireAnotherOwner(*change, user); !other) {
            return other;
        }
    }
    change->queue(kRemove, change->tenant(), user, now, change->version());
    change->audit(leaves ? QStringLiteral("member.leave") : QStringLiteral("member.remove"), user.toString());
    change->commit();
    return core::Done{};
}

core::Result<std::vector<Invitation>> MemberStore::invitations(core::Instant now) {
    const auto rows = m_scope.read(Act::ManageMembers, kInvitations, m_scope.tenant(), now);
    if (!rows) {
        return rows.error();
    }
    std::vector<Invitation> invitations;
    for (const Row row : *rows) {
        invitations.push_back({row.uuid(0), row.text(1), roleByName(row.text(2)).value_or(Role::Viewer),
                               row.instant(3), row.instant(4)});
    }
    return invitations;
}

core::Result<Invitation> MemberStore::invite(TenantChange& change, const Wanted& wanted, core::Instant now,
                                             const std::function<Query(const Invited&)>& mail) {
    Invited invited{
        {core::newUuid(), wanted.email, wanted.role, now + kInvitationLife, now}, randomToken(), {}, {}};
    const auto rows = change.runAll({Query(kTenantName, change.tenant()), Query(kMembers, change.tenant())});
    invited.tenantName = rows[0][0].text(0);
    for (const Row row : rows[1]) {
        if (row.text(1).compare(wanted.email, Qt::CaseInsensitive) == 0) {
            return core::Error{core::ErrorCode::AlreadyExists, QStringLiteral("Is a member already"),
                               QStringLiteral("email")};
        }
        if (row.id<UserId>(0) == change.user()) {
            invited.inviterName = row.text(2);
        }
    }
    const QString role = roleName(wanted.role);
    change.queue(kWithdrawSame, change.tenant(), wanted.email, now);
    change.queue(kInvite, change.tenant(), invited.invitation.id, wanted.email, role,
                 tokenHash(invited.token), change.user(), invited.invitation.expiresAt, now);
    change.transaction().queue(mail(invited));
    change.audit(QStringLiteral("member.invite"), invited.invitation.id.toString(QUuid::WithoutBraces),
                 asRole(role));
    return invited.invitation;
}

core::Result<void> MemberStore::withdraw(const QUuid& invitation, core::Instant now) {
    auto change = m_scope.change(Act::ManageMembers);
    if (!change) {
        return change.error();
    }
    if (change->run(kWithdraw, change->tenant(), invitation, now).affected() == 0) {
        return noSuch(QStringLiteral("invitation"));
    }
    change->audit(QStringLiteral("member.withdraw-invitation"), invitation.toString(QUuid::WithoutBraces));
    change->commit();
    return core::Done{};
}

} // namespace server
