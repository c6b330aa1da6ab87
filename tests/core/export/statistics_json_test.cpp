#include "core/export/statistics_json.h"
#include "core/export/trades_json.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

/// The keys of the summary as the statistics' definition lists them.
constexpr const char* kSummaryKeys =
    "basis currency totalTrades openTrades unopenedTrades realisedOnOpenTrades winningTrades losingTrades "
    "breakEvenTrades winRate winRateWithoutBreakEven totalPnL totalNetPnL totalFees grossProfit grossLoss "
    "profitFactor "
    "payoffRatio averageWin averageLoss largestWin largestLoss expectancy tradesWithRisk averageR "
    "expectancyR sqn "
    "sqn100 avgReturn pnlMeanOverDeviation sharpeRatio sortinoRatio volatility maxDrawdown maxDrawdownMoney "
    "maxDrawdownFrom maxDrawdownTo maxDrawdownDays maxDrawdownOngoing maxDrawdownMoneyFrom "
    "maxDrawdownMoneyTo "
    "maxDrawdownMoneyDays maxDrawdownMoneyOngoing recoveryFactor cagr calmarRatio marRatio ulcerIndex kelly "
    "halfKelly "
    "kRatio1996 runsZ tStatistic chanceOfLuck longestWinningRun longestLosingRun averageHoldingSeconds "
    "medianHoldingSeconds averageHoldingSecondsOfWins averageHoldingSecondsOfLosses "
    "averageHoldingSecondsOfBreakEvens medianHoldingSecondsOfWins medianHoldingSecondsOfLosses "
    "medianHoldingSecondsOfBreakEvens averageMaeR averageMfeR costsPercentOfGrossProfit costsPerTrade "
    "costsPerUnit exposure bestTradeShare bestTenPercentShare bestDayShare averageMae averageMfe "
    "exitEfficiency costs bestDay worstDay";

template <typename Write>
JsonValue written(Write&& write) {
    JsonWriter json;
    write(json);
    return parseJson(json.take()).value();
}

JsonValue summaryOf(const TradeBook& book, const TradeFilter& filter = {}) {
    return written([&](JsonWriter& json) { writeSummary(json, summarise(book, select(book, filter))); });
}

QByteArray number(const JsonValue& object, const char* key) {
    const JsonValue* value = object.find(QString::fromLatin1(key));
    return value == nullptr  ? QByteArray("missing")
           : value->isNull() ? QByteArray("null")
                             : value->numberText();
}

QString reason(const JsonValue& object, const char* key) {
    const JsonValue* reasons = object.find(u"reasons");
    return reasons == nullptr ? QString() : reasons->text(QString::fromLatin1(key));
}

QStringList keysOf(const JsonValue& object) {
    QStringList keys;
    for (const JsonValue::Member& member : object.members()) {
        keys.append(member.name);
    }
    return keys;
}

} // namespace

class StatisticsJsonTest : public QObject {
    Q_OBJECT
private slots:
    void writesEveryKeyOfTheDefinition() {
        const QStringList keys = keysOf(summaryOf(workedExample().build()));
        for (const QByteArray& key : QByteArray(kSummaryKeys).split(' ')) {
            QVERIFY2(keys.contains(QString::fromLatin1(key)), key.constData());
        }
    }

    void writesTheWorkedExample() {
        const JsonValue summary = summaryOf(workedExample().build());
        QCOMPARE(summary.text(u"basis"), QStringLiteral("net"));
        QCOMPARE(summary.text(u"currency"), QStringLiteral("USD"));
        QCOMPARE(number(summary, "totalTrades"), QByteArray("10"));
        QCOMPARE(number(summary, "totalNetPnL"), QByteArray("400.00"));
        QCOMPARE(number(summary, "winRate"), QByteArray("50"));
        QCOMPARE(number(summary, "winRateWithoutBreakEven"), QByteArray("62.5"));
        QCOMPARE(number(summary, "maxDrawdown"), QByteArray("-8"));
        QCOMPARE(number(summary, "maxDrawdownMoney"), QByteArray("-100.00"));
        QCOMPARE(number(summary, "expectancy"), QByteArray("40.00"));
        QCOMPARE(number(*summary.find(u"costs"), "commission"), QByteArray("0.00"));
        QCOMPARE(summary.find(u"bestDay")->text(u"date"), QStringLiteral("2026-01-08"));
        QCOMPARE(number(*summary.find(u"bestDay"), "netPnl"), QByteArray("200.00"));
        QVERIFY(reason(summary, "winRate").isEmpty());
    }

