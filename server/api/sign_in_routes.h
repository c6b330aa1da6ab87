#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// POST /auth/login, /auth/mfa/verify, /auth/refresh, /auth/logout, /auth/logout-all, /auth/switch-tenant;
/// GET /auth/sessions, DELETE /auth/sessions/{id}.
std::vector<Route> signInRoutes(const ApiContext& context);

} // namespace server
