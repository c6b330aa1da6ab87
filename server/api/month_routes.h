#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /analytics/months: the summary of every month with closed trades, and of all of them:
/// `{months: [{month, figures}], all}`.
std::vector<Route> monthRoutes(const ApiContext& context);

} // namespace server
