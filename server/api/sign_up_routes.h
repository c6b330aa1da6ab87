#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// POST /auth/register, /auth/verify-email, /auth/resend-verification.
std::vector<Route> signUpRoutes(const ApiContext& context);

} // namespace server
