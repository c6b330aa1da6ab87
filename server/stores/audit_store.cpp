#include "server/stores/audit_store.h"

namespace server {
namespace {

constexpr Sql kCount = R"(-- count audit log
    select count(*) from audit_log l
     where l.tenant_id = $1 and ($2::timestamptz is null or l.at >= $2) and ($3::timestamptz is null or l.at < $3)
       and ($4::text is null or l.action = $4 or split_part(l.action, '.', 1) = $4)
       and ($5::uuid is null or l.user_id = $5) and ($6::text is null or l.resource = $6))";
constexpr Sql kList = R"(-- audit log
    select l.id, l.at, l.user_id, coalesce(p.name, ''), l.action, l.resource, l.client_ip, l.user_agent, l.detail
      from audit_log l left join doors.member_profiles() p on p.user_id = l.user_id
     where l.tenant_id = $1 and ($2::timestamptz is null or l.at >= $2) and ($3::timestamptz is null or l.at < $3)
       and ($4::text is null or l.action = $4 or split_part(l.action, '.', 1) = $4)
       and ($5::uuid is null or l.user_id = $5) and ($6::text is null or l.resource = $6)
     order by l.at desc, l.id desc limit $7 offset $8)";

} // namespace

core::Result<AuditPage> readAuditLog(TenantScope& scope, const AuditFilter& filter, qint64 limit,
                                     qint64 offset) {
    const TenantId& tenant = scope.tenant();
    const auto rows = scope.readAll(
        Act::ReadAuditLog,
        {Query(kCount, tenant, filter.from, filter.to, filter.action, filter.user, filter.resource),
         Query(kList, tenant, filter.from, filter.to, filter.action, filter.user, filter.resource, limit,
               offset)});
    if (!rows) {
        return rows.error();
    }
    AuditPage page;
    page.total = (*rows)[0][0].integer(0);
    for (const Row row : (*rows)[1]) {
        page.entries.push_back({row.uuid(0), row.instant(1), row.id<UserId>(2), row.text(3), row.text(4),
                                row.text(5), row.text(6), row.text(7), row.utf8(8)});
    }
    return page;
}

} // namespace server
