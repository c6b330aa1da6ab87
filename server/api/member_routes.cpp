#include "server/api/member_routes.h"

#include "server/api/endpoint.h"
#include "server/api/require_plan.h"
#include "server/api/sign_in_limits.h"
#include "server/api/sign_in_replies.h"
#include "server/api/tenant_path.h"

#include "server/auth/secrets.h"
#include "server/http/body_fields.h"
#include "server/http/error_reply.h"
#include "server/mail/mail_queue.h"
#include "server/stores/member_store.h"

#include <array>

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kNoBody{};
constexpr std::array<const char*, kRoles> kRoleWords = {"viewer", "member", "admin", "owner"};

Outcome<UserId> memberOf(const Request& request) {
    const UserId id = UserId::fromString(request.pathValue(u"userId"));
    if (id.isNull()) {
        return Problem{ProblemKind::NotFound, QStringLiteral("There is no such member here")};
    }
    return id;
}

void writeInvitation(core::JsonWriter& json, const Invitation& invitation) {
    json.beginObject().key("id").string(invitation.id.toString(QUuid::WithoutBraces));
    json.key("email").string(invitation.email).key("role").string(roleName(invitation.role));
    json.key("createdAt").string(core::instantText(invitation.createdAt));
    json.key("expiresAt").string(core::instantText(invitation.expiresAt)).endObject();
}

Outcome<Reply> listMembers(const ApiContext&, const Request&, TenantScope& scope) {
    const auto members = MemberStore(scope).all();
    if (!members) {
        return problemFrom(members.error());
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const Member& member : *members) {
        json.beginObject().key("userId").string(member.user.toString()).key("email").string(member.email);
        json.key("name").string(member.name).key("role").string(roleName(member.role));
        json.key("joinedAt").string(core::instantText(member.joinedAt)).endObject();
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> changeRole(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto member = memberOf(request);
    if (!member) {
        return member.error();
    }
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const auto role = body->choice<Role>(u"role", kRoleWords);
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    if (auto changed = MemberStore(scope).setRole(*member, role); !changed) {
        return problemFrom(changed.error());
    }
    return Reply::noContent();
}

Outcome<Reply> removeMember(const ApiContext& context, const Request& request, TenantScope& scope) {
    const auto member = memberOf(request);
    if (!member) {
        return member.error();
    }
    if (auto removed = MemberStore(scope).remove(*member, context.clock.now()); !removed) {
        return problemFrom(removed.error());
    }
    return Reply::noContent();
}

Outcome<Reply> listInvitations(const ApiContext& context, const Request&, TenantScope& scope) {
    const auto invitations = MemberStore(scope).invitations(context.clock.now());
    if (!invitations) {
        return problemFrom(invitations.error());
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const Invitation& invitation : *invitations) {
        writeInvitation(json, invitation);
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

/// Only from a verified address: otherwise anybody could have us mail strangers.
Outcome<void> requireVerified(const ApiContext& context, const Request& request, const TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = People(session).withId(scope.caller().user());
    if (person && person->emailVerified) {
        return core::Done{};
    }
    return Problem{ProblemKind::Forbidden, QStringLiteral("Confirm your own address before inviting others")};
}

Outcome<Reply> invite(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString email = body->text(u"email", {.least = 3, .most = 254}).trimmed();
    const auto role = body->choice<Role>(u"role", std::span(kRoleWords).first(kRoles - 1));
    if (!email.isEmpty() && !isEmailAddress(email)) {
        body->wrong(u"email", QStringLiteral("Is no mail address"));
    }
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    if (auto verified = requireVerified(context, request, scope); !verified) {
        return verified.error();
    }
    auto change = scope.change(Act::ManageMembers);
    if (!change) {
        return problemFrom(change.error());
    }
    const auto invitation = MemberStore::invite(
        *change, {email, role}, context.clock.now(), [&](const MemberStore::Invited& invited) {
            return queueTenantMail(scope.tenant(),
                                   invitationMail(email,
                                                  {invited.inviterName, invited.tenantName, roleName(role)},
                                                  context.settings.publicUrl, invited.token));
        });
    if (!invitation) {
        return problemFrom(invitation.error());
    }
    if (auto held = requirePlan(context, *change); !held) {
        return held.error();
    }
    change->commit();
    core::JsonWriter json;
    writeInvitation(json, *invitation);
    return Reply::json(201, json.take());
}

Outcome<Reply> withdrawInvitation(const ApiContext& context, const Request& request, TenantScope& scope) {
    const QUuid id = QUuid::fromString(request.pathValue(u"invitationId"));
    if (auto withdrawn = MemberStore(scope).withdraw(id, context.clock.now()); !withdrawn) {
        return problemFrom(withdrawn.error());
    }
    return Reply::noContent();
}

constexpr Sql kAccept = "select doors.accept_invitation($1, $2, $3, $4, $5)";

Outcome<Reply> acceptInvitation(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString token = body->text(u"token", {.least = 1, .most = 200});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit({}); !admitted) {
        return admitted.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = People(session).withId(scope.caller().user());
    const Rows rows =
        session.write({}, kAccept, tokenHash(token.toLatin1()), scope.caller().user(), core::newUuid(),
                      person ? person->name : QString(), QStringLiteral("USD"));
    const auto tenant = rows[0].id<TenantId>(0);
    if (tenant.isNull()) {
        limits.failed({});
        return wrongField(
            QStringLiteral("token"),
            QStringLiteral("Is unknown, used, withdrawn or too old, or was mailed to another address"));
    }
    auditSignIn(
        session,
        {tenant, scope.caller().user(), QStringLiteral("member.join"), scope.caller().user().toString()},
        originOf(request));
    core::JsonWriter json;
    json.beginObject().key("tenantId").string(tenant.toString()).endObject();
    return Reply::json(200, json.take());
}

} // namespace

std::vector<Route> memberRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Get, "/tenants/{id}/members", kNoBody, inOwnTenant(listMembers)),
        tenantRoute(context, Method::Patch, "/tenants/{id}/members/{userId}", kRules,
                    inOwnTenant(changeRole)),
        tenantRoute(context, Method::Delete, "/tenants/{id}/members/{userId}", kNoBody,
                    inOwnTenant(removeMember)),
        tenantRoute(context, Method::Get, "/tenants/{id}/invitations", kNoBody, inOwnTenant(listInvitations)),
        tenantRoute(context, Method::Post, "/tenants/{id}/invitations", kRules, inOwnTenant(invite)),
        tenantRoute(context, Method::Delete, "/tenants/{id}/invitations/{invitationId}", kNoBody,
                    inOwnTenant(withdrawInvitation)),
        tenantRoute(context, Method::Post, "/invitations/accept", kRules, acceptInvitation),
    };
}

} // namespace server
