#include "core/statistics/trade_sums.h"

#include "core/statistics/money_sums.h"

namespace core {
namespace {

Number meanOf(double sum, int n, Undefinedness none) {
    return n == 0 ? Number::undefined(none) : Number::finite(sum / n, n);
}

/// A trade's quantity is the sum of its entries.
MoneyFigure perUnit(const MoneyFigure& costs, const DecimalSum& quantity) {
    const std::optional<Decimal> units = quantity.value();
    if (!costs.value || !units) {
        return {std::nullopt, costs.value ? Undefinedness::TooLarge : costs.reason};
    }
    if (units->isZero()) {
        return {std::nullopt, Undefinedness::NoClosedTrades};
    }
    const std::optional<Decimal> cost = divided(*costs.value, *units);
    return {cost, cost ? Undefinedness::None : Undefinedness::TooLarge};
}

Number percentOf(const DecimalSum& costs, const DecimalSum& profit, const ClosedTrades& closed) {
    const int n = int(closed.size());
    if (n == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (closed.moneyReason != Undefinedness::None) {
        return Number::undefined(closed.moneyReason, n);
    }
    return profit.sign() == 0 ? Number::undefined(Undefinedness::NoGrossProfit, n)
                              : Number::finite(100 * costs.toDouble() / profit.toDouble(), n);
}

void setExcursions(TradeSums& sums, const FieldSums& fields, Undefinedness none, Undefinedness why) {
    sums.averageMae = averageFigure(fields.mae, fields.withMae, none, why);
    sums.averageMfe = averageFigure(fields.mfe, fields.withMfe, none, why);
    sums.withMae = fields.withMae;
    sums.withMfe = fields.withMfe;
    const auto noneInR = [none](int withExcursion) {
        return withExcursion == 0 ? none : Undefinedness::NoExcursionsWithStop;
    };
    sums.averageMaeR = meanOf(fields.maeR, fields.withMaeR, noneInR(fields.withMae));
    sums.averageMfeR = meanOf(fields.mfeR, fields.withMfeR, noneInR(fields.withMfe));
    sums.exitEfficiency = meanOf(fields.efficiency, fields.withEfficiency, none);
}

} // namespace

TradeSums tradeSums(const ClosedTrades& closed, const DecimalSum& grossProfit) {
    const FieldSums& fields = closed.fields;
    const Undefinedness why = closed.moneyReason;
    const auto noneOr = [&](Undefinedness none) {
        return closed.size() == 0 ? Undefinedness::NoClosedTrades : none;
    };
    TradeSums sums;
    DecimalSum total;
    for (std::size_t kind = 0; kind < fields.costs.size(); ++kind) {
        sums.costs[kind] = moneyFigure(fields.costs[kind], why);
        total += fields.costs[kind];
    }
    sums.totalCosts = moneyFigure(total, why);
    sums.withIncompleteCosts = fields.incompleteCosts;
    sums.costsPerTrade = averageFigure(total, int(closed.size()), Undefinedness::NoClosedTrades, why);
    sums.costsPerUnit = perUnit(sums.totalCosts, fields.quantity);
    sums.costsPercentOfGrossProfit = percentOf(total, grossProfit, closed);
    setExcursions(sums, fields, noneOr(Undefinedness::NoExcursions), why);
    sums.averageReturn = meanOf(fields.returns, fields.withReturn, noneOr(Undefinedness::TooFew));
    return sums;
}

} // namespace core
