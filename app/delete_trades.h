#pragma once

#include "core/journal/journal.h"

#include <vector>

namespace app {

/// To the trash as one undoable change. SharedFill when one of them shares a fill with a trade that stays. On
/// the writer.
core::Result<core::ChangeResult> deleteTrades(core::Journal& journal,
                                              const std::vector<core::TradeId>& trades);

/// These trades, and behind them all that must go with them because a reversal's fill belongs to both. On the
/// reader.
core::Result<std::vector<core::TradeId>> withNeighbours(const core::Journal& journal,
                                                        const core::TradeBook& book,
                                                        const std::vector<core::TradeId>& trades);

} // namespace app
