#include "core/statistics/day_totals.h"

#include <algorithm>

namespace core {

DayTotals dayTotals(const ClosedTrades& closed) {
    DayTotals totals;
    if (closed.size() == 0) {
        return totals;
    }
    const auto [first, last] = std::minmax_element(closed.exitDays.begin(), closed.exitDays.end());
    totals.firstDay = *first;
    totals.days.resize(std::size_t(*last - *first) + 1);
    for (std::size_t i = 0; i < closed.size(); ++i) {
        DayTotal& day = totals.days[std::size_t(closed.exitDays[i] - totals.firstDay)];
        ++day.trades;
        day.gross += closed.gross[i];
        day.net += closed.net[i];
    }
    return totals;
}

} // namespace core
