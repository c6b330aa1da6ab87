#pragma once

#include "core/statistics/closed_trades.h"

#include <vector>

namespace core {

/// What closed on one day.
struct DayTotal {
    int trades = 0;
    DecimalSum gross;
    DecimalSum net;
};

/// One entry for every calendar day from the first to the last exit day, empty days included.
struct DayTotals {
    qint32 firstDay = 0; ///< days since 1970
    std::vector<DayTotal> days;
};

DayTotals dayTotals(const ClosedTrades& closed);

} // namespace core
