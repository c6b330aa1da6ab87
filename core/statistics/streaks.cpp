#include "core/statistics/streaks.h"

#include <cmath>

namespace core {

Streaks streaksOf(std::span<const Outcome> outcomes) {
    Streaks streaks;
    Streak current;
    Outcome previous = Outcome::BreakEven;
    Outcome previousDecided = Outcome::BreakEven;
    for (int i = 0; i < int(outcomes.size()); ++i) {
        const Outcome outcome = outcomes[std::size_t(i)];
        current = outcome == previous ? Streak{current.first, current.length + 1} : Streak{i, 1};
        previous = outcome;
        if (outcome == Outcome::BreakEven) {
            ++streaks.breakEvens;
            continue;
        }
        const bool won = outcome == Outcome::Win;
        ++(won ? streaks.wins : streaks.losses);
        streaks.runs += outcome != previousDecided ? 1 : 0;
        previousDecided = outcome;
        Streak& longest = won ? streaks.longestWinning : streaks.longestLosing;
        if (current.length > longest.length) {
            longest = current;
        }
    }
    return streaks;
}

Number runsZ(const Streaks& streaks) {
    const int n = streaks.wins + streaks.losses;
    if (n == 0) {
        return Number::undefined(
            streaks.breakEvens == 0 ? Undefinedness::NoClosedTrades : Undefinedness::NoWinsAndNoLosses, n);
    }
    if (streaks.wins == 0 || streaks.losses == 0) {
        return Number::undefined(streaks.wins == 0 ? Undefinedness::NoWins : Undefinedness::NoLosses, n);
    }
    const double count = n;
    const double pairs = 2.0 * streaks.wins * streaks.losses;
    if (pairs <= count) {
        return Number::undefined(Undefinedness::TooFew, n);
    }
    const double spread = std::sqrt(pairs * (pairs - count) / (count - 1));
    return Number::finite((count * (streaks.runs - 1) - pairs) / spread, n);
}

} // namespace core
