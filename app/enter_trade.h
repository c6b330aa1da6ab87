#pragma once

#include "app/trades/trade_entry.h"
#include "core/journal/journal.h"

namespace app {

struct EnteredTrade {
    core::ChangeResult change;
    core::TradeId trade;
};

/// Stores it as one undoable change; an instrument, tags and, in a journal without one, an account are made
/// where they are missing. `currency` is that of such an account. On the writer.
core::Result<EnteredTrade> enterTrade(core::Journal& journal, const TradeEntry& entry,
                                      const QString& currency);

} // namespace app
