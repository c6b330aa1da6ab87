#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /saved-views: read by all, written by its author alone.
std::vector<Route> savedViewRoutes(const ApiContext& context);

} // namespace server
