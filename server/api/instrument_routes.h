#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /instruments, /corporate-actions and /fx-rates: shared by all members; trades follow every change.
std::vector<Route> instrumentRoutes(const ApiContext& context);

} // namespace server
