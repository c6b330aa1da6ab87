#pragma once

#include "server/stores/tenant_scope.h"

#include <optional>
#include <vector>

namespace server {

/// One line of the tenant's audit log.
struct AuditEntry {
    QUuid id;
    core::Instant at{};
    UserId user;      ///< null: erased since
    QString userName; ///< empty: no member any more, and forgotten
    QString action;   ///< "session.start"
    QString resource; ///< an id, or empty
    QString clientIp;
    QString userAgent;
    QByteArray detail; ///< a JSON object
};

/// What is asked for; nothing said means all.
struct AuditFilter {
    std::optional<core::Instant> from;
    std::optional<core::Instant> to; ///< exclusive
    std::optional<QString> action;   ///< "session.start", or "session" for all of its kind
    std::optional<UserId> user;
    std::optional<QString> resource;
};

struct AuditPage {
    std::vector<AuditEntry> entries; ///< the latest first
    qint64 total = 0;
};

/// Forbidden without Act::ReadAuditLog.
core::Result<AuditPage> readAuditLog(TenantScope& scope, const AuditFilter& filter, qint64 limit,
                                     qint64 offset);

} // namespace server
