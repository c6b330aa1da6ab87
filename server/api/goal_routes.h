#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /goals: read by all, written by its author alone; what `content` says is the programs' business.
std::vector<Route> goalRoutes(const ApiContext& context);

} // namespace server
