#pragma once

#include "server/api/api_context.h"
#include "server/http/cursor.h"

namespace server {

/// What the cursors of every list are sealed with. After a change of keys an old cursor is refused and the
/// client starts its list again.
CursorSeal listCursors(const ApiContext& context);

} // namespace server
