#include "core/statistics/streaks.h"

#include <array>
#include <cmath>

namespace core {

Streaks streaksOf(std::span<const Outcome> outcomes) {
    // By outcome, for wins and losses take turns at random and a branch on them would be foreseen half of
    // the time.
    std::array<int, 3> counts{};
    std::array<Streak, 3> longest{};
    Streak current;
    Outcome previous = Outcome::BreakEven;
    Outcome previousDecided = Outcome::BreakEven;
    int runs = 0;
    for (int i = 0; i < int(outcomes.size()); ++i) {
        const Outcome outcome = outcomes[std::size_t(i)];
        const bool continues = outcome == previous;
        current = {continues ? current.first : i, continues ? current.length + 1 : 1};
        previous = outcome;
        ++counts[std::size_t(outcome)];
        if (current.length > longest[std::size_t(outcome)].length) {
            longest[std::size_t(outcome)] = current;
        }
        const bool decided = outcome != Outcome::BreakEven;
        runs += int(decided) & int(outcome != previousDecided);
        previousDecided = decided ? outcome : previousDecided;
    }
    const auto at = [](const auto& each, Outcome outcome) { return each[std::size_t(outcome)]; };
    return {at(longest, Outcome::Win), at(longest, Outcome::Loss),     at(counts, Outcome::Win),
            at(counts, Outcome::Loss), at(counts, Outcome::BreakEven), runs};
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
