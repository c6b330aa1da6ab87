#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/summary.h"

#include <vector>

namespace core {

struct CalendarDay {
    Day date{};
    int trades = 0;
    MoneyFigure pnl;
    MoneyFigure netPnl;
};

/// Days with closed trades, ascending, by exit day.
std::vector<CalendarDay> pnlCalendar(const TradeBook& book, const TradeSelection& selection);
std::vector<CalendarDay> pnlCalendar(const ClosedTrades& closed);

} // namespace core
