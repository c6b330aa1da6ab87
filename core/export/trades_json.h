#pragma once

#include "core/domain/fill.h"
#include "core/domain/trade_book.h"
#include "core/domain/trade_matching.h"
#include "core/wire/json.h"

#include <span>

namespace core {

/// A fill with its part in one trade.
struct TradePart {
    Fill fill;
    FillPart part;
};

/// The members that every trade has, but for its fills, into an object that the caller began: as below.
void writeTradeMembers(JsonWriter& json, const TradeBook& book, const Trade& trade);

/// A fill with its part in a trade: its quantity and fees there.
void writeTradeFill(JsonWriter& json, const Fill& fill, FillRole role, Decimal quantity, Decimal fees);

/// One trade as the API and `tj trades --json` print it. Open trades have no exitPrice, exitTimestamp, pnl
/// and netPnl (what partial exits realised is `realisedPnl`), unopened ones no entryPrice, entryTimestamp,
/// pnl and netPnl, those with an opening price told by hand no entryTimestamp: null. A fill through flat
/// stands in both its trades with its part of quantity and fees.
void writeTrade(JsonWriter& json, const TradeBook& book, const Trade& trade,
                std::span<const TradePart> parts);

} // namespace core
