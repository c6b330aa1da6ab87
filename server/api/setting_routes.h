#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /settings; GET, PUT, DELETE /settings/{name}: the journal's own settings, by admins and owners.
std::vector<Route> settingRoutes(const ApiContext& context);

} // namespace server
