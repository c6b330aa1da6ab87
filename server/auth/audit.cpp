#include "server/auth/audit.h"

namespace server {
namespace {

constexpr Sql kAudit = "select doors.audit($1, $2, $3, $4, $5, $6, $7, '{}'::jsonb)";
constexpr qsizetype kLongestAgent = 400;

} // namespace

// NOLINTNEXTLINE(readability-function-size): the columns of one entry
void auditSignIn(Session& session, TenantId tenant, UserId user, const QString& action,
                 const QString& resource, const Origin& origin) {
    (void)session.write({}, kAudit, core::newUuid(), tenant, user, action, resource, origin.clientIp,
                        origin.userAgent.left(kLongestAgent));
}

} // namespace server
