#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /tags and /tag-groups. A deleted tag comes off every trade; the tags of a deleted group have none.
std::vector<Route> tagRoutes(const ApiContext& context);

} // namespace server
