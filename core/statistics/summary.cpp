#include "core/statistics/summary.h"

#include "core/statistics/closed_trades.h"
#include "core/statistics/concentration.h"
#include "core/statistics/daily_returns.h"
#include "core/statistics/day_totals.h"
#include "core/statistics/drawdown.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/holding_times.h"
#include "core/statistics/money_sums.h"
#include "core/statistics/r_multiples.h"
#include "core/statistics/significance.h"
#include "core/statistics/streaks.h"
#include "core/statistics/trade_sums.h"

#include <algorithm>

namespace core {
namespace {

MoneySums moneySums(const ClosedTrades& closed) {
    MoneySums sums;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        sums.add(closed.gross[i], closed.net[i], closed.basis(), closed.outcomes[i]);
    }
    return sums;
}

OutcomeSums outcomeSums(const ClosedTrades& closed) {
    OutcomeSums sums;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        sums.add(closed.pnl()[i], closed.outcomes[i]);
    }
    return sums;
}

MoneyFigure moneyFigure(Decimal amount, Undefinedness why) {
    DecimalSum sum;
    return core::moneyFigure(sum += amount, why);
}

void setMoney(Summary& summary, const MoneySums& sums, const ClosedTrades& closed) {
    const Undefinedness why = closed.moneyReason;
    summary.totalPnL = core::moneyFigure(sums.gross, why);
    summary.totalNetPnL = core::moneyFigure(sums.net, why);
    summary.grossProfit = core::moneyFigure(sums.profit, why);
    summary.grossLoss = core::moneyFigure(sums.loss(closed.basis()), why);
    summary.profitFactor = profitFactor(sums, closed.basis(), why);
    summary.expectancy =
        averageFigure(sums.onBasis(closed.basis()), sums.trades, Undefinedness::NoClosedTrades, why);
}

void setWinsAndLosses(Summary& summary, const ClosedTrades& closed) {
    const OutcomeSums sums = outcomeSums(closed);
    const int trades = int(closed.size());
    const Undefinedness why = closed.moneyReason;
    const Undefinedness noWins = trades == 0 ? Undefinedness::NoClosedTrades : Undefinedness::NoWins;
    const Undefinedness noLosses = trades == 0 ? Undefinedness::NoClosedTrades : Undefinedness::NoLosses;
    summary.payoffRatio = payoffRatio(sums, trades, why);
    summary.averageWin = averageFigure(sums.ofWins, sums.wins, noWins, why);
    summary.averageLoss = averageFigure(sums.ofLosses, sums.losses, noLosses, why);
    summary.largestWin = moneyFigure(sums.largestWin, sums.wins == 0 ? noWins : why);
    summary.largestLoss = moneyFigure(sums.largestLoss, sums.losses == 0 ? noLosses : why);
}

void setTotalsByCurrency(Summary& summary, const ClosedTrades& closed) {
    struct Totals {
        int trades = 0;
        DecimalSum gross, net, fees;
    };
    std::vector<Totals> byCurrency(closed.book.currencies.size());
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const Trade& trade = closed.trade(i);
        Totals& totals = byCurrency[std::size_t(trade.currency)];
        ++totals.trades;
        totals.gross += trade.grossPnl;
        totals.net += trade.netPnl;
        for (int kind = 0; kind < kChargeKinds; ++kind) {
            totals.fees += trade.charges[ChargeKind(kind)];
        }
    }
    const auto figure = [](const DecimalSum& sum) { return core::moneyFigure(sum, Undefinedness::None); };
    for (std::size_t i = 0; i < byCurrency.size(); ++i) {
        const Totals& totals = byCurrency[i];
        if (totals.trades > 0) {
            summary.totalsByCurrency.push_back(
                {closed.book.currencies[i], figure(totals.gross), figure(totals.net), figure(totals.fees)});
        }
    }
    std::sort(summary.totalsByCurrency.begin(), summary.totalsByCurrency.end(),
              [](const CurrencyTotal& a, const CurrencyTotal& b) { return a.currency < b.currency; });
}

/// The currency of what open trades realised: the closed trades' own, or where nothing is closed that of the
/// first open trade that realised something.
QString currencyOfOpenTrades(const ClosedTrades& closed) {
    const std::vector<quint32>& open = closed.selection.open;
    if (closed.size() > 0 || open.empty()) {
        return closed.currency;
    }
    const auto first = std::find_if(open.begin(), open.end(), [&](quint32 index) {
        return !closed.book.trades[index].pnl(closed.basis()).isZero();
    });
    return closed.book.currencyOf(closed.book.trades[first != open.end() ? *first : open.front()]);
}

