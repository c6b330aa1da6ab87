#pragma once

#include "server/api/api_context.h"

#include <functional>
#include <vector>

namespace server {

/// GET /health (the process answers) and GET /ready (it can serve: not stopping, the database answers with
/// our schema; Redis is told but not needed), not below /v1.
std::vector<Route> operationsRoutes(const ApiContext& context, std::function<bool()> isStopping);

/// GET /metrics.
Route metricsRoute(const ApiContext& context);

} // namespace server
