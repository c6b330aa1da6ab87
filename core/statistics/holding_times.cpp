#include "core/statistics/holding_times.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr double kMsPerSecond = 1000;
constexpr double kMsPerDay = 86'400'000;

Number averageOf(double sumMs, int n, Undefinedness why) {
    return n == 0 ? Number::undefined(why) : Number::finite(sumMs / n / kMsPerSecond, n);
}

/// The middle one, or the mean of the two middle ones. Reorders `values`.
double medianOf(std::vector<qint64>& values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return double(*middle);
    }
    return (double(*middle) + double(*std::max_element(values.begin(), middle))) / 2;
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

} // namespace

HoldingTimes holdingTimes(const ClosedTrades& closed) {
    std::vector<qint64> times;
    times.reserve(closed.size());
    std::array<double, 3> sums{};
    std::array<int, 3> counts{};
    UnionLength open;
    qint32 firstDay = 0;
    qint32 lastDay = 0;
    for (std::size_t i = closed.size(); i-- > 0;) { // from the last exit back: the order UnionLength needs
        const auto& [from, to] = closed.held[i];
        if (from == ClosedTrades::Held::Unknown) {
            continue;
        }
        firstDay = times.empty() ? closed.keys[i].entryDay : std::min(firstDay, closed.keys[i].entryDay);
        lastDay = times.empty() ? closed.exitDays[i] : std::max(lastDay, closed.exitDays[i]);
        times.push_back(to - from);
        sums[std::size_t(closed.outcomes[i])] += double(to - from);
        ++counts[std::size_t(closed.outcomes[i])];
        open.add(from, to);
    }
    const Undefinedness why = closed.size() == 0 ? Undefinedness::NoClosedTrades : Undefinedness::NoTimes;
    const int n = int(times.size());
    HoldingTimes found;
    found.average = averageOf(sums[0] + sums[1] + sums[2], n, why);
    const auto of = [&](Outcome outcome, Undefinedness none) {
        const auto at = std::size_t(outcome);
        return averageOf(sums[at], counts[at], n == 0 ? why : none);
    };
    found.averageOfWins = of(Outcome::Win, Undefinedness::NoWins);
    found.averageOfLosses = of(Outcome::Loss, Undefinedness::NoLosses);
    found.averageOfBreakEvens = of(Outcome::BreakEven, Undefinedness::NoTrades);
    if (n == 0) {
        found.median = found.exposure = Number::undefined(why);
        return found;
    }
    found.median = Number::finite(medianOf(times) / kMsPerSecond, n);
    // A day on which clocks go back has 25 hours: never more than all of the time.
    const double share = double(open.total()) / (kMsPerDay * double(lastDay - firstDay + 1));
    found.exposure = Number::finite(100 * std::min(share, 1.0), n);
    return found;
}

} // namespace core
