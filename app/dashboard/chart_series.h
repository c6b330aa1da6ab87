#pragma once

#include "app/charts/bar_chart.h"
#include "app/charts/calendar_month.h"
#include "app/charts/equity_chart.h"
#include "app/presentation.h"

namespace app {

/// The equity curve in the unit of the switch: money, percent of the start, or cumulative R with its own
/// drawdown.
std::vector<EquityChart::Point> equityPoints(const Presentation& presentation);
EquityChart::Words equityWords(const Presentation& presentation);

/// One month of the calendar, and the sum of the month in words ("+₹ 21,480 · 14 green, 7 red").
CalendarMonth::Month calendarMonth(const Presentation& presentation, std::chrono::year_month month);
QString monthRemark(const Presentation& presentation, std::chrono::year_month month);

std::vector<BarChart::Bar> weekdayBars(const Presentation& presentation);
std::vector<BarChart::Bar> hourBars(const Presentation& presentation);
/// Keys are indexes of the distribution's bins.
std::vector<BarChart::Bar> rBars(const Presentation& presentation);
/// The result of a breakdown's row in the unit of the switch.
Shown rowResult(const Presentation& presentation, const core::BreakdownRow& row);

} // namespace app
