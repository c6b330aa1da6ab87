#include "core/statistics/holding_times.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace core {
namespace {

constexpr double kMsPerSecond = 1000;
constexpr double kMsPerDay = 86'400'000;

using Times = std::array<std::vector<qint64>, 3>; ///< by Outcome, ms

/// The middle one twice, or the two middle ones.
struct Middle {
    qint64 lower = 0;
    qint64 upper = 0;
    Number seconds(std::size_t n) const {
        return Number::finite((double(lower) + double(upper)) / 2 / kMsPerSecond, int(n));
    }
};

/// What stands at rank `upper` and at `lower`, the same or the one before. Reorders `values`.
Middle atRanks(std::vector<qint64>& values, std::size_t lower, std::size_t upper) {
    const auto at = values.begin() + std::ptrdiff_t(upper);
    std::nth_element(values.begin(), at, values.end());
    return {lower == upper ? *at : *std::max_element(values.begin(), at), *at};
}

Middle middleOf(std::vector<qint64>& values) {
    return atRanks(values, (values.size() - 1) / 2, values.size() / 2);
}

/// Of the times of all outcomes: it lies between the outcomes' own middles, so only what is there is ranked.
Middle middleOfAll(const Times& times, Middle outer, std::size_t n) {
    std::size_t below = 0;
    std::vector<qint64> between;
    for (const std::vector<qint64>& each : times) {
        for (const qint64 time : each) {
            if (time < outer.lower) {
                ++below;
            } else if (time <= outer.upper) {
                between.push_back(time);
            }
        }
    }
    return atRanks(between, (n - 1) / 2 - below, n / 2 - below);
}

/// Length of the union of intervals that are given by falling end.
class UnionLength {
public:
    void add(qint64 from, qint64 to) {
        if (!m_any || to < m_from) {
            m_total += m_any ? m_to - m_from : 0;
            m_from = from;
            m_to = to;
            m_any = true;
        } else {
            m_from = std::min(m_from, from);
        }
    }
    qint64 total() const { return m_total + (m_any ? m_to - m_from : 0); }

private:
    bool m_any = false;
    qint64 m_from = 0;
    qint64 m_to = 0;
    qint64 m_total = 0;
};

HoldingTimes averagesAndMedians(Times& times, const std::array<int, 3>& trades) {
    HoldingTimes found;
    Number* const averages[] = {&found.averageOfWins, &found.averageOfLosses, &found.averageOfBreakEvens};
    Number* const medians[] = {&found.medianOfWins, &found.medianOfLosses, &found.medianOfBreakEvens};
    constexpr Undefinedness kNone[] = {Undefinedness::NoWins, Undefinedness::NoLosses,
                                       Undefinedness::NoBreakEvens};
    const bool anyTrade = trades[0] + trades[1] + trades[2] > 0;
    std::size_t n = 0;
    double sum = 0;
    Middle outer{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()};
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i].empty()) {
            const Undefinedness none = anyTrade ? kNone[i] : Undefinedness::NoClosedTrades;
            *averages[i] = *medians[i] = Number::undefined(trades[i] > 0 ? Undefinedness::NoTimes : none);
            continue;
        }
        const double ofThese = std::accumulate(times[i].begin(), times[i].end(), 0.0);
        const Middle middle = middleOf(times[i]);
        *averages[i] = Number::finite(ofThese / double(times[i].size()) / kMsPerSecond, int(times[i].size()));
        *medians[i] = middle.seconds(times[i].size());
        outer = {std::min(outer.lower, middle.lower), std::max(outer.upper, middle.upper)};
        sum += ofThese;
        n += times[i].size();
    }
    if (n == 0) {
        found.average = found.median =
            Number::undefined(anyTrade ? Undefinedness::NoTimes : Undefinedness::NoClosedTrades);
    } else {
        found.average = Number::finite(sum / double(n) / kMsPerSecond, int(n));
        found.median = middleOfAll(times, outer, n).seconds(n);
    }
    return found;
}

} // namespace

HoldingTimes holdingTimes(const ClosedTrades& closed) {
    Times times;
    std::array<int, 3> trades{};
    UnionLength open;
    qint32 lastDay = std::numeric_limits<qint32>::min();
    for (std::size_t i = closed.size(); i-- > 0;) { // from the last exit back: the order UnionLength needs
        const auto& [from, to] = closed.held[i];
        const auto outcome = std::size_t(closed.outcomes[i]);
        ++trades[outcome];
        if (from != ClosedTrades::Held::Unknown) {
            lastDay = std::max(lastDay, closed.exitDays[i]);
            times[outcome].push_back(to - from);
            open.add(from, to);
        }
    }
    HoldingTimes found = averagesAndMedians(times, trades);
    if (found.average.isFinite()) {
        // A day on which clocks go back has 25 hours: never more than all of the time.
        const double share = double(open.total()) / (kMsPerDay * double(lastDay - closed.firstHeldDay + 1));
        found.exposure = Number::finite(100 * std::min(share, 1.0), found.average.n);
    } else {
        found.exposure = found.average;
    }
    return found;
}

} // namespace core
