#pragma once

#include "server/api/endpoint.h"

namespace server {

/// GET /trades: filtered, sorted, by page or by cursor.
Outcome<Reply> listTrades(const ApiContext& context, const Request& request, TenantScope& scope);

} // namespace server
