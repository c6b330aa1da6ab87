#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// GET /openapi.yaml (the document of resources/api) and GET /docs, the page that shows it, with its script:
/// not below /v1, for anybody, and without a request to another host.
std::vector<Route> docsRoutes(const ApiContext& context);

} // namespace server
