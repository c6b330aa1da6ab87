#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /notes: of a day or of the notebook; read by all, written by its author alone.
std::vector<Route> noteRoutes(const ApiContext& context);

} // namespace server
