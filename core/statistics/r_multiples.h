#pragma once

#include "core/domain/r_multiple.h"
#include "core/domain/trade_filter.h"
#include "core/statistics/number.h"

#include <optional>
#include <span>

namespace core {

/// Net P&L in percent of entry price × quantity × multiplier; unset when that is not positive.
std::optional<double> returnPercent(const Trade& trade);

/// Expectancy in R and system quality (V. Tharp: initial stop). `sqn100` counts at most 100 trades.
struct RFigures {
    int trades = 0; ///< those with an initial risk
    Number average;
    Number sqn;
    Number sqn100;
};
/// NaN stands for a trade without a risk.
RFigures rFigures(std::span<const double> rMultiples);

} // namespace core
