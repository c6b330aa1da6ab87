#pragma once

#include "core/statistics/drawdown.h"
#include "core/statistics/equity_curve.h"

#include <vector>

namespace core {

/// Each day's net P&L divided by the equity at the day's start, on the trading calendar of the curve.
struct DailyReturns {
    std::vector<double> values;
    std::vector<Day> dates;
    Undefinedness reason = Undefinedness::None; ///< why there are none
    bool everyDay = false;
};

DailyReturns dailyReturns(const EquityCurve& curve);

/// W. Sharpe 1994, on returns less the risk-free rate's share of a day: `riskFreePercent` a year ÷ 252, or ÷
/// 365 on a calendar of every day. Annualised by sqrt(252), sqrt(365).
Number sharpeRatio(const DailyReturns& returns, double riskFreePercent);
/// Downside deviation over all days (PerformanceAnalytics).
Number sortinoRatio(const DailyReturns& returns);
/// Percent a year.
Number volatility(const DailyReturns& returns);

/// (Π(1 + r))^(365.25 / days) − 1 in percent, from the start of `from` (all days when unset) to the last day.
/// Undefined below 365 calendar days, both ends counted.
Number annualisedReturn(const DailyReturns& returns, std::optional<Day> from = std::nullopt);
/// Annualised return ÷ |max drawdown %|; both of the same span.
Number returnOverDrawdown(const Number& annualised, const Number& drawdownPercent);
/// First day of the last 36 months before the curve's end; unset when the curve is no longer than that.
std::optional<Day> calmarStart(const EquityCurve& curve);

/// P. Martin 1987, over every day of the curve and its start.
Number ulcerIndex(const EquityCurve& curve);

} // namespace core
