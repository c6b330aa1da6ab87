#include "server/api/require_plan.h"

#include "server/stores/plan_limits.h"

namespace server {

Outcome<void> requirePlan(const ApiContext& context, TenantChange& change) {
    if (!context.settings.planLimits) {
        return core::Done{};
    }
    const auto checked = checkPlan(change, context.clock.now());
    if (checked) {
        return core::Done{};
    }
    const PlanRefusal& refusal = checked.error();
    return Problem{ProblemKind::PlanLimit,
                   QStringLiteral("The plan “%1” of this workspace holds %2 %3")
                       .arg(refusal.plan)
                       .arg(refusal.limit)
                       .arg(refusal.limited),
                   {},
                   {},
                   {{"upgradeUrl", context.settings.publicUrl + QStringLiteral("/billing")}}};
}

} // namespace server
