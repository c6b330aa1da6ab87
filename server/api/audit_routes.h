#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /audit-log: who did what, for owners and admins.
std::vector<Route> auditRoutes(const ApiContext& context);

} // namespace server
