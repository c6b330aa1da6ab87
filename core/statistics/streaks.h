#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/number.h"

#include <span>

namespace core {

/// A row of trades with the same outcome: `length` of them from position `first` of the selection's closed
/// trades.
struct Streak {
    int first = 0;
    int length = 0;
};

struct Streaks {
    Streak longestWinning; ///< the earliest of equally long ones
    Streak longestLosing;
    int wins = 0;
    int losses = 0;
    int breakEvens = 0;
    int runs = 0; ///< of wins and losses with the break-evens left out
};

/// A break-even ends a winning or losing run.
Streaks streaksOf(std::span<const Outcome> outcomes);

/// Do wins follow wins? Wald and Wolfowitz 1940 on wins and losses without break-evens:
/// (n(R − 1) − P) / sqrt(P(P − n)/(n − 1)), P = 2WL; positive when they alternate.
Number runsZ(const Streaks& streaks);

} // namespace core
