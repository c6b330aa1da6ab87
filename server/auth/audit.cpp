#include "server/auth/audit.h"

namespace server {
namespace {

constexpr Sql kAudit = "select doors.audit($1, $2, $3, $4, $5, $6, $7, '{}'::jsonb)";

} // namespace

void auditSignIn(Session& session, const Audited& audited, const Origin& origin) {
    (void)session.write({}, kAudit, core::newUuid(), audited.tenant, audited.user, audited.action,
                        audited.resource, origin.clientIp, origin.userAgent);
}

} // namespace server
