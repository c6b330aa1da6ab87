#pragma once

#include "core/base/ids.h"

namespace server {

/// Whose rows a statement may see. The null id is "nobody's": row-level security then shows no tenant's rows.
using TenantId = core::Id<struct TenantKind>;

} // namespace server
