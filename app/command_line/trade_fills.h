#pragma once

#include "core/export/trades_json.h"
#include "core/journal/journal.h"

#include <QHash>

#include <vector>

namespace app {

/// The fills of every trade with their parts in it, derived from the journal's fills in one go: asking trade
/// by trade would match the same fills again and again.
using FillsByTrade = QHash<core::TradeId, std::vector<core::TradePart>>;
core::Result<FillsByTrade> fillsByTrade(const core::Journal& journal, const core::TradeBook& book);

} // namespace app
