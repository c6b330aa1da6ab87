#include "core/statistics/r_multiples.h"

#include "core/statistics/sample.h"

#include <algorithm>
#include <cmath>

namespace core {

std::optional<double> returnPercent(const Trade& trade) {
    if (!trade.isClosed() || !trade.notional || !trade.notional->isPositive()) {
        return std::nullopt;
    }
    return 100.0 * double(trade.netPnl.units()) / double(trade.notional->units());
}

RFigures rFigures(std::span<const double> rMultiples) {
    RFigures figures;
    const Sample sample = sampleOf(rMultiples);
    figures.trades = sample.n;
    if (sample.n == 0) {
        figures.average = figures.sqn = figures.sqn100 =
            Number::undefined(rMultiples.empty() ? Undefinedness::NoClosedTrades : Undefinedness::NoStops);
        return figures;
    }
    figures.average = Number::finite(sample.mean, sample.n);
    const Number perTrade = meanOverDeviation(sample);
    const auto scaled = [&](int n) {
        return perTrade.isFinite() ? Number::finite(perTrade.value * std::sqrt(double(n)), sample.n)
                                   : perTrade;
    };
    figures.sqn = scaled(sample.n);
    figures.sqn100 = scaled(std::min(sample.n, 100));
    return figures;
}

} // namespace core
