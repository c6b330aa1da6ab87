#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /analytics/summary, equity?granularity=daily|weekly|monthly|trade, breakdown?by=, calendar?year=,
/// distribution?of=pnl|r&bins=: core's figures of the trades a filter leaves, in the JSON of `tj --json`.
std::vector<Route> analyticsRoutes(const ApiContext& context);

} // namespace server
