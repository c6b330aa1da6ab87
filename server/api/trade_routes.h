#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET and POST /trades, POST /trades/bulk; GET, PUT, PATCH and DELETE /trades/{id}; GET
/// /trades/{id}/history, POST /trades/{id}/restore. The id of any fill in a trade leads to it.
std::vector<Route> tradeRoutes(const ApiContext& context);

} // namespace server
