#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /trades/{id}/fills, POST /fills; GET, PUT and DELETE /fills/{id}. A fill is core/wire's record.
std::vector<Route> fillRoutes(const ApiContext& context);

} // namespace server
