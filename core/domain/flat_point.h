#pragma once

#include "core/base/clock.h"
#include "core/domain/trade.h"

#include <algorithm>

namespace core {

/// A sale's meaning depends on what is bought later that day, in whatever zone the account's day is cut, and
/// a fill with only a date stands at 00:00Z of it: no two fills of one such day are further apart.
inline constexpr std::chrono::hours kDayInAnyZone{36};

/// Finds how far back trades must be matched again: to the last flat point before a changed fill. Nothing
/// earlier can be cut otherwise by what happens from then on. Is shown the trades of one account and
/// instrument without a position, by their last fill, the latest first; of those that end at one time, the
/// ones that later fills still join first.
class FlatPointSearch {
public:
    /// `from` is kDayInAnyZone before the earliest changed fill.
    explicit FlatPointSearch(Instant from) : m_from(from) {}

    /// Whether this trade must be matched again; false ends the search.
    bool takes(Instant firstAt, Instant lastAt, TradeStatus status, bool holdingKnown) {
        // Whatever comes next joins an open position, however long ago its last fill was, and closings join
        // those without an opening before them: no cut between. Also where a person told the opening's price
        // and the trade counts as closed, which the unknown holding time gives away.
        const bool joinsNext = status != TradeStatus::Closed || !holdingKnown;
        if (lastAt < m_from && !joinsNext) {
            return false;
        }
        m_from = std::min(m_from, firstAt);
        return true;
    }

private:
    Instant m_from;
};

} // namespace core
