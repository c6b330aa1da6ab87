#pragma once

#include "core/statistics/closed_trades.h"
#include "core/statistics/figures.h"

#include <array>

namespace core {

/// The figures of the trades' own fields: costs by kind, excursions and returns.
struct TradeSums {
    std::array<MoneyFigure, kChargeKinds> costs;
    MoneyFigure totalCosts;
    MoneyFigure costsPerTrade;
    MoneyFigure costsPerUnit;
    Number costsPercentOfGrossProfit;
    int withIncompleteCosts = 0;
    MoneyFigure averageMae;
    MoneyFigure averageMfe;
    Number averageMaeR;
    Number averageMfeR;
    int withMae = 0;
    int withMfe = 0;
    Number exitEfficiency; ///< percent, mean of p / MFE over trades with a positive MFE
    Number averageReturn;  ///< percent
};

/// `grossProfit` is Σp above zero, on the basis.
TradeSums tradeSums(const ClosedTrades& closed, const DecimalSum& grossProfit);

} // namespace core
