#pragma once

#include "app/trades/trade_edit.h"
#include "core/journal/journal.h"

namespace app {

/// Carries out an edit of the detail pane as one undoable change. On the writer.
core::Result<core::ChangeResult> editTrade(core::Journal& journal, const TradeEdit& edit);

} // namespace app