    void saysWhyAFigureIsNull() {
        const JsonValue summary = summaryOf(TradeBook{});
        QCOMPARE(number(summary, "totalTrades"), QByteArray("0"));
        for (const char* key : {"winRate", "profitFactor", "sharpeRatio", "kelly", "bestDay", "exposure",
                                "costsPerUnit", "averageMaeR"}) {
            QCOMPARE(number(summary, key), QByteArray("null"));
            QVERIFY2(!reason(summary, key).isEmpty(), key);
        }
    }

    void giveEveryNullFigureAReason() {
        for (const JsonValue& summary : {summaryOf(TradeBook{}), summaryOf(workedExample().build())}) {
            for (const JsonValue::Member& member : summary.members()) {
                const bool isDate = member.name.endsWith(u"From") || member.name.endsWith(u"To");
                if (member.value.isNull() && !isDate && member.name != u"currency") {
                    QVERIFY2(!reason(summary, member.name.toUtf8().constData()).isEmpty(),
                             qPrintable(member.name));
                }
            }
        }
    }

    void namesInfiniteFigures() {
        test::BookBuilder builder;
        builder.add(test::aTrade().net("100")).add(test::aTrade().net("50"));
        const JsonValue summary = summaryOf(builder.build());
        QCOMPARE(number(summary, "profitFactor"), QByteArray("null"));
        QVERIFY(reason(summary, "profitFactor").startsWith(QStringLiteral("infinite: ")));
    }

    void totalsMixedCurrenciesApart() {
        test::BookBuilder builder;
        builder.add(test::aTrade().net("100.5")).add(test::aTrade().inCurrency("INR").net("50"));
        const JsonValue summary = summaryOf(builder.build());
        QCOMPARE(number(summary, "totalPnL"), QByteArray("null"));
        QVERIFY(summary.find(u"currency")->isNull());
        const JsonValue::Items& totals = summary.find(u"totalsByCurrency")->items();
        QCOMPARE(totals.size(), std::size_t(2));
        for (const JsonValue& total : totals) {
            const bool usd = total.text(u"currency") == u"USD";
            QCOMPARE(number(total, "totalPnL"), usd ? QByteArray("100.50") : QByteArray("50.00"));
            QCOMPARE(keysOf(total),
                     QStringList({QStringLiteral("currency"), QStringLiteral("totalPnL"),
                                  QStringLiteral("totalNetPnL"), QStringLiteral("totalFees")}));
        }
    }

    void writesTheEquityCurve() {
        const TradeBook book = workedExample().build();
        const JsonValue equity =
            written([&](JsonWriter& json) { writeEquity(json, equityCurve(book, select(book, {}))); });
        const JsonValue::Items& points = equity.find(u"points")->items();
        QCOMPARE(points.size(), std::size_t(10));
        QCOMPARE(keysOf(points[0]),
                 QStringList({QStringLiteral("date"), QStringLiteral("equity"), QStringLiteral("pnl"),
                              QStringLiteral("netPnl"), QStringLiteral("drawdown")}));
        QCOMPARE(number(points[1], "equity"), QByteArray("1050.00"));
        QCOMPARE(number(points[1], "drawdown"), QByteArray("-50.00"));
        const JsonValue none =
            written([&](JsonWriter& json) { writeEquity(json, equityCurve(TradeBook{}, TradeSelection{})); });
        QVERIFY(none.find(u"points")->isArray());
        QVERIFY(!reason(none, "points").isEmpty());
    }

