#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/number.h"
#include "core/statistics/starting_equity.h"

#include <vector>

namespace core {

struct DayTotals;

/// A day of the equity curve; always net, whatever the basis. Money exact.
struct EquityPoint {
    Day date{};
    Decimal equity; ///< at the day's end: starting equity + cash movements + cumulative net
    Decimal pnl;    ///< the day's gross
    Decimal netPnl;
    Decimal
        drawdown; ///< equity − peak of the days' ends and the start (moved by cash movements), not positive
};

struct EquityCurve {
    std::vector<EquityPoint> points; ///< the trading calendar from the first to the last exit day
    Decimal start;                   ///< equity before the first point
    bool hasStartingEquity = false;  ///< every account with selected trades has one: see StartingEquity
    Undefinedness reason = Undefinedness::None; ///< why there are no points
    bool everyDay = false; ///< calendar of every day (crypto in the selection), else weekdays
};

EquityCurve equityCurve(const TradeBook& book, const TradeSelection& selection);
EquityCurve equityCurve(const ClosedTrades& closed);
EquityCurve equityCurve(const ClosedTrades& closed, const StartingEquity& start, const DayTotals& totals);

enum class Granularity : quint8 { Daily, Weekly, Monthly };
/// Last point of each ISO week or month; the P&L summed, the drawdown the deepest of its days.
std::vector<EquityPoint> thinned(const EquityCurve& curve, Granularity granularity);

} // namespace core
