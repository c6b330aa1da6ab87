#include "server/stores/plan_limits.h"

#include "core/domain/record_ids.h"

namespace server {
namespace {

constexpr Sql kUse = R"(-- use of the plan
    with zone as (
        select coalesce((select value from settings
                          where tenant_id = $1 and id = $3 and deleted_at is null and value <> ''), 'UTC') as name),
    month as (select date_trunc('month', $2 at time zone zone.name) at time zone zone.name as start from zone)
    select p.plan, p.users, p.trades_per_month,
           (select count(*) from memberships where tenant_id = $1 and removed_at is null) +
           (select count(*) from invitations where tenant_id = $1 and accepted_at is null and withdrawn_at is null
                and expires_at > $2),
           (select count(*) from trades, month where tenant_id = $1 and created_at >= month.start)
      from plans p
     where p.plan = coalesce((select plan from subscriptions where tenant_id = $1 and status <> 'cancelled'
                               order by created_at desc, id limit 1), 'free'))";

} // namespace

core::Result<void, PlanRefusal> checkPlan(TenantChange& change, core::Instant now) {
    const Rows rows = change.run(kUse, change.tenant(), now, core::settingIdFor(QStringLiteral("zone")));
    const Row row = rows[0];
    const auto users = row.read<std::optional<int>>(1);
    const auto trades = row.read<std::optional<int>>(2);
    if (users && row.integer(3) > *users) {
        return PlanRefusal{row.text(0), QStringLiteral("users"), *users};
    }
    if (trades && row.integer(4) > *trades) {
        return PlanRefusal{row.text(0), QStringLiteral("trades a month"), *trades};
    }
    return core::Done{};
}

} // namespace server
