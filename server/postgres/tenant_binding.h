#pragma once

#include "server/postgres/deadline.h"
#include "server/postgres/query.h"
#include "server/postgres/tenant_id.h"

namespace server {

enum class Access { Read, Write };

/// The statement that goes before all others of a transaction: whose rows it sees, how long each statement
/// may take and, for Access::Read, that it writes nothing. Everything ends with the transaction, so that
/// nothing is left for who uses the connection next.
Query bindTenant(const TenantId& tenant, Deadline deadline, Access access);

/// What the client waits longer than the server works: the server's own time-out comes first and names the
/// statement.
inline constexpr std::chrono::milliseconds kGrace{250};

} // namespace server
