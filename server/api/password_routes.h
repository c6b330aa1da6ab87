#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// POST /auth/forgot-password, /auth/reset-password, /auth/change-password.
std::vector<Route> passwordRoutes(const ApiContext& context);

} // namespace server
