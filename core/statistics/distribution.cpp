#include "core/statistics/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {
namespace {

Int128 floorDivided(Int128 value, Int128 width) {
    const Int128 quotient = value / width;
    return value % width < 0 ? quotient - 1 : quotient;
}

/// 1, 2, 5, 10, 20, 50 … of the smallest unit.
Int128 nextRound(Int128 width) {
    Int128 power = 1;
    while (power * 10 <= width) {
        power *= 10;
    }
    return width / power == 2 ? power * 5 : width * 2 / power == 10 ? power * 10 : power * 2;
}

/// Bins from `first` on, each `width` wide, in units of Decimal.
struct Bins {
    Int128 width = 1;
    Int128 first = 0;
    Int128 count = 0;
};

/// The narrowest round width with at most `most` bins between edges at multiples of it.
Bins binsFor(Decimal lowest, Decimal highest, int most) {
    for (Bins bins;; bins.width = nextRound(bins.width)) {
        bins.first = floorDivided(lowest.units(), bins.width);
        // A value on the upper edge belongs to the last bin.
        const Int128 top = -floorDivided(-Int128(highest.units()), bins.width);
        bins.count = std::max<Int128>(top - bins.first, 1);
        if (bins.count <= most) {
            return bins;
        }
    }
}

} // namespace

std::vector<DistributionBin> rDistribution(const TradeBook& book, const TradeSelection& selection, int tail) {
    return rDistribution(ClosedTrades(book, selection), tail);
}

std::vector<DistributionBin> rDistribution(const ClosedTrades& closed, int tail) {
    std::vector<DistributionBin> bins;
    for (int r = -tail; r <= tail; ++r) {
        bins.push_back({r - 0.5, r + 0.5, 0});
    }
    bool any = false;
    for (const double r : closed.rMultiples) {
        if (!std::isnan(r)) {
            const double clamped = std::clamp(r + 0.5, -double(tail), double(tail));
            const int truncated = int(clamped);
            const int whole = truncated - (clamped < truncated ? 1 : 0); // floor, without its call
            ++bins[std::size_t(whole + tail)].trades;
            any = true;
        }
    }
    return any ? bins : std::vector<DistributionBin>();
}

std::vector<DistributionBin> pnlDistribution(const TradeBook& book, const TradeSelection& selection,
                                             int bins) {
    return pnlDistribution(ClosedTrades(book, selection), bins);
}

std::vector<DistributionBin> pnlDistribution(const ClosedTrades& closed, int bins) {
    if (closed.size() == 0 || closed.moneyReason != Undefinedness::None) {
        return {};
    }
    const std::vector<Decimal>& pnl = closed.pnl();
    const auto [lowest, highest] = std::minmax_element(pnl.begin(), pnl.end());
    Bins layout = binsFor(*lowest, *highest, std::max(bins, 2));
    if (*lowest == *highest) { // one value: a bin of one whole unit of money
        layout.width = Decimal::One;
        layout.first = floorDivided(lowest->units(), layout.width);
        layout.count = 1;
    }
    if (layout.width > std::numeric_limits<std::int64_t>::max()) {
        return {};
    }
    std::vector<DistributionBin> found;
    const auto edge = [&](std::size_t i) {
        return static_cast<double>((layout.first + Int128(i)) * layout.width) / double(Decimal::One);
    };
    for (std::size_t i = 0; i < static_cast<std::size_t>(layout.count); ++i) {
        found.push_back({edge(i), edge(i + 1), 0});
    }
    const auto first = static_cast<std::int64_t>(layout.first);
    const auto width = static_cast<std::int64_t>(layout.width);
    for (const Decimal& each : pnl) {
        std::int64_t bin = each.units() / width - (each.units() % width < 0 ? 1 : 0) - first;
        ++found[std::size_t(std::min(bin, std::int64_t(found.size()) - 1))].trades;
    }
    return found;
}

} // namespace core
