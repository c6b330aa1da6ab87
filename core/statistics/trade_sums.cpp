#include "core/statistics/trade_sums.h"

#include "core/statistics/money_sums.h"
#include "core/statistics/r_multiples.h"

namespace core {
namespace {

/// A sum of amounts that were converted one by one; remembers one that did not fit.
struct ConvertedSum {
    DecimalSum sum;
    int n = 0;
    Undefinedness reason = Undefinedness::None;

    void add(const std::optional<Decimal>& amount) {
        reason = amount ? reason : Undefinedness::TooLarge;
        sum += amount.value_or(Decimal());
        ++n;
    }
};

struct Mean {
    double sum = 0;
    int n = 0;

    void add(double value) {
        sum += value;
        ++n;
    }
    Number figure(Undefinedness none) const {
        return n == 0 ? Number::undefined(none) : Number::finite(sum / n, n);
    }
};

MoneyFigure averageOf(const ConvertedSum& sum, const ClosedTrades& closed) {
    const Undefinedness none =
        closed.size() == 0 ? Undefinedness::NoClosedTrades : Undefinedness::NoExcursions;
    return averageFigure(sum.sum, sum.n, none,
                         closed.moneyReason != Undefinedness::None ? closed.moneyReason : sum.reason);
}

} // namespace

TradeSums tradeSums(const ClosedTrades& closed) {
    std::array<ConvertedSum, kChargeKinds> costs;
    ConvertedSum mae;
    ConvertedSum mfe;
    Mean efficiency;
    Mean returns;
    TradeSums sums;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const Trade& trade = closed.trade(i);
        for (std::size_t kind = 0; kind < costs.size(); ++kind) {
            costs[kind].add(closed.converted(i, trade.charges[ChargeKind(kind)]));
        }
        sums.withIncompleteCosts += trade.costsIncomplete ? 1 : 0;
        if (trade.mae) {
            mae.add(closed.converted(i, *trade.mae));
        }
        if (trade.mfe) {
            mfe.add(closed.converted(i, *trade.mfe));
            if (trade.mfe->isPositive()) {
                efficiency.add(100.0 * double(trade.pnl(closed.basis()).units()) /
                               double(trade.mfe->units()));
            }
        }
        if (const std::optional<double> percent = returnPercent(trade)) {
            returns.add(*percent);
        }
    }
    ConvertedSum total;
    for (std::size_t kind = 0; kind < costs.size(); ++kind) {
        const Undefinedness why =
            closed.moneyReason != Undefinedness::None ? closed.moneyReason : costs[kind].reason;
        sums.costs[kind] = moneyFigure(costs[kind].sum, why);
        total.sum += costs[kind].sum;
        total.reason = why != Undefinedness::None ? why : total.reason;
    }
    sums.totalCosts = moneyFigure(total.sum, total.reason);
    sums.averageMae = averageOf(mae, closed);
    sums.averageMfe = averageOf(mfe, closed);
    const bool none = closed.size() == 0;
    sums.exitEfficiency =
        efficiency.figure(none ? Undefinedness::NoClosedTrades : Undefinedness::NoExcursions);
    sums.averageReturn = returns.figure(none ? Undefinedness::NoClosedTrades : Undefinedness::TooFew);
    return sums;
}

} // namespace core
