#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /tenants/{id}/members, PATCH, DELETE /tenants/{id}/members/{userId}; GET, POST
/// /tenants/{id}/invitations, DELETE /tenants/{id}/invitations/{invitationId}; POST /invitations/accept.
std::vector<Route> memberRoutes(const ApiContext& context);

} // namespace server
