#include "core/statistics/trade_sums.h"

#include "core/statistics/money_sums.h"

namespace core {
namespace {

Number meanOf(double sum, int n, Undefinedness none) {
    return n == 0 ? Number::undefined(none) : Number::finite(sum / n, n);
}

} // namespace

TradeSums tradeSums(const ClosedTrades& closed) {
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
    const Undefinedness noExcursions = noneOr(Undefinedness::NoExcursions);
    sums.averageMae = averageFigure(fields.mae, fields.withMae, noExcursions, why);
    sums.averageMfe = averageFigure(fields.mfe, fields.withMfe, noExcursions, why);
    sums.exitEfficiency = meanOf(fields.efficiency, fields.withEfficiency, noExcursions);
    sums.averageReturn = meanOf(fields.returns, fields.withReturn, noneOr(Undefinedness::TooFew));
    return sums;
}

} // namespace core
