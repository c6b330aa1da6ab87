#include "core/statistics/concentration.h"

#include <algorithm>
#include <functional>

namespace core {

Number shareOfProfit(const DecimalSum& part, const DecimalSum& grossProfit, const ClosedTrades& closed) {
    const int n = int(closed.size());
    if (n == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (closed.moneyReason != Undefinedness::None) {
        return Number::undefined(closed.moneyReason, n);
    }
    if (grossProfit.sign() <= 0) {
        return Number::undefined(Undefinedness::NoGrossProfit, n);
    }
    return Number::finite(part.toDouble() / grossProfit.toDouble(), n);
}

Concentration concentrationOf(const ClosedTrades& closed, const DecimalSum& grossProfit) {
    std::vector<Decimal> profits(closed.size());
    std::size_t count = 0;
    for (const Decimal& pnl : closed.pnl()) { // no branch on the sign, which no processor can foresee
        profits[count] = pnl;
        count += pnl.isPositive() ? 1 : 0;
    }
    profits.resize(count);
    const std::size_t best = std::min((closed.size() + 9) / 10, profits.size());
    if (best < profits.size()) {
        std::nth_element(profits.begin(), profits.begin() + std::ptrdiff_t(best), profits.end(),
                         std::greater<>());
    }
    DecimalSum top;
    DecimalSum sum;
    for (std::size_t i = 0; i < best; ++i) {
        sum += profits[i];
    }
    const auto largest = std::max_element(profits.begin(), profits.begin() + std::ptrdiff_t(best));
    top += best > 0 ? *largest : Decimal();
    return {shareOfProfit(top, grossProfit, closed), shareOfProfit(sum, grossProfit, closed)};
}

} // namespace core
