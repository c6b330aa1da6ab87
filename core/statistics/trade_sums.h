#pragma once

#include "core/statistics/closed_trades.h"
#include "core/statistics/figures.h"

#include <array>

namespace core {

/// The figures of the trades' own fields: costs by kind, excursions and returns.
struct TradeSums {
    std::array<MoneyFigure, kChargeKinds> costs;
    MoneyFigure totalCosts;
    int withIncompleteCosts = 0;
    MoneyFigure averageMae;
    MoneyFigure averageMfe;
    Number exitEfficiency; ///< percent, mean of p / MFE over trades with a positive MFE
    Number averageReturn;  ///< percent
};

TradeSums tradeSums(const ClosedTrades& closed);

} // namespace core
