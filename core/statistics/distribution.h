#pragma once

#include "core/domain/trade_filter.h"

#include <vector>

namespace core {

/// from ≤ value < to; the last bin includes `to`.
struct DistributionBin {
    double from = 0;
    double to = 0;
    int trades = 0;
};

/// R-multiples in bins one R wide, centred on whole R, the tails gathered at ±`tail`.
std::vector<DistributionBin> rDistribution(const TradeBook& book, const TradeSelection& selection, int tail = 5);
/// P&L on the filter's basis in at most `bins` equal bins of a round width with an edge at zero.
std::vector<DistributionBin> pnlDistribution(const TradeBook& book, const TradeSelection& selection, int bins = 20);

} // namespace core
