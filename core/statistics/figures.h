#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/number.h"

#include <array>
#include <optional>
#include <vector>

namespace core {

/// An exact money figure; without a value `reason` says why.
struct MoneyFigure {
    std::optional<Decimal> value;
    Undefinedness reason = Undefinedness::NoTrades;
};

struct DayResult {
    Day date{};
    Decimal gross;
    Decimal net;
};

struct CurrencyTotal {
    QString currency;
    MoneyFigure gross;
    MoneyFigure net;
    MoneyFigure fees;
};

/// One fall below a peak. `to` is the recovery day, or the last day while ongoing.
struct DrawdownEpisode {
    Number depth; ///< money figure's own value is in Summary; here % for the % episode, money for the other
    std::optional<Day> from;
    std::optional<Day> to;
    int days = 0;
    bool ongoing = false;
};

/// Every figure of one selection, each defined once (figure_list says how). Rates in percent, Kelly, chance
/// of luck and shares of profit as fractions, durations in seconds, money exact. Field names are the JSON
/// keys of the API.
///
/// Sums over no trades are zero, averages and ratios undefined. Gross loss, average loss and largest loss are
/// amounts, not negative; drawdowns are not positive.
struct Summary {
    Basis basis = Basis::Net;
    QString currency; ///< of all money here; empty when mixed or there are no trades
    int totalTrades = 0, openTrades = 0, unopenedTrades = 0;
    MoneyFigure realisedOnOpenTrades;
    int winningTrades = 0, losingTrades = 0, breakEvenTrades = 0;
    Number winRate, winRateWithoutBreakEven;
    MoneyFigure totalPnL, totalNetPnL, totalFees;
    std::vector<CurrencyTotal> totalsByCurrency; ///< filled when currencies are mixed
    MoneyFigure grossProfit, grossLoss;
    Number profitFactor, payoffRatio;
    MoneyFigure averageWin, averageLoss, largestWin, largestLoss, expectancy;
    int tradesWithRisk = 0;
    Number averageR, expectancyR, sqn, sqn100;
    Number avgReturn, pnlMeanOverDeviation, sharpeRatio, sortinoRatio, volatility;
    Number maxDrawdown;           ///< negative %
    MoneyFigure maxDrawdownMoney; ///< negative
    DrawdownEpisode drawdownPercent, drawdownMoney;
    Number recoveryFactor, cagr, calmarRatio, marRatio, ulcerIndex;
    Number kelly, halfKelly, kRatio1996, runsZ, tStatistic, chanceOfLuck;
    int longestWinningRun = 0, longestLosingRun = 0; ///< which trades: streaksOf()
    Number averageHoldingSeconds, medianHoldingSeconds, exposure;
    Number averageHoldingSecondsOfWins, averageHoldingSecondsOfLosses, averageHoldingSecondsOfBreakEvens;
    Number medianHoldingSecondsOfWins, medianHoldingSecondsOfLosses, medianHoldingSecondsOfBreakEvens;
    Number bestTradeShare, bestTenPercentShare, bestDayShare;
    MoneyFigure averageMae, averageMfe;
    Number averageMaeR, averageMfeR;
    int tradesWithMae = 0, tradesWithMfe = 0;
    Number exitEfficiency;
    std::array<MoneyFigure, kChargeKinds> costs; ///< by ChargeKind
    Number costsPercentOfGrossProfit;
    MoneyFigure costsPerTrade, costsPerUnit;
    std::optional<DayResult> bestDay, worstDay; ///< chosen by basis
    int tradesWithIncompleteCosts = 0;
};

} // namespace core
