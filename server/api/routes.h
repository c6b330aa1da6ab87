#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// Every endpoint below /v1: the one table of the API.
std::vector<Route> apiRoutes(const ApiContext& context);

} // namespace server
