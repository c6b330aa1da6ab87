#pragma once

#include "server/api/api_context.h"
#include "server/stores/tenant_scope.h"

namespace server {

/// PlanLimit when what the change adds is more than the tenant's plan holds; to be asked before its commit.
/// Nothing is limited where the operator bills nobody.
Outcome<void> requirePlan(const ApiContext& context, TenantChange& change);

} // namespace server
