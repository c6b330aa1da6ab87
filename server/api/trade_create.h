#pragma once

#include "server/api/endpoint.h"

namespace server {

/// POST /trades.
Outcome<Reply> createTrade(const ApiContext& context, const Request& request, TenantScope& scope);
/// POST /trades/bulk: all of them or none.
Outcome<Reply> createTrades(const ApiContext& context, const Request& request, TenantScope& scope);

} // namespace server
