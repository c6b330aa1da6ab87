#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET and PATCH /me; GET, POST /tenants; GET, PATCH /tenants/{id}. An {id} other than the token's tenant is
/// 404: switch first.
std::vector<Route> tenantRoutes(const ApiContext& context);

} // namespace server
