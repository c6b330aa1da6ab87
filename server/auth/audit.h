#pragma once

#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QString>

namespace server {

/// Where an audited action came from.
struct Origin {
    QString clientIp;
    QString userAgent;
};

/// An entry of the tenant's audit log, for what happens around signing in. Over a session of the sign-in
/// role; throws DatabaseFailure. `action` as "session.start", `resource` an id or empty.
void auditSignIn(Session& session, TenantId tenant, UserId user, const QString& action,
                 const QString& resource, const Origin& origin);

} // namespace server
