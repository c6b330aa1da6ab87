#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /accounts and /cash-movements: written by the account's owner, an admin or an owner of the tenant. An
/// account with fills or cash movements cannot be deleted: archive it.
std::vector<Route> accountRoutes(const ApiContext& context);

} // namespace server
