#pragma once

#include "core/statistics/closed_trades.h"

#include <vector>

namespace core {

/// A cash movement in the figures' currency.
struct EquityMove {
    qint32 day = 0; ///< days since 1970; counts at the day's start
    Decimal amount;
};

/// What the filter's accounts held before the first exit day of the selection: their starting equities + cash
/// movements before that day + net of the earlier trades that pass the rest of the filter (all but its
/// `from`).
///
/// The filter's accounts are those it names, else all. An account in another currency is converted at the
/// first exit day; without a rate it makes the start undefined (MixedCurrencies) when it holds selected
/// trades, and is left out when it does not. The equity is known when every account holding selected trades
/// has a starting equity; otherwise the missing ones count as zero and percentages are undefined.
struct StartingEquity {
    Decimal amount;
    bool isKnown = false;
    std::vector<EquityMove> later;              ///< movements from the first exit day on, by day
    Undefinedness reason = Undefinedness::None; ///< why there is no equity at all
};

StartingEquity startingEquity(const ClosedTrades& closed);

} // namespace core
