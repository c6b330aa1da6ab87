#include "core/statistics/drawdown.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace core {
namespace {

/// Follows an equity through its peaks. Units of Decimal in 128 bits.
class DrawdownTracker {
public:
    void restart(Int128 equity, qint32 day) {
        *this = DrawdownTracker();
        m_equity = m_peak = equity;
        m_peakDay = day;
    }

    void move(Decimal amount) {
        m_equity += amount.units();
        m_peak += amount.units();
        m_belowPeak = 0; // the same depth is another share of the moved peak
    }

    void add(Decimal net, qint32 day) {
        m_equity += net.units();
        m_peakEverNotPositive = m_peakEverNotPositive || m_peak <= 0;
        if (m_equity >= m_peak) {
            m_peak = m_equity;
            m_peakDay = day;
            m_belowPeak = 0;
            m_money.recover(day);
            m_percent.recover(day);
            return;
        }
        const Int128 depth = m_peak - m_equity;
        if (depth <= m_belowPeak) {
            return;
        }
        m_belowPeak = depth;
        if (depth > m_money.depth) {
            m_money.begin(depth, m_peakDay);
        }
        if (m_peak > 0) {
            const double share = double(depth) / double(m_peak);
            if (share > m_percent.depth) {
                m_percent.begin(share, m_peakDay);
            }
        }
    }

    Int128 equity() const { return m_equity; }

    Drawdowns finish(qint32 lastDay, bool percentKnown, int n) const {
        Drawdowns found;
        const auto whole = toDecimal(m_money.depth);
        found.money = whole ? MoneyFigure{-*whole, Undefinedness::None}
                            : MoneyFigure{std::nullopt, Undefinedness::TooLarge};
        found.moneyEpisode = m_money.episode(lastDay);
        found.moneyEpisode.depth =
            whole ? Number::finite(-whole->toDouble(), n) : Number::undefined(Undefinedness::TooLarge, n);
        if (!percentKnown) {
            found.percent = Number::undefined(Undefinedness::NoStartingEquity, n);
        } else if (m_peakEverNotPositive) {
            found.percent = Number::undefined(Undefinedness::EquityNotPositive, n);
        } else {
            found.percent = Number::finite(-100 * m_percent.depth, n);
            found.percentEpisode = m_percent.episode(lastDay);
        }
        found.percentEpisode.depth = found.percent;
        return found;
    }

private:
    template <typename Depth>
    struct Deepest {
        Depth depth = 0;
        qint32 from = 0;
        qint32 to = 0;
        bool isOngoing = false;

        void begin(Depth newDepth, qint32 peakDay) {
            depth = newDepth;
            from = peakDay;
            isOngoing = true;
        }
        void recover(qint32 day) {
            if (isOngoing) {
                to = day;
                isOngoing = false;
            }
        }
        DrawdownEpisode episode(qint32 lastDay) const {
            DrawdownEpisode found;
            if (depth > 0) {
                const qint32 end = isOngoing ? lastDay : to;
                found.from = dayFromNumber(from);
                found.to = dayFromNumber(end);
                found.days = std::max(0, end - from);
                found.ongoing = isOngoing;
            }
            return found;
        }
    };

    static std::optional<Decimal> toDecimal(const Int128& units) {
        if (units > Int128(std::numeric_limits<std::int64_t>::max())) {
            return std::nullopt;
        }
        return Decimal::fromUnits(static_cast<std::int64_t>(units));
    }

    Int128 m_equity = 0;
    Int128 m_peak = 0;
    Int128 m_belowPeak = 0; ///< the deepest below this peak so far
    qint32 m_peakDay = 0;
    bool m_peakEverNotPositive = false;
    Deepest<Int128> m_money;
    Deepest<double> m_percent;
};

} // namespace

Drawdowns drawdownsOf(const ClosedTrades& closed, const StartingEquity& start,
                      std::optional<qint32> fromDay) {
    if (start.reason != Undefinedness::None) {
        Drawdowns none;
        none.percent = Number::undefined(start.reason, 0);
        // Nothing traded is nothing lost.
        none.money = start.reason == Undefinedness::NoClosedTrades
                         ? MoneyFigure{Decimal(), Undefinedness::None}
                         : MoneyFigure{std::nullopt, start.reason};
        return none;
    }
    const auto [first, last] = std::minmax_element(closed.exitDays.begin(), closed.exitDays.end());
    DrawdownTracker tracker;
    tracker.restart(start.amount.units(), fromDay.value_or(*first));
    auto movement = start.later.begin();
    int n = 0;
    bool measuring = !fromDay;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const qint32 day = closed.exitDays[i];
        if (!measuring && day >= *fromDay) {
            tracker.restart(tracker.equity(), *fromDay);
            measuring = true;
        }
        for (; movement != start.later.end() && movement->day <= day; ++movement) {
            tracker.move(movement->amount);
        }
        tracker.add(closed.net[i], day);
        n += measuring ? 1 : 0;
    }
    return tracker.finish(*last, start.isKnown, n);
}

} // namespace core
