#include "core/statistics/daily_returns.h"

#include "core/statistics/sample.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace core {
namespace {

constexpr int kTradingDaysAYear = 252;
constexpr int kDaysAYear = 365;
constexpr int kCalmarMonths = 36;

double daysAYear(const DailyReturns& returns) {
    return returns.everyDay ? kDaysAYear : kTradingDaysAYear;
}

double annualFactor(const DailyReturns& returns) {
    return std::sqrt(daysAYear(returns));
}

int countOf(const DailyReturns& returns) {
    return int(returns.values.size());
}

} // namespace

DailyReturns dailyReturns(const EquityCurve& curve) {
    DailyReturns returns;
    returns.everyDay = curve.everyDay;
    returns.reason = curve.reason;
    if (returns.reason == Undefinedness::None && !curve.hasStartingEquity) {
        returns.reason = Undefinedness::NoStartingEquity;
    }
    if (returns.reason != Undefinedness::None) {
        return returns;
    }
    for (const EquityPoint& point : curve.points) {
        const double end = point.equity.toDouble();
        const double net = point.netPnl.toDouble();
        if (point.equity <= point.netPnl) { // nothing left at the day's start to earn a return on
            returns.values.clear();
            returns.dates.clear();
            returns.reason = Undefinedness::EquityNotPositive;
            return returns;
        }
        returns.values.push_back(net / (end - net));
        returns.dates.push_back(point.date);
    }
    return returns;
}

Number sharpeRatio(const DailyReturns& returns, double riskFreePercent) {
    if (returns.reason != Undefinedness::None) {
        return Number::undefined(returns.reason);
    }
    Sample excess = sampleOf(returns.values);
    excess.mean -= riskFreePercent / 100 / daysAYear(returns);
    const Number ratio = meanOverDeviation(excess);
    return ratio.isFinite() ? Number::finite(ratio.value * annualFactor(returns), ratio.n) : ratio;
}

Number sortinoRatio(const DailyReturns& returns) {
    if (returns.reason != Undefinedness::None) {
        return Number::undefined(returns.reason);
    }
    const int n = countOf(returns);
    if (n < 2) {
        return Number::undefined(Undefinedness::TooFew, n);
    }
    double squares = 0;
    for (const double value : returns.values) {
        squares += std::min(value, 0.0) * std::min(value, 0.0);
    }
    const double mean = sampleOf(returns.values).mean;
    if (squares == 0) {
        return mean > 0 ? Number::infinite(Undefinedness::NoLosingDay, n)
                        : Number::undefined(Undefinedness::NoDeviation, n);
    }
    return Number::finite(mean / std::sqrt(squares / n) * annualFactor(returns), n);
}

Number volatility(const DailyReturns& returns) {
    if (returns.reason != Undefinedness::None) {
        return Number::undefined(returns.reason);
    }
    const Sample sample = sampleOf(returns.values);
    if (sample.n < 2) {
        return Number::undefined(Undefinedness::TooFew, sample.n);
    }
    return Number::finite(100 * sample.deviation * annualFactor(returns), sample.n);
}

Number annualisedReturn(const DailyReturns& returns, std::optional<Day> from) {
    if (returns.reason != Undefinedness::None) {
        return Number::undefined(returns.reason);
    }
    const Day first = from.value_or(returns.dates.front());
    const int days = int((returns.dates.back() - first).count()) + 1;
    int n = 0;
    double growth = 1;
    for (std::size_t i = 0; i < returns.values.size(); ++i) {
        if (returns.dates[i] >= first) {
            growth *= 1 + returns.values[i];
            ++n;
        }
    }
    if (days < kDaysAYear) {
        return Number::undefined(Undefinedness::UnderOneYear, n);
    }
    if (growth <= 0) {
        return Number::undefined(Undefinedness::EquityNotPositive, n);
    }
    return Number::finite(100 * (std::pow(growth, 365.25 / days) - 1), n);
}

Number returnOverDrawdown(const Number& annualised, const Number& drawdownPercent) {
    if (!annualised.isFinite()) {
        return annualised;
    }
    if (!drawdownPercent.isFinite()) {
        return drawdownPercent;
    }
    if (drawdownPercent.value == 0) {
        return annualised.value > 0 ? Number::infinite(Undefinedness::NoDrawdown, annualised.n)
                                    : Number::undefined(Undefinedness::NoDrawdown, annualised.n);
    }
    return Number::finite(annualised.value / -drawdownPercent.value, annualised.n);
}

std::optional<Day> calmarStart(const EquityCurve& curve) {
    if (curve.points.empty()) {
        return std::nullopt;
    }
    const std::chrono::year_month_day last(curve.points.back().date);
    std::chrono::year_month_day before = last - std::chrono::months(kCalmarMonths);
    if (!before.ok()) { // 29 February three years earlier
        before = before.year() / before.month() / std::chrono::last;
    }
    const Day start = Day(before) + std::chrono::days(1);
    return start > curve.points.front().date ? std::optional(start) : std::nullopt;
}

Number ulcerIndex(const EquityCurve& curve) {
    if (curve.reason != Undefinedness::None) {
        return Number::undefined(curve.reason);
    }
    if (!curve.hasStartingEquity) {
        return Number::undefined(Undefinedness::NoStartingEquity);
    }
    const int n = int(curve.points.size()) + 1;
    if (!curve.start.isPositive()) {
        return Number::undefined(Undefinedness::EquityNotPositive, n);
    }
    double squares = 0; // the start itself is a peak: its fall is zero
    for (const EquityPoint& point : curve.points) {
        const double peak = point.equity.toDouble() - point.drawdown.toDouble();
        if (peak <= 0) {
            return Number::undefined(Undefinedness::EquityNotPositive, n);
        }
        const double fall = 100 * point.drawdown.toDouble() / peak;
        squares += fall * fall;
    }
    return Number::finite(std::sqrt(squares / n), n);
}

} // namespace core
