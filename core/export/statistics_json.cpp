#include "core/export/statistics_json.h"

#include "core/domain/wire_names.h"
#include "core/export/figure_json.h"

namespace core {

namespace {

constexpr int kMoneyPlaces = 2;

const char* basisName(Basis basis) {
    return basis == Basis::Net ? "net" : "gross";
}

void writeCounts(JsonWriter& json, FigureJson& figures, const Summary& summary) {
    json.key("basis").string(basisName(summary.basis)).key("currency");
    summary.currency.isEmpty() ? json.null() : json.string(summary.currency);
    figures.count("totalTrades", summary.totalTrades)
        .count("openTrades", summary.openTrades)
        .count("unopenedTrades", summary.unopenedTrades)
        .money("realisedOnOpenTrades", summary.realisedOnOpenTrades)
        .count("winningTrades", summary.winningTrades)
        .count("losingTrades", summary.losingTrades)
        .count("breakEvenTrades", summary.breakEvenTrades)
        .number("winRate", summary.winRate)
        .number("winRateWithoutBreakEven", summary.winRateWithoutBreakEven);
}

void writeMoney(FigureJson& figures, const Summary& summary) {
    figures.money("totalPnL", summary.totalPnL)
        .money("totalNetPnL", summary.totalNetPnL)
        .money("totalFees", summary.totalFees)
        .money("grossProfit", summary.grossProfit)
        .money("grossLoss", summary.grossLoss)
        .number("profitFactor", summary.profitFactor)
        .number("payoffRatio", summary.payoffRatio)
        .money("averageWin", summary.averageWin)
        .money("averageLoss", summary.averageLoss)
        .money("largestWin", summary.largestWin)
        .money("largestLoss", summary.largestLoss)
        .money("expectancy", summary.expectancy);
}

void writeRatios(FigureJson& figures, const Summary& summary) {
    figures.count("tradesWithRisk", summary.tradesWithRisk)
        .number("averageR", summary.averageR)
        .number("expectancyR", summary.expectancyR)
        .number("sqn", summary.sqn)
        .number("sqn100", summary.sqn100)
        .number("avgReturn", summary.avgReturn)
        .number("pnlMeanOverDeviation", summary.pnlMeanOverDeviation)
        .number("sharpeRatio", summary.sharpeRatio)
        .number("sortinoRatio", summary.sortinoRatio)
        .number("volatility", summary.volatility);
}

/// The four members of an episode, each under its own prefix: "maxDrawdownFrom", "maxDrawdownMoneyFrom" …
void writeEpisode(JsonWriter& json, const QString& prefix, const DrawdownEpisode& episode) {
    const auto day = [&](const char* suffix, const std::optional<Day>& date) {
        json.key(prefix + QLatin1String(suffix));
        date.has_value() ? json.string(dayText(*date)) : json.null();
    };
    day("From", episode.from);
    day("To", episode.to);
    json.key(prefix + QLatin1String("Days")).integer(episode.days);
    json.key(prefix + QLatin1String("Ongoing")).boolean(episode.ongoing);
}

void writeDrawdown(JsonWriter& json, FigureJson& figures, const Summary& summary) {
    figures.number("maxDrawdown", summary.maxDrawdown).money("maxDrawdownMoney", summary.maxDrawdownMoney);
    writeEpisode(json, QStringLiteral("maxDrawdown"), summary.drawdownPercent);
    writeEpisode(json, QStringLiteral("maxDrawdownMoney"), summary.drawdownMoney);
    figures.number("recoveryFactor", summary.recoveryFactor)
        .number("cagr", summary.cagr)
        .number("calmarRatio", summary.calmarRatio)
        .number("marRatio", summary.marRatio)
        .number("ulcerIndex", summary.ulcerIndex);
}

void writeTests(FigureJson& figures, const Summary& summary) {
    figures.number("kelly", summary.kelly)
        .number("halfKelly", summary.halfKelly)
        .number("kRatio1996", summary.kRatio1996)
        .number("runsZ", summary.runsZ)
        .number("tStatistic", summary.tStatistic)
        .number("chanceOfLuck", summary.chanceOfLuck)
        .count("longestWinningRun", summary.longestWinningRun)
        .count("longestLosingRun", summary.longestLosingRun);
}

void writeTimesAndShares(FigureJson& figures, const Summary& summary) {
    figures.number("averageHoldingSeconds", summary.averageHoldingSeconds)
        .number("medianHoldingSeconds", summary.medianHoldingSeconds)
        .number("averageHoldingSecondsOfWins", summary.averageHoldingSecondsOfWins)
        .number("averageHoldingSecondsOfLosses", summary.averageHoldingSecondsOfLosses)
        .number("averageHoldingSecondsOfBreakEvens", summary.averageHoldingSecondsOfBreakEvens)
        .number("medianHoldingSecondsOfWins", summary.medianHoldingSecondsOfWins)
        .number("medianHoldingSecondsOfLosses", summary.medianHoldingSecondsOfLosses)
        .number("medianHoldingSecondsOfBreakEvens", summary.medianHoldingSecondsOfBreakEvens)
        .number("exposure", summary.exposure)
        .number("bestTradeShare", summary.bestTradeShare)
        .number("bestTenPercentShare", summary.bestTenPercentShare)
        .number("bestDayShare", summary.bestDayShare)
        .money("averageMae", summary.averageMae)
        .money("averageMfe", summary.averageMfe)
        .number("averageMaeR", summary.averageMaeR)
        .number("averageMfeR", summary.averageMfeR)
        .number("exitEfficiency", summary.exitEfficiency);
}

void writeCosts(JsonWriter& json, FigureJson& figures, const Summary& summary) {
    json.key("costs").beginObject();
    const auto names = wireNames<ChargeKind>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        figures.nestedMoney("costs", names[i], summary.costs[i]);
    }
    json.endObject();
    figures.number("costsPercentOfGrossProfit", summary.costsPercentOfGrossProfit)
        .money("costsPerTrade", summary.costsPerTrade)
        .money("costsPerUnit", summary.costsPerUnit)
        .count("tradesWithIncompleteCosts", summary.tradesWithIncompleteCosts);
}

void writeDay(JsonWriter& json, FigureJson& figures, const char* key, const std::optional<DayResult>& day,
              Undefinedness why) {
    if (!day.has_value()) {
        figures.absent(key, why);
        return;
    }
    json.key(key).beginObject().key("date").string(dayText(day->date));
    json.key("pnl")
        .decimal(day->gross, kMoneyPlaces)
        .key("netPnl")
        .decimal(day->net, kMoneyPlaces)
        .endObject();
}

void writeTotalsByCurrency(JsonWriter& json, const Summary& summary) {
    if (summary.totalsByCurrency.empty()) {
        return;
    }
    json.key("totalsByCurrency").beginArray();
    for (const CurrencyTotal& total : summary.totalsByCurrency) {
        json.beginObject().key("currency").string(total.currency);
        FigureJson figures(json);
        figures.money("totalPnL", total.gross).money("totalNetPnL", total.net).money("totalFees", total.fees);
        figures.writeReasons();
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeSummary(JsonWriter& json, const Summary& summary) {
    FigureJson figures(json);
    json.beginObject();
    writeCounts(json, figures, summary);
    writeMoney(figures, summary);
    writeRatios(figures, summary);
    writeDrawdown(json, figures, summary);
    writeTests(figures, summary);
    writeTimesAndShares(figures, summary);
    writeCosts(json, figures, summary);
    const Undefinedness noDay =
        summary.totalTrades == 0 ? Undefinedness::NoClosedTrades : Undefinedness::MixedCurrencies;
    writeDay(json, figures, "bestDay", summary.bestDay, noDay);
    writeDay(json, figures, "worstDay", summary.worstDay, noDay);
    writeTotalsByCurrency(json, summary);
    figures.writeReasons();
    json.endObject();
}

void writeEquity(JsonWriter& json, const EquityCurve& curve) {
    json.beginObject().key("points").beginArray();
    for (const EquityPoint& point : curve.points) {
        json.beginObject().key("date").string(dayText(point.date));
        json.key("equity").decimal(point.equity, kMoneyPlaces).key("pnl").decimal(point.pnl, kMoneyPlaces);
        json.key("netPnl").decimal(point.netPnl, kMoneyPlaces);
        json.key("drawdown").decimal(point.drawdown, kMoneyPlaces).endObject();
    }
    json.endArray();
    if (curve.points.empty()) {
        json.key("reasons").beginObject().key("points").string(reasonText(curve.reason)).endObject();
    }
    json.endObject();
}

void writeBreakdown(JsonWriter& json, BreakdownBy by, std::span<const BreakdownRow> rows) {
    json.beginObject().key("by").string(breakdownName(by)).key("rows").beginArray();
    for (const BreakdownRow& row : rows) {
        FigureJson figures(json);
        json.beginObject().key("key").string(row.key);
        figures.count("totalTrades", row.totalTrades)
            .number("winRate", row.winRate)
            .money("totalPnL", row.totalPnL)
            .money("totalNetPnL", row.totalNetPnL)
            .money("expectancy", row.expectancy)
            .number("profitFactor", row.profitFactor)
            .number("averageR", row.averageR);
        figures.writeReasons();
        json.endObject();
    }
    json.endArray().endObject();
}

void writeCalendar(JsonWriter& json, std::span<const CalendarDay> days) {
    json.beginObject().key("days").beginArray();
    for (const CalendarDay& day : days) {
        FigureJson figures(json);
        json.beginObject().key("date").string(dayText(day.date));
        figures.count("trades", day.trades).money("pnl", day.pnl).money("netPnl", day.netPnl);
        figures.writeReasons();
        json.endObject();
    }
    json.endArray().endObject();
}

void writeDistribution(JsonWriter& json, std::span<const DistributionBin> bins) {
    json.beginObject().key("bins").beginArray();
    for (const DistributionBin& bin : bins) {
        json.beginObject().key("from").ratio(bin.from).key("to").ratio(bin.to);
        json.key("trades").integer(bin.trades).endObject();
    }
    json.endArray().endObject();
}

} // namespace core
