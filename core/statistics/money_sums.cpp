#include "core/statistics/money_sums.h"

namespace core {

MoneySums& MoneySums::operator+=(const MoneySums& other) {
    trades += other.trades;
    wins += other.wins;
    gross += other.gross;
    net += other.net;
    profit += other.profit;
    return *this;
}

MoneyFigure moneyFigure(const DecimalSum& sum, Undefinedness why) {
    if (why != Undefinedness::None) {
        return {std::nullopt, why};
    }
    const std::optional<Decimal> value = sum.value();
    return {value, value ? Undefinedness::None : Undefinedness::TooLarge};
}

MoneyFigure averageFigure(const DecimalSum& sum, int n, Undefinedness none, Undefinedness why) {
    if (n == 0) {
        return {std::nullopt, none};
    }
    MoneyFigure figure = moneyFigure(sum, why);
    if (figure.value) {
        figure.value = divided(*figure.value, Decimal::fromInt(n));
    }
    return figure;
}

Number profitFactor(const MoneySums& sums, Basis basis, Undefinedness why) {
    if (sums.trades == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (why != Undefinedness::None) {
        return Number::undefined(why, sums.trades);
    }
    const DecimalSum loss = sums.loss(basis);
    const DecimalSum profit = sums.profit;
    if (loss.sign() == 0) {
        return profit.sign() == 0 ? Number::undefined(Undefinedness::NoWinsAndNoLosses, sums.trades)
                                  : Number::infinite(Undefinedness::NoLosses, sums.trades);
    }
    return Number::finite(profit.toDouble() / loss.toDouble(), sums.trades);
}

Number payoffRatio(const OutcomeSums& sums, int trades, Undefinedness why) {
    if (trades == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (why != Undefinedness::None) {
        return Number::undefined(why, trades);
    }
    if (sums.wins == 0 || sums.losses == 0) {
        const Undefinedness none = sums.wins != 0     ? Undefinedness::NoLosses
                                   : sums.losses != 0 ? Undefinedness::NoWins
                                                      : Undefinedness::NoWinsAndNoLosses;
        return Number::undefined(none, trades);
    }
    const double averageWin = sums.ofWins.toDouble() / sums.wins;
    const double averageLoss = sums.ofLosses.toDouble() / sums.losses;
    return Number::finite(averageWin / averageLoss, sums.wins + sums.losses);
}

Number share(int part, int of) {
    return of == 0 ? Number::undefined(Undefinedness::NoClosedTrades) : Number::finite(100.0 * part / of, of);
}

} // namespace core