void setOpenTrades(Summary& summary, const ClosedTrades& closed) {
    const TradeBook& book = closed.book;
    const QString currency = currencyOfOpenTrades(closed);
    DecimalSum sum;
    Undefinedness why = Undefinedness::None;
    for (const quint32 index : closed.selection.open) {
        const Trade& trade = book.trades[index];
        const Decimal realised = trade.pnl(closed.basis());
        std::optional<Decimal> amount = realised;
        if (!realised.isZero() && book.currencyOf(trade) != currency) {
            const auto rate = book.fxRates.rate(book.currencyOf(trade), currency, trade.exitDay);
            amount = rate ? multiplied(realised, *rate) : std::nullopt;
            why = amount ? why : Undefinedness::MixedCurrencies;
        }
        sum += amount.value_or(Decimal());
    }
    summary.openTrades = int(closed.selection.open.size());
    summary.unopenedTrades = int(closed.selection.unopened.size());
    summary.realisedOnOpenTrades = core::moneyFigure(sum, why);
    summary.currency = currency;
}

void setOutcomes(Summary& summary, const ClosedTrades& closed, const MoneySums& sums) {
    const Streaks streaks = streaksOf(closed.outcomes);
    summary.totalTrades = sums.trades;
    summary.winningTrades = streaks.wins;
    summary.losingTrades = streaks.losses;
    summary.breakEvenTrades = streaks.breakEvens;
    summary.winRate = share(streaks.wins, sums.trades);
    summary.winRateWithoutBreakEven = share(streaks.wins, streaks.wins + streaks.losses);
    if (streaks.breakEvens > 0 && streaks.wins + streaks.losses == 0) {
        summary.winRateWithoutBreakEven = Number::undefined(Undefinedness::NoWinsAndNoLosses);
    }
    summary.longestWinningRun = streaks.longestWinning.length;
    summary.longestLosingRun = streaks.longestLosing.length;
    summary.runsZ = runsZ(streaks);
    summary.kelly = kelly(streaks, summary.payoffRatio);
    summary.halfKelly =
        summary.kelly.isFinite() ? Number::finite(summary.kelly.value / 2, summary.kelly.n) : summary.kelly;
    const RFigures r = rFigures(closed.rMultiples);
    summary.tradesWithRisk = r.trades;
    summary.averageR = summary.expectancyR = r.average;
    summary.sqn = r.sqn;
    summary.sqn100 = r.sqn100;
}

void setSignificance(Summary& summary, const ClosedTrades& closed) {
    if (closed.moneyReason != Undefinedness::None) {
        const Number none = Number::undefined(closed.moneyReason, int(closed.size()));
        summary.pnlMeanOverDeviation = summary.tStatistic = summary.chanceOfLuck = summary.kRatio1996 = none;
        return;
    }
    const Sample sample = sampleOf(closed.pnl());
    summary.pnlMeanOverDeviation = meanOverDeviation(sample);
    summary.tStatistic = tStatistic(sample);
    summary.chanceOfLuck = chanceOfLuck(summary.tStatistic);
    summary.kRatio1996 = kRatio1996(closed.net);
}

