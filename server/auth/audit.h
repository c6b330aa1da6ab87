#pragma once

#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QString>

namespace server {

/// Where an audited action came from.
struct Origin {
    QString clientIp;
    QString userAgent; ///< at most 400 characters
};

/// Who did what, in which tenant's log.
struct Audited {
    TenantId tenant;
    UserId user;
    QString action;   ///< "session.start"
    QString resource; ///< an id, or empty
};

/// An entry of the tenant's audit log, for what happens around signing in. Over a session of the sign-in
/// role; throws DatabaseFailure.
void auditSignIn(Session& session, const Audited& audited, const Origin& origin);

} // namespace server
