#pragma once

#include "server/stores/tenant_scope.h"

namespace server {

/// Forbidden unless the account is the user's own, or their role may also write in others'. For changes that
/// were opened with an act every member may do.
core::Result<void> requireAccountRights(const TenantChange& change, const QString& accountOwner);

/// The same for an account by its id. InvalidValue, field "account", when there is none or it is in the
/// trash.
core::Result<void> requireAccountRights(TenantChange& change, const QUuid& account);

} // namespace server
