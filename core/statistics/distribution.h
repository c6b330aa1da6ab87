#pragma once

#include "core/statistics/closed_trades.h"

#include <vector>

namespace core {

/// from ≤ value < to; the last bin includes `to`.
struct DistributionBin {
    double from = 0;
    double to = 0;
    int trades = 0;
};

/// R-multiples in bins one R wide, centred on whole R, the tails gathered at ±`tail`.
/// Empty when no trade has a risk.
std::vector<DistributionBin> rDistribution(const TradeBook& book, const TradeSelection& selection,
                                           int tail = 5);
std::vector<DistributionBin> rDistribution(const ClosedTrades& closed, int tail = 5);
/// P&L on the filter's basis in at most `bins` (two or more) equal bins of a round width with an edge at
/// zero. Empty without trades and with mixed currencies.
std::vector<DistributionBin> pnlDistribution(const TradeBook& book, const TradeSelection& selection,
                                             int bins = 20);
std::vector<DistributionBin> pnlDistribution(const ClosedTrades& closed, int bins = 20);

} // namespace core
