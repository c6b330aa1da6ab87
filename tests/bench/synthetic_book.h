#pragma once

#include "core/domain/trade_book.h"

namespace bench {

/// A book of closed trades over three years, the same for the same arguments: 40 symbols, 3 accounts with
/// starting equity, tags on half of the trades, stops on most.
core::TradeBook syntheticBook(int trades, unsigned seed = 1);

/// A Zerodha tradebook of that many fills: round trips of 400 symbols, unique trade ids.
QByteArray syntheticTradebook(int fills, unsigned seed = 1);

} // namespace bench
