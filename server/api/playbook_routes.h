#pragma once

#include "server/api/api_context.h"

#include <vector>

namespace server {

/// /playbooks and /playbook-rules. A deleted playbook takes its rules along; trades that used it show none.
std::vector<Route> playbookRoutes(const ApiContext& context);

} // namespace server
