#pragma once

#include "core/base/decimal.h"
#include "core/domain/trade_filter.h"
#include "core/statistics/figures.h"
#include "core/statistics/number.h"

#include <algorithm>
#include <cstdint>

namespace core {

/// A DecimalSum for inner loops: two 64-bit halves of each amount, added up apart, are exact for 2^31 amounts
/// and cost a fraction of 128-bit additions.
class SplitSum {
public:
    SplitSum& operator+=(Decimal value) {
        m_high += value.units() >> kHalf;
        m_low += value.units() & kLowHalf;
        return *this;
    }
    SplitSum& operator+=(const SplitSum& other) {
        m_high += other.m_high;
        m_low += other.m_low;
        return *this;
    }
    operator DecimalSum() const {
        DecimalSum sum;
        sum += Decimal::fromUnits(m_high);
        for (int i = 0; i < kHalf; ++i) {
            sum += DecimalSum(sum); // × 2
        }
        return sum += Decimal::fromUnits(m_low);
    }

private:
    static constexpr int kHalf = 32;
    static constexpr std::int64_t kLowHalf = 0xFFFF'FFFF;
    std::int64_t m_high = 0;
    std::int64_t m_low = 0;
};

/// The exact sums behind the money figures of a group of trades: a whole selection or one row of a breakdown.
struct MoneySums {
    int trades = 0;
    int wins = 0;
    SplitSum gross;
    SplitSum net;
    SplitSum profit; ///< Σ p above zero

    /// Without branches on the signs, which no processor can foresee: this is the inner loop of every
    /// breakdown.
    void add(Decimal grossPnl, Decimal netPnl, Basis basis, Outcome outcome) {
        const std::int64_t pnl = (basis == Basis::Net ? netPnl : grossPnl).units();
        ++trades;
        wins += outcome == Outcome::Win ? 1 : 0;
        gross += grossPnl;
        net += netPnl;
        profit += Decimal::fromUnits(pnl > 0 ? pnl : 0);
    }
    MoneySums& operator+=(const MoneySums& other);

    DecimalSum onBasis(Basis basis) const { return basis == Basis::Net ? net : gross; }
    /// Σ −p below zero.
    DecimalSum loss(Basis basis) const {
        DecimalSum sum = profit;
        return sum -= onBasis(basis);
    }
};

/// Sums over the trades labelled wins and losses: without a break-even tolerance Σp above and below zero.
struct OutcomeSums {
    int wins = 0;
    int losses = 0;
    DecimalSum ofWins;
    DecimalSum ofLosses; ///< of −p
    Decimal largestWin;
    Decimal largestLoss; ///< not negative

    void add(Decimal pnl, Outcome outcome) {
        const std::int64_t won = outcome == Outcome::Win ? pnl.units() : 0;
        const std::int64_t lost = outcome == Outcome::Loss ? -pnl.units() : 0;
        wins += outcome == Outcome::Win ? 1 : 0;
        losses += outcome == Outcome::Loss ? 1 : 0;
        ofWins += Decimal::fromUnits(won);
        ofLosses += Decimal::fromUnits(lost);
        largestWin = Decimal::fromUnits(std::max(largestWin.units(), won));
        largestLoss = Decimal::fromUnits(std::max(largestLoss.units(), lost));
    }
};

/// `why` other than None (mixed currencies …) makes every money figure undefined with that reason.
MoneyFigure moneyFigure(const DecimalSum& sum, Undefinedness why);
/// sum / n, half to even at 8 places; undefined with `none` for n = 0.
MoneyFigure averageFigure(const DecimalSum& sum, int n, Undefinedness none, Undefinedness why);

Number profitFactor(const MoneySums& sums, Basis basis, Undefinedness why);
/// `trades` counts break-evens too: whether there are any at all.
Number payoffRatio(const OutcomeSums& sums, int trades, Undefinedness why);
/// Percent; NoClosedTrades when `of` is zero.
Number share(int part, int of);

} // namespace core
