#pragma once

#include "core/base/result.h"
#include "server/postgres/connection.h"

namespace server {

/// Whether row-level security binds the role of this connection: not superuser, no BYPASSRLS, owner of no
/// table with a tenant_id, member of no role that is any of these. InvalidValue naming everything that is
/// wrong: the server does not start then.
core::Result<void> checkRole(Connection& connection, Deadline deadline);

} // namespace server
