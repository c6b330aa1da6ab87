#pragma once

#include "server/stores/tenant_scope.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace server {

struct Member {
    UserId user;
    QString email;
    QString name;
    Role role = Role::Viewer;
    core::Instant joinedAt{};
};

struct Invitation {
    QUuid id;
    QString email;
    Role role = Role::Viewer;
    core::Instant expiresAt{};
    core::Instant createdAt{};
};

/// Who belongs to the tenant. A membership is a synced row: its device learns of a change with the next pull.
class MemberStore {
public:
    explicit MemberStore(TenantScope& scope) : m_scope(scope) {}

    static constexpr std::chrono::days kInvitationLife{7};

    core::Result<std::vector<Member>> all();

    /// NotFound; InvalidValue, field "role", when it would leave the tenant without an owner.
    core::Result<void> setRole(UserId user, Role role);
    /// Anybody may leave; others are removed by an owner. NotFound; InvalidValue for the last owner.
    core::Result<void> remove(UserId user, core::Instant now);

    core::Result<std::vector<Invitation>> invitations(core::Instant now);
    struct Wanted {
        QString email;
        Role role = Role::Viewer;
    };
    struct Invited {
        Invitation invitation;
        QByteArray token; ///< for the link; only its hash is kept
        QString tenantName;
        QString inviterName;
    };
    /// Queued in a change for Act::ManageMembers. An earlier open invitation of the same address is
    /// withdrawn. AlreadyExists when it is a member's. `mail` makes the statement that queues the mail.
    static core::Result<Invitation> invite(TenantChange& change, const Wanted& wanted, core::Instant now,
                                           const std::function<Query(const Invited&)>& mail);
    core::Result<void> withdraw(const QUuid& invitation, core::Instant now);

private:
    core::Result<void> requireAnotherOwner(TenantChange& change, UserId user);
    TenantScope& m_scope;
};

} // namespace server
