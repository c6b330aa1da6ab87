#include "core/statistics/figure_list.h"

#include <array>

namespace core {
namespace {

using Group = FigureGroup;
using Unit = FigureUnit;

template <auto Member>
FigureValue of(const Summary& summary) {
    return summary.*Member;
}

template <ChargeKind Kind>
FigureValue costOf(const Summary& summary) {
    return summary.costs[std::size_t(Kind)];
}

constexpr char16_t kTharp[] = u"V. Tharp; the risk is that of the initial stop";
constexpr char16_t kSharpe[] = u"W. Sharpe 1994";
constexpr char16_t kDownside[] = u"PerformanceAnalytics for R: downside deviation over all days";

// p is the P&L of a trade on the chosen basis.
constexpr FigureDefinition kFigures[] = {
    {u"totalNetPnL", u"Net P&L", Group::Results, Unit::Result, of<&Summary::totalNetPnL>,
     u"Sum of the closed trades' P&L after all costs", u""},
    {u"totalPnL", u"Gross P&L", Group::Results, Unit::Result, of<&Summary::totalPnL>,
     u"Sum over the closed trades of (cash of the sells − cash of the buys) × multiplier, before costs", u""},
    {u"totalFees", u"Costs", Group::Results, Unit::Amount, of<&Summary::totalFees>,
     u"Sum of all costs of the closed trades; rebates count as negative costs", u""},
    {u"realisedOnOpenTrades", u"Realised on open trades", Group::Results, Unit::Result,
     of<&Summary::realisedOnOpenTrades>,
     u"What partial exits of trades that are still open have realised; in no other figure", u""},
    {u"expectancy", u"Expectancy", Group::Results, Unit::Result, of<&Summary::expectancy>,
     u"Σp ÷ number of trades", u""},
    {u"profitFactor", u"Profit factor", Group::Results, Unit::Ratio, of<&Summary::profitFactor>,
     u"Gross profit ÷ gross loss", u""},
    {u"payoffRatio", u"Payoff ratio", Group::Results, Unit::Ratio, of<&Summary::payoffRatio>,
     u"Average win ÷ average loss", u""},
    {u"grossProfit", u"Gross profit", Group::Results, Unit::Amount, of<&Summary::grossProfit>,
     u"Σp of the trades with p > 0", u""},
    {u"grossLoss", u"Gross loss", Group::Results, Unit::Amount, of<&Summary::grossLoss>,
     u"Σ−p of the trades with p < 0", u""},
    {u"averageWin", u"Average win", Group::Results, Unit::Amount, of<&Summary::averageWin>,
     u"Σp of the winning trades ÷ their number", u""},
    {u"averageLoss", u"Average loss", Group::Results, Unit::Amount, of<&Summary::averageLoss>,
     u"Σ−p of the losing trades ÷ their number", u""},
    {u"largestWin", u"Largest win", Group::Results, Unit::Amount, of<&Summary::largestWin>,
     u"Largest p of the winning trades", u""},
    {u"largestLoss", u"Largest loss", Group::Results, Unit::Amount, of<&Summary::largestLoss>,
     u"Largest −p of the losing trades", u""},
    {u"avgReturn", u"Average return", Group::Results, Unit::Percent, of<&Summary::avgReturn>,
     u"Mean of net P&L ÷ (entry price × quantity × multiplier)", u""},

    {u"totalTrades", u"Closed trades", Group::Outcomes, Unit::Count, of<&Summary::totalTrades>,
     u"Trades that went flat again", u""},
    {u"winningTrades", u"Winning trades", Group::Outcomes, Unit::Count, of<&Summary::winningTrades>,
     u"p above the account's break-even tolerance (zero unless set)", u""},
    {u"losingTrades", u"Losing trades", Group::Outcomes, Unit::Count, of<&Summary::losingTrades>,
     u"p below minus the account's break-even tolerance", u""},
    {u"breakEvenTrades", u"Break-even trades", Group::Outcomes, Unit::Count, of<&Summary::breakEvenTrades>,
     u"|p| within the account's break-even tolerance; sums include them", u""},
    {u"openTrades", u"Open trades", Group::Outcomes, Unit::Count, of<&Summary::openTrades>,
     u"Trades not flat yet; in no figure of closed trades", u""},
    {u"unopenedTrades", u"Trades without an opening", Group::Outcomes, Unit::Count,
     of<&Summary::unopenedTrades>, u"Closings whose opening is not in the journal; in no total", u""},
    {u"winRate", u"Win rate", Group::Outcomes, Unit::Percent, of<&Summary::winRate>,
     u"Winning trades ÷ closed trades", u""},
    {u"winRateWithoutBreakEven", u"Win rate without break-even", Group::Outcomes, Unit::Percent,
     of<&Summary::winRateWithoutBreakEven>, u"Winning trades ÷ (winning + losing trades)", u""},
    {u"longestWinningRun", u"Longest winning run", Group::Outcomes, Unit::Count,
     of<&Summary::longestWinningRun>,
     u"Most winning trades in a row, in exit order; a break-even ends the run", u""},
    {u"longestLosingRun", u"Longest losing run", Group::Outcomes, Unit::Count, of<&Summary::longestLosingRun>,
     u"Most losing trades in a row, in exit order; a break-even ends the run", u""},

    {u"tradesWithRisk", u"Trades with a stop", Group::Risk, Unit::Count, of<&Summary::tradesWithRisk>,
     u"Trades with an initial risk = |entry − initial stop| × quantity × multiplier", kTharp},
    {u"averageR", u"Average R", Group::Risk, Unit::R, of<&Summary::averageR>,
     u"Mean of net P&L ÷ initial risk over the trades with a stop", kTharp},
    {u"expectancyR", u"Expectancy in R", Group::Risk, Unit::R, of<&Summary::expectancyR>,
     u"Average R: what a trade brings for each unit of money at risk", kTharp},
    {u"sqn", u"SQN", Group::Risk, Unit::Ratio, of<&Summary::sqn>,
     u"√n × mean(R) ÷ sd(R), n trades with a stop, sd with n − 1", kTharp},
    {u"sqn100", u"SQN (100)", Group::Risk, Unit::Ratio, of<&Summary::sqn100>, u"As SQN with n at most 100",
     kTharp},
    {u"kelly", u"Kelly", Group::Risk, Unit::Fraction, of<&Summary::kelly>,
     u"p − (1 − p) ÷ payoff ratio with p = wins ÷ (wins + losses); negative: no edge", u"J. Kelly 1956"},
    {u"halfKelly", u"Half Kelly", Group::Risk, Unit::Fraction, of<&Summary::halfKelly>, u"Kelly ÷ 2",
     u"J. Kelly 1956"},

    {u"maxDrawdown", u"Max drawdown", Group::Equity, Unit::Percent, of<&Summary::maxDrawdown>,
     u"Deepest (equity − peak) ÷ peak, after each closed trade; the starting equity counts as a peak", u""},
    {u"maxDrawdownMoney", u"Max drawdown, money", Group::Equity, Unit::Result, of<&Summary::maxDrawdownMoney>,
     u"Deepest equity − peak, after each closed trade; the starting equity counts as a peak", u""},
    {u"recoveryFactor", u"Recovery factor", Group::Equity, Unit::Ratio, of<&Summary::recoveryFactor>,
     u"Net P&L ÷ max drawdown in money", u""},
    {u"sharpeRatio", u"Sharpe ratio", Group::Equity, Unit::Ratio, of<&Summary::sharpeRatio>,
     u"(mean(r) − f) ÷ sd(r) × √252 of daily net returns r (√365 with crypto), f the journal’s risk-free "
     u"rate a day, 0 unless set. Days without trades count. Where returns are serially correlated, √252 "
     u"misleads (Lo 2002)",
     kSharpe},
    {u"sortinoRatio", u"Sortino ratio", Group::Equity, Unit::Ratio, of<&Summary::sortinoRatio>,
     u"mean(r) ÷ √(Σ min(r, 0)² ÷ n) × √252 over all n days (√365 with crypto)", kDownside},
    {u"volatility", u"Volatility", Group::Equity, Unit::Percent, of<&Summary::volatility>,
     u"sd(r) × √252 of daily net returns (√365 with crypto)", u""},
    {u"cagr", u"CAGR", Group::Equity, Unit::Percent, of<&Summary::cagr>,
     u"(Π(1 + daily return))^(365.25 ÷ days) − 1, from one year on", u""},
    {u"calmarRatio", u"Calmar ratio", Group::Equity, Unit::Ratio, of<&Summary::calmarRatio>,
     u"Annualised return ÷ max drawdown %, both of the last 36 months", u"PerformanceAnalytics for R"},
    {u"marRatio", u"MAR ratio", Group::Equity, Unit::Ratio, of<&Summary::marRatio>,
     u"Annualised return ÷ max drawdown %, both since the start", u""},
    {u"ulcerIndex", u"Ulcer index", Group::Equity, Unit::Ratio, of<&Summary::ulcerIndex>,
     u"√mean((100 × (equity − peak) ÷ peak)²) over every day and the start", u"P. Martin 1987"},

    {u"pnlMeanOverDeviation", u"P&L mean / deviation", Group::Significance, Unit::Ratio,
     of<&Summary::pnlMeanOverDeviation>, u"mean(p) ÷ sd(p), sd with n − 1; per trade, not a Sharpe ratio",
     u""},
    {u"tStatistic", u"t-statistic", Group::Significance, Unit::Ratio, of<&Summary::tStatistic>,
     u"mean(p) ÷ (sd(p) ÷ √N)", u"Student's t, N − 1 degrees of freedom"},
    {u"chanceOfLuck", u"Chance that this is luck", Group::Significance, Unit::Fraction,
     of<&Summary::chanceOfLuck>,
     u"One-sided p-value of the t-statistic: how often a mean this good comes without any edge",
     u"Student's t, N − 1 degrees of freedom"},
    {u"kRatio1996", u"K-ratio (1996)", Group::Significance, Unit::Ratio, of<&Summary::kRatio1996>,
     u"Least squares of cumulative net P&L on the trade number: slope ÷ (standard error × √n)",
     u"L. Kestner 1996"},
    {u"runsZ", u"Runs Z", Group::Significance, Unit::Ratio, of<&Summary::runsZ>,
     u"(n(R − 1) − P) ÷ √(P(P − n) ÷ (n − 1)) with R runs of wins and losses, P = 2WL, break-evens left out; "
     u"below −2: wins follow wins",
     u"Wald and Wolfowitz 1940"},

    {u"averageHoldingSeconds", u"Average holding time", Group::Times, Unit::Duration,
     of<&Summary::averageHoldingSeconds>, u"Mean of exit − entry, of the trades whose times are known", u""},
    {u"medianHoldingSeconds", u"Median holding time", Group::Times, Unit::Duration,
     of<&Summary::medianHoldingSeconds>, u"Middle one of exit − entry, of the trades whose times are known",
     u""},
    {u"averageHoldingSecondsOfWins", u"Holding time of wins", Group::Times, Unit::Duration,
     of<&Summary::averageHoldingSecondsOfWins>, u"Mean of exit − entry of the winning trades", u""},
    {u"averageHoldingSecondsOfLosses", u"Holding time of losses", Group::Times, Unit::Duration,
     of<&Summary::averageHoldingSecondsOfLosses>, u"Mean of exit − entry of the losing trades", u""},
    {u"averageHoldingSecondsOfBreakEvens", u"Holding time of break-evens", Group::Times, Unit::Duration,
     of<&Summary::averageHoldingSecondsOfBreakEvens>, u"Mean of exit − entry of the break-even trades", u""},
    {u"medianHoldingSecondsOfWins", u"Median time of wins", Group::Times, Unit::Duration,
     of<&Summary::medianHoldingSecondsOfWins>, u"Middle one of exit − entry of the winning trades", u""},
    {u"medianHoldingSecondsOfLosses", u"Median time of losses", Group::Times, Unit::Duration,
     of<&Summary::medianHoldingSecondsOfLosses>, u"Middle one of exit − entry of the losing trades", u""},
    {u"medianHoldingSecondsOfBreakEvens", u"Median time of break-evens", Group::Times, Unit::Duration,
     of<&Summary::medianHoldingSecondsOfBreakEvens>, u"Middle one of exit − entry of the break-even trades",
     u""},
    {u"exposure", u"Exposure", Group::Times, Unit::Percent, of<&Summary::exposure>,
     u"Time with any position open ÷ time from the first entry day to the last exit day, nights included",
     u""},
    {u"averageMae", u"Average MAE", Group::Times, Unit::Result, of<&Summary::averageMae>,
     u"Mean of the worst open P&L during the trade, where known", u"J. Sweeney 1996"},
    {u"averageMfe", u"Average MFE", Group::Times, Unit::Result, of<&Summary::averageMfe>,
     u"Mean of the best open P&L during the trade, where known", u"J. Sweeney 1996"},
    {u"averageMaeR", u"Average MAE in R", Group::Times, Unit::R, of<&Summary::averageMaeR>,
     u"Mean of MAE ÷ initial risk over the trades that have both", u"J. Sweeney 1996"},
    {u"averageMfeR", u"Average MFE in R", Group::Times, Unit::R, of<&Summary::averageMfeR>,
     u"Mean of MFE ÷ initial risk over the trades that have both", u"J. Sweeney 1996"},
    {u"exitEfficiency", u"Exit efficiency", Group::Times, Unit::Percent, of<&Summary::exitEfficiency>,
     u"Mean of p ÷ MFE over the trades with a positive MFE", u""},

    {u"bestTradeShare", u"Profit from the best trade", Group::Concentration, Unit::Fraction,
     of<&Summary::bestTradeShare>, u"Largest p ÷ gross profit", u""},
    {u"bestTenPercentShare", u"Profit from the best 10 %", Group::Concentration, Unit::Fraction,
     of<&Summary::bestTenPercentShare>,
     u"Profits of the best tenth of all trades (rounded up) ÷ gross profit", u""},
    {u"bestDayShare", u"Profit from the best day", Group::Concentration, Unit::Fraction,
     of<&Summary::bestDayShare>, u"P&L of the best exit day ÷ gross profit", u""},

    {u"costs.commission", u"Commission", Group::Costs, Unit::Amount, costOf<ChargeKind::Commission>,
     u"Sum over the closed trades", u""},
    {u"costs.exchange", u"Exchange fees", Group::Costs, Unit::Amount, costOf<ChargeKind::Exchange>,
     u"Sum over the closed trades", u""},
    {u"costs.regulatory", u"Regulatory fees", Group::Costs, Unit::Amount, costOf<ChargeKind::Regulatory>,
     u"Sum over the closed trades", u""},
    {u"costs.taxes", u"Taxes", Group::Costs, Unit::Amount, costOf<ChargeKind::Taxes>,
     u"Sum over the closed trades", u""},
    {u"costs.funding", u"Funding and swaps", Group::Costs, Unit::Amount, costOf<ChargeKind::Funding>,
     u"Sum over the closed trades", u""},
    {u"costs.other", u"Other costs", Group::Costs, Unit::Amount, costOf<ChargeKind::Other>,
     u"Sum over the closed trades", u""},
    {u"costsPercentOfGrossProfit", u"Costs in % of gross profit", Group::Costs, Unit::Percent,
     of<&Summary::costsPercentOfGrossProfit>, u"All costs ÷ gross profit", u""},
    {u"costsPerTrade", u"Costs per trade", Group::Costs, Unit::Amount, of<&Summary::costsPerTrade>,
     u"All costs ÷ number of closed trades", u""},
    {u"costsPerUnit", u"Costs per unit", Group::Costs, Unit::UnitAmount, of<&Summary::costsPerUnit>,
     u"All costs ÷ units entered (shares, contracts, coins) in the closed trades", u""},
};

QString numberText(const Number& number, FigureUnit unit, const FigureText& text) {
    switch (unit) {
    case FigureUnit::Percent:
        return text.percent(number);
    case FigureUnit::R:
        return text.inR(number);
    case FigureUnit::Duration:
        return text.duration(number);
    case FigureUnit::Fraction:
        return text.percent(number.isFinite() ? Number::finite(100 * number.value, number.n) : number);
    case FigureUnit::Count:
    case FigureUnit::Amount:
    case FigureUnit::UnitAmount:
    case FigureUnit::Result:
    case FigureUnit::Ratio:
        break;
    }
    return text.ratio(number);
}

} // namespace

std::span<const FigureDefinition> figureList() {
    return kFigures;
}

const FigureDefinition* figureNamed(const QString& key) {
    for (const FigureDefinition& figure : kFigures) {
        if (key == QStringView(figure.key)) {
            return &figure;
        }
    }
    return nullptr;
}

QString groupTitle(FigureGroup group) {
    switch (group) {
    case FigureGroup::Results:
        return QStringLiteral("Results");
    case FigureGroup::Outcomes:
        return QStringLiteral("Outcomes");
    case FigureGroup::Risk:
        return QStringLiteral("Risk and sizing");
    case FigureGroup::Equity:
        return QStringLiteral("Equity (always net)");
    case FigureGroup::Significance:
        return QStringLiteral("Significance");
    case FigureGroup::Times:
        return QStringLiteral("Time in the trade");
    case FigureGroup::Concentration:
        return QStringLiteral("Concentration");
    case FigureGroup::Costs:
        return QStringLiteral("Costs");
    }
    return {};
}

QString textOf(const FigureDefinition& figure, const Summary& summary, const FigureText& text) {
    const FigureValue value = figure.value(summary);
    if (const int* count = std::get_if<int>(&value)) {
        return text.count(*count);
    }
    if (const MoneyFigure* money = std::get_if<MoneyFigure>(&value)) {
        if (figure.unit == FigureUnit::UnitAmount) {
            return text.unitMoney(*money, summary.currency);
        }
        const auto plus =
            figure.unit == FigureUnit::Result ? FigureText::Plus::Always : FigureText::Plus::Never;
        return text.money(*money, summary.currency, plus);
    }
    return numberText(std::get<Number>(value), figure.unit, text);
}

Undefinedness reasonOf(const FigureValue& value) {
    if (const Number* number = std::get_if<Number>(&value)) {
        return number->reason;
    }
    if (const MoneyFigure* money = std::get_if<MoneyFigure>(&value)) {
        return money->reason;
    }
    return Undefinedness::None;
}

} // namespace core
