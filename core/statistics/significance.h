#pragma once

#include "core/statistics/sample.h"
#include "core/statistics/streaks.h"

#include <span>

namespace core {

/// mean(p) / (sd(p) / sqrt(N)).
Number tStatistic(const Sample& pnl);
/// One-sided p-value of the t-statistic, N − 1 degrees of freedom: how likely a mean this good is without any
/// edge. A fraction.
Number chanceOfLuck(const Number& tStatistic);

/// L. Kestner 1996: least squares of the cumulative net P&L on the trade number, slope / (standard error ×
/// sqrt(n)).
Number kRatio1996(std::span<const Decimal> net);

/// p − (1 − p) / payoff with p = W / (W + L); a fraction of the equity, negative: no edge.
Number kelly(const Streaks& counts, const Number& payoffRatio);

} // namespace core