Number recoveryFactor(const MoneyFigure& net, const MoneyFigure& drawdown, int n) {
    if (n == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (!net.value || !drawdown.value) {
        return Number::undefined(net.value ? drawdown.reason : net.reason, n);
    }
    if (drawdown.value->isZero()) {
        return net.value->isPositive() ? Number::infinite(Undefinedness::NoDrawdown, n)
                                       : Number::undefined(Undefinedness::NoDrawdown, n);
    }
    return Number::finite(net.value->toDouble() / -drawdown.value->toDouble(), n);
}

void setEquityFigures(Summary& summary, const ClosedTrades& closed, const DayTotals& days) {
    const StartingEquity start = startingEquity(closed);
    const Drawdowns drawdowns = drawdownsOf(closed, start);
    summary.maxDrawdown = drawdowns.percent;
    summary.maxDrawdownMoney = drawdowns.money;
    summary.drawdownPercent = drawdowns.percentEpisode;
    summary.drawdownMoney = drawdowns.moneyEpisode;
    summary.recoveryFactor = recoveryFactor(summary.totalNetPnL, drawdowns.money, summary.totalTrades);

    const EquityCurve curve = equityCurve(closed, start, days);
    const DailyReturns returns = dailyReturns(curve);
    summary.sharpeRatio = sharpeRatio(returns, closed.book.settings.riskFreeRate.toDouble());
    summary.sortinoRatio = sortinoRatio(returns);
    summary.volatility = volatility(returns);
    summary.cagr = annualisedReturn(returns);
    summary.marRatio = summary.calmarRatio = returnOverDrawdown(summary.cagr, drawdowns.percent);
    if (const std::optional<Day> from = calmarStart(curve)) {
        summary.calmarRatio = returnOverDrawdown(annualisedReturn(returns, from),
                                                 drawdownsOf(closed, start, dayNumber(*from)).percent);
    }
    summary.ulcerIndex = ulcerIndex(curve);
}

/// The earliest of equally good days.
void setDays(Summary& summary, const ClosedTrades& closed, const DayTotals& totals,
             const DecimalSum& profit) {
    const auto pnl = [&](const DayTotal& day) {
        return closed.basis() == Basis::Net ? day.net.units() : day.gross.units();
    };
    const DayTotal* best = nullptr;
    const DayTotal* worst = nullptr;
    for (const DayTotal& day : totals.days) {
        if (day.trades > 0) {
            best = best == nullptr || pnl(day) > pnl(*best) ? &day : best;
            worst = worst == nullptr || pnl(day) < pnl(*worst) ? &day : worst;
        }
    }
    const DayTotal none;
    const DayTotal& bestDay = best != nullptr ? *best : none;
    summary.bestDayShare =
        shareOfProfit(closed.basis() == Basis::Net ? bestDay.net : bestDay.gross, profit, closed);
    const auto result = [&](const DayTotal* day) -> std::optional<DayResult> {
        if (day == nullptr || closed.moneyReason != Undefinedness::None || !day->gross.value() ||
            !day->net.value()) {
            return std::nullopt;
        }
        return DayResult{dayFromNumber(totals.firstDay + int(day - totals.days.data())), *day->gross.value(),
                         *day->net.value()};
    };
    summary.bestDay = result(best);
    summary.worstDay = result(worst);
}

void setTradeFigures(Summary& summary, const ClosedTrades& closed, const DecimalSum& profit) {
    const TradeSums sums = tradeSums(closed, profit);
    summary.costs = sums.costs;
    summary.totalFees = sums.totalCosts;
    summary.costsPercentOfGrossProfit = sums.costsPercentOfGrossProfit;
    summary.costsPerTrade = sums.costsPerTrade;
    summary.costsPerUnit = sums.costsPerUnit;
    summary.tradesWithIncompleteCosts = sums.withIncompleteCosts;
    summary.averageMae = sums.averageMae;
    summary.averageMfe = sums.averageMfe;
    summary.averageMaeR = sums.averageMaeR;
    summary.averageMfeR = sums.averageMfeR;
    summary.tradesWithMae = sums.withMae;
    summary.tradesWithMfe = sums.withMfe;
    summary.exitEfficiency = sums.exitEfficiency;
    summary.avgReturn = sums.averageReturn;
}

void setTimes(Summary& summary, const ClosedTrades& closed) {
    const HoldingTimes times = holdingTimes(closed);
    summary.averageHoldingSeconds = times.average;
    summary.medianHoldingSeconds = times.median;
    summary.averageHoldingSecondsOfWins = times.averageOfWins;
    summary.averageHoldingSecondsOfLosses = times.averageOfLosses;
    summary.averageHoldingSecondsOfBreakEvens = times.averageOfBreakEvens;
    summary.medianHoldingSecondsOfWins = times.medianOfWins;
    summary.medianHoldingSecondsOfLosses = times.medianOfLosses;
    summary.medianHoldingSecondsOfBreakEvens = times.medianOfBreakEvens;
    summary.exposure = times.exposure;
}

} // namespace

Summary summarise(const TradeBook& book, const TradeSelection& selection) {
    return summarise(ClosedTrades(book, selection));
}

Summary summarise(const ClosedTrades& closed) {
    Summary summary;
    summary.basis = closed.basis();
    const MoneySums sums = moneySums(closed);
    setMoney(summary, sums, closed);
    setWinsAndLosses(summary, closed);
    if (closed.moneyReason == Undefinedness::MixedCurrencies) {
        setTotalsByCurrency(summary, closed);
    }
    setOpenTrades(summary, closed);
    setOutcomes(summary, closed, sums);
    setSignificance(summary, closed);
    const DayTotals days = dayTotals(closed);
    setEquityFigures(summary, closed, days);
    const Concentration concentration = concentrationOf(closed, sums.profit);
    summary.bestTradeShare = concentration.bestTrade;
    summary.bestTenPercentShare = concentration.bestTenPercent;
    setDays(summary, closed, days, sums.profit);
    setTradeFigures(summary, closed, sums.profit);
    setTimes(summary, closed);
    return summary;
}

} // namespace core
