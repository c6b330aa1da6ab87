#pragma once

#include "core/domain/trade.h"
#include "core/statistics/number.h"
#include "core/statistics/r_multiples.h"

#include <array>
#include <optional>

namespace core {

/// Sums over the trades' own fields, gathered in the one pass that reads whole trades.
struct FieldSums {
    std::array<DecimalSum, kChargeKinds> costs;
    DecimalSum mae;
    DecimalSum mfe;
    int withMae = 0;
    int withMfe = 0;
    double maeR = 0; ///< Σ MAE / initial risk
    double mfeR = 0;
    int withMaeR = 0;
    int withMfeR = 0;
    DecimalSum quantity;
    double efficiency = 0; ///< Σ 100 × p / MFE over trades with a positive MFE
    int withEfficiency = 0;
    double returns = 0; ///< Σ percent
    int withReturn = 0;
    int incompleteCosts = 0;

    void add(const Trade& trade, Basis basis) {
        for (std::size_t kind = 0; kind < costs.size(); ++kind) {
            costs[kind] += trade.charges[ChargeKind(kind)];
        }
        quantity += trade.quantity;
        incompleteCosts += trade.costsIncomplete ? 1 : 0;
        if (trade.mae) {
            mae += *trade.mae;
            ++withMae;
            addInR(*trade.mae, trade, maeR, withMaeR);
        }
        if (trade.mfe) {
            mfe += *trade.mfe;
            ++withMfe;
            addInR(*trade.mfe, trade, mfeR, withMfeR);
            if (trade.mfe->isPositive()) {
                efficiency += 100.0 * double(trade.pnl(basis).units()) / double(trade.mfe->units());
                ++withEfficiency;
            }
        }
        if (const std::optional<double> percent = returnPercent(trade)) {
            returns += *percent;
            ++withReturn;
        }
    }

private:
    static void addInR(Decimal excursion, const Trade& trade, double& sum, int& with) {
        if (trade.initialRisk && trade.initialRisk->isPositive()) {
            sum += double(excursion.units()) / double(trade.initialRisk->units());
            ++with;
        }
    }
};

} // namespace core
