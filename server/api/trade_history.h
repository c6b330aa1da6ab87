#pragma once

#include "server/api/endpoint.h"

namespace server {

/// GET /trades/{id}/history: who changed what of its fills, notes and tags, the latest first; also of a
/// trade in the trash, by the id of one of its fills.
Outcome<Reply> tradeHistory(const ApiContext& context, const Request& request, TenantScope& scope);

} // namespace server
