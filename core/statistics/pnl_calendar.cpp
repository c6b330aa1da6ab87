#include "core/statistics/pnl_calendar.h"

#include "core/statistics/closed_trades.h"
#include "core/statistics/day_totals.h"
#include "core/statistics/money_sums.h"

namespace core {

std::vector<CalendarDay> pnlCalendar(const TradeBook& book, const TradeSelection& selection) {
    return pnlCalendar(ClosedTrades(book, selection));
}

std::vector<CalendarDay> pnlCalendar(const ClosedTrades& closed) {
    const DayTotals totals = dayTotals(closed);
    std::vector<CalendarDay> calendar;
    for (std::size_t i = 0; i < totals.days.size(); ++i) {
        const DayTotal& day = totals.days[i];
        if (day.trades > 0) {
            calendar.push_back({dayFromNumber(totals.firstDay + int(i)), day.trades,
                                moneyFigure(day.gross, closed.moneyReason),
                                moneyFigure(day.net, closed.moneyReason)});
        }
    }
    return calendar;
}

} // namespace core
