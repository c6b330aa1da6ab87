#pragma once

#include "core/statistics/closed_trades.h"

namespace core {

/// Times between entry and exit, of the trades whose times are known; seconds.
struct HoldingTimes {
    Number average;
    Number median;
    Number averageOfWins;
    Number averageOfLosses;
    Number averageOfBreakEvens;
    Number medianOfWins;
    Number medianOfLosses;
    Number medianOfBreakEvens;
    /// Percent of the time from the start of the first entry day to the end of the last exit day (nights and
    /// weekends included) during which any position was open; the union over the trades.
    Number exposure;
};

HoldingTimes holdingTimes(const ClosedTrades& closed);

} // namespace core
