#pragma once

#include "server/api/endpoint.h"

namespace server {

/// PUT /trades/{id}: the whole trade as its body says.
Outcome<Reply> replaceTrade(const ApiContext& context, const Request& request, TenantScope& scope);
/// PATCH /trades/{id}: what its body names; null clears.
Outcome<Reply> patchTrade(const ApiContext& context, const Request& request, TenantScope& scope);
/// DELETE /trades/{id}: its fills go to the trash.
Outcome<Reply> deleteTrade(const ApiContext& context, const Request& request, TenantScope& scope);
/// POST /trades/{id}/restore: out of the trash, with what was deleted together with it.
Outcome<Reply> restoreTrade(const ApiContext& context, const Request& request, TenantScope& scope);

} // namespace server
