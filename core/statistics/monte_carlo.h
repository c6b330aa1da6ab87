#pragma once

#include "core/base/result.h"
#include "core/domain/trade_filter.h"

#include <array>
#include <vector>

namespace core {

struct MonteCarloOptions {
    quint64 seed = 1;
    bool inR = false; ///< draws R multiples; equity, threshold and ruin are then in R too
    int runs = 1000;
    int trades = 0;               ///< length of a run; 0: as many as there are to draw from
    double drawdownThreshold = 0; ///< for P(drawdown > x)
    double startingEquity = 0;    ///< where every run begins
    double ruinLevel = 0;         ///< equity at or below which a run is ruined
};

/// Bootstrap of the selection's own P&L on its basis, or of its R (always net; trades without a risk are left
/// out): the same seed gives the same runs on every machine.
/// Refused (InvalidValue) below 20 trades, money of mixed currencies, and beyond 100,000 runs or 200 million
/// drawn trades.
struct MonteCarlo {
    MonteCarloOptions options;
    static constexpr std::array<int, 5> Percentiles{5, 25, 50, 75, 95};
    std::vector<int> tradeNumbers; ///< at most 400, evenly spread, the last one always
    std::vector<std::array<double, 5>>
        fan; ///< after that many trades, cumulative P&L or R at each percentile
    double chanceOfDrawdown = 0;
    double chanceOfRuin = 0;
};

Result<MonteCarlo> monteCarlo(const TradeBook& book, const TradeSelection& selection,
                              const MonteCarloOptions& options);

} // namespace core
