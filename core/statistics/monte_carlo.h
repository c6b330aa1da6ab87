#pragma once

#include "core/base/result.h"
#include "core/domain/trade_filter.h"

#include <array>
#include <vector>

namespace core {

struct MonteCarloOptions {
    quint64 seed = 1;
    int runs = 1000;
    int trades = 0;              ///< length of a run; 0: as many as the selection has
    double drawdownThreshold = 0; ///< money, for P(drawdown > x)
    double ruinLevel = 0;         ///< equity at which a run is ruined
};

/// Bootstrap of the selection's own P&L on its basis. Refused (InvalidValue) below 20 trades.
struct MonteCarlo {
    MonteCarloOptions options;
    static constexpr std::array<int, 5> Percentiles{5, 25, 50, 75, 95};
    std::vector<std::array<double, 5>> fan; ///< per trade number, cumulative P&L at each percentile
    double chanceOfDrawdown = 0;
    double chanceOfRuin = 0;
};

Result<MonteCarlo> monteCarlo(const TradeBook& book, const TradeSelection& selection, const MonteCarloOptions& options);

} // namespace core
