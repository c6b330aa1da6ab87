#pragma once

#include "server/api/endpoint.h"

namespace server {

/// For paths below /tenants/{id}: NotFound when {id} is not the tenant of the caller's token, whether there
/// is such a tenant or not.
TenantEndpoint inOwnTenant(TenantEndpoint run);

} // namespace server
