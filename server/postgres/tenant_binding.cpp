#include "server/postgres/tenant_binding.h"

#include <algorithm>

namespace server {

namespace {

constexpr const char* kBindForReading = R"(
-- bind tenant to read
select set_config('app.current_tenant_id', $1, true), set_config('statement_timeout', $2, true),
       set_config('transaction_read_only', 'on', true))";

constexpr const char* kBindForWriting = R"(
-- bind tenant to write
select set_config('app.current_tenant_id', $1, true), set_config('statement_timeout', $2, true))";

} // namespace

Query bindTenant(const TenantId& tenant, Deadline deadline, Access access) {
    const QString id = tenant.isNull() ? QString() : tenant.toString();
    const qint64 budget = std::max<qint64>(remaining(deadline).count(), 1); // 0 would be no limit
    return Query::carrier(access == Access::Read ? Sql(kBindForReading) : Sql(kBindForWriting), id,
                          QString::number(std::min<qint64>(budget, 3'600'000)));
}

} // namespace server