    void writesBreakdownCalendarAndDistribution() {
        const TradeBook book = workedExample().build();
        const TradeSelection selection = select(book, {});
        const JsonValue breakdownJson = written([&](JsonWriter& json) {
            writeBreakdown(json, BreakdownBy::Weekday, breakdown(book, selection, BreakdownBy::Weekday));
        });
        QCOMPARE(breakdownJson.text(u"by"), QStringLiteral("weekday"));
        const JsonValue& monday = breakdownJson.find(u"rows")->items()[0];
        QCOMPARE(monday.text(u"key"), QStringLiteral("1"));
        QCOMPARE(number(monday, "totalNetPnL"), QByteArray("250.00"));
        QCOMPARE(number(monday, "profitFactor"), QByteArray("null"));
        QVERIFY(reason(monday, "profitFactor").startsWith(QStringLiteral("infinite")));

        const JsonValue calendar =
            written([&](JsonWriter& json) { writeCalendar(json, pnlCalendar(book, selection)); });
        QCOMPARE(calendar.find(u"days")->items().size(), std::size_t(10));
        QCOMPARE(calendar.find(u"days")->items()[0].text(u"date"), QStringLiteral("2026-01-05"));

        const JsonValue bins =
            written([&](JsonWriter& json) { writeDistribution(json, rDistribution(book, selection)); });
        qint64 trades = 0;
        for (const JsonValue& bin : bins.find(u"bins")->items()) {
            trades += bin.find(u"trades")->toInteger().value_or(0);
            QVERIFY(bin.find(u"from")->toDouble() < bin.find(u"to")->toDouble());
        }
        QCOMPARE(trades, 10);
    }

    void writesTradesAsTheApiSpellsThem() {
        test::BookBuilder builder;
        test::ATrade closed = test::aTrade().gross("680", "2.5").tagged({QStringLiteral("earnings")});
        closed.trade.quantity = test::dec("100");
        closed.trade.entryPrice = test::dec("175.50");
        closed.trade.exitPrice = test::dec("182.30");
        test::ATrade open = test::aTrade().open();
        open.trade.entryPrice = test::dec("10");
        open.trade.exitPrice = test::dec("11");
        builder.add(closed).add(open).add(test::aTrade().unopened());
        const TradeBook book = builder.build();
        Fill fill;
        fill.id = FillId(newUuid());
        fill.price = test::dec("175.50");
        TradePart part{fill, {}};
        part.part.quantity = test::dec("100");
        part.part.charges = Charges::commission(test::dec("2.5"));
        const auto json = [&](std::size_t index) {
            return written([&](JsonWriter& out) { writeTrade(out, book, book.trades[index], {&part, 1}); });
        };
        const JsonValue first = json(0);
        QCOMPARE(number(first, "pnl"), QByteArray("680.00"));
        QCOMPARE(number(first, "netPnl"), QByteArray("677.50"));
        QCOMPARE(number(first, "fees"), QByteArray("2.50"));
        QCOMPARE(number(first, "entryPrice"), QByteArray("175.5"));
        QCOMPARE(first.find(u"tags")->items()[0].toText(), std::optional(QStringLiteral("earnings")));
        QCOMPARE(first.text(u"status"), QStringLiteral("closed"));
        QCOMPARE(number(first.find(u"fills")->items()[0], "fees"), QByteArray("2.50"));
        for (std::size_t i : {1, 2}) {
            const JsonValue trade = json(i);
            const bool isOpen = trade.text(u"status") == u"open";
            QCOMPARE(number(trade, "pnl"), QByteArray("null"));
            QCOMPARE(trade.find(u"exitTimestamp")->isNull(), isOpen);
            QCOMPARE(number(trade, "exitPrice"), QByteArray("null"));
            QCOMPARE(trade.find(u"entryTimestamp")->isNull(), !isOpen);
        }
    }
};

TJ_TEST(StatisticsJsonTest)
#include "statistics_json_test.moc"
