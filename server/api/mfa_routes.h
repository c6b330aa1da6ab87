#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// POST /auth/mfa/setup, /auth/mfa/enable, /auth/mfa/disable, /auth/mfa/recovery-codes. All but enable want
/// the password again: an open laptop must not be enough.
std::vector<Route> mfaRoutes(const ApiContext& context);

} // namespace server
