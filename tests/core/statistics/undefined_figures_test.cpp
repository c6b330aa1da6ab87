#include "core/statistics/breakdown.h"
#include "core/statistics/figure_list.h"
#include "core/statistics/summary.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using core::Number;
using core::Summary;
using core::TradeBook;
using core::Undefinedness;
using test::aTrade;
using test::BookBuilder;

namespace {

Summary summaryOf(BookBuilder builder) {
    const TradeBook book = builder.build();
    return core::summarise(book, core::select(book, {}));
}

BookBuilder of(std::initializer_list<const char*> nets, const char* startingEquity = nullptr) {
    BookBuilder builder;
    if (startingEquity != nullptr) {
        builder.startingEquity(startingEquity);
    }
    core::Day date = test::day("2026-01-05");
    for (const char* net : nets) {
        builder.add(aTrade().net(net).at(date, 600, 30));
        date += std::chrono::days(1);
    }
    return builder;
}

/// Key, reason and whether the figure is infinite, for every key named.
void expect(const Summary& summary, std::initializer_list<const char*> keys, Undefinedness reason,
            bool infinite = false) {
    for (const char* key : keys) {
        const core::FigureDefinition* figure = core::figureNamed(QString::fromLatin1(key));
        QVERIFY2(figure != nullptr, key);
        const core::FigureValue value = figure->value(summary);
        QVERIFY2(core::reasonOf(value) == reason, qPrintable(QString::fromLatin1(key) + QStringLiteral(": ") +
                                                             core::reasonText(core::reasonOf(value))));
        if (const Number* number = std::get_if<Number>(&value)) {
            QVERIFY2(number->isInfinite() == infinite && !number->isFinite(), key);
        }
    }
}

} // namespace

class UndefinedFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void withoutTradesSumsAreZeroAndTheRestUndefined() {
        const Summary summary = summaryOf({});
        for (const char* key : {"totalPnL", "totalNetPnL", "totalFees", "grossProfit", "grossLoss",
                                "realisedOnOpenTrades", "maxDrawdownMoney", "costs.taxes"}) {
            const auto value = core::figureNamed(QString::fromLatin1(key))->value(summary);
            QCOMPARE(std::get<core::MoneyFigure>(value).value, std::optional(core::Decimal()));
        }
        expect(summary,
               {"winRate",
                "winRateWithoutBreakEven",
                "profitFactor",
                "payoffRatio",
                "averageWin",
                "averageLoss",
                "largestWin",
                "largestLoss",
                "expectancy",
                "averageR",
                "sqn",
                "sqn100",
                "avgReturn",
                "pnlMeanOverDeviation",
                "sharpeRatio",
                "sortinoRatio",
                "volatility",
                "maxDrawdown",
                "recoveryFactor",
                "cagr",
                "calmarRatio",
                "marRatio",
                "ulcerIndex",
                "kelly",
                "halfKelly",
                "kRatio1996",
                "runsZ",
                "tStatistic",
                "chanceOfLuck",
                "averageHoldingSeconds",
                "exposure",
                "medianHoldingSeconds",
                "bestTradeShare",
                "bestTenPercentShare",
                "bestDayShare",
                "averageMae",
                "averageMfe",
                "averageMaeR",
                "averageMfeR",
                "averageHoldingSecondsOfBreakEvens",
                "medianHoldingSecondsOfWins",
                "medianHoldingSecondsOfLosses",
                "medianHoldingSecondsOfBreakEvens",
                "costsPercentOfGrossProfit",
                "costsPerTrade",
                "costsPerUnit",
                "exitEfficiency"},
               Undefinedness::NoClosedTrades);
        QVERIFY(!summary.bestDay && !summary.worstDay);
    }

    void oneWinningTrade() {
        const Summary summary = summaryOf(of({"10"}, "100"));
        expect(summary, {"profitFactor"}, Undefinedness::NoLosses, true);
        expect(summary, {"recoveryFactor"}, Undefinedness::NoDrawdown, true);
        expect(summary, {"payoffRatio", "kelly", "halfKelly", "averageLoss", "largestLoss", "runsZ"},
               Undefinedness::NoLosses);
        expect(summary, {"averageR", "sqn", "sqn100"}, Undefinedness::NoStops);
        expect(summary,
               {"pnlMeanOverDeviation", "tStatistic", "chanceOfLuck", "kRatio1996", "sharpeRatio",
                "sortinoRatio", "volatility"},
               Undefinedness::TooFew);
        expect(summary, {"cagr", "calmarRatio", "marRatio"}, Undefinedness::UnderOneYear);
        expect(summary, {"averageMae", "averageMfe", "averageMaeR", "averageMfeR", "exitEfficiency"},
               Undefinedness::NoExcursions);
        expect(summary, {"averageHoldingSecondsOfBreakEvens", "medianHoldingSecondsOfBreakEvens"},
               Undefinedness::NoBreakEvens);
        expect(summary, {"averageHoldingSecondsOfLosses", "medianHoldingSecondsOfLosses"},
               Undefinedness::NoLosses);
        QCOMPARE(summary.maxDrawdown.value, 0.0);
        QVERIFY(summary.maxDrawdown.isFinite() && !std::signbit(summary.maxDrawdown.value));
        QCOMPARE(summary.ulcerIndex.value, 0.0);
        QVERIFY(!summary.drawdownMoney.from);
    }

    void oneLosingTrade() {
        const Summary summary = summaryOf(of({"-10"}, "100"));
        expect(summary, {"payoffRatio", "kelly", "averageWin", "largestWin", "runsZ"}, Undefinedness::NoWins);
        expect(summary,
               {"bestTradeShare", "bestTenPercentShare", "bestDayShare", "costsPercentOfGrossProfit"},
               Undefinedness::NoGrossProfit);
        QCOMPARE(summary.profitFactor.value, 0.0);
        QVERIFY(summary.profitFactor.isFinite());
        QCOMPARE(summary.recoveryFactor.value, -1.0);
    }

    void onlyBreakEvens() {
        const Summary summary = summaryOf(of({"0", "0", "0"}, "100"));
        expect(summary, {"profitFactor", "payoffRatio", "kelly", "runsZ", "winRateWithoutBreakEven"},
               Undefinedness::NoWinsAndNoLosses);
        expect(summary,
               {"pnlMeanOverDeviation", "tStatistic", "chanceOfLuck", "kRatio1996", "sharpeRatio",
                "sortinoRatio"},
               Undefinedness::NoDeviation);
        expect(summary, {"recoveryFactor"}, Undefinedness::NoDrawdown);
        QCOMPARE(summary.volatility.value, 0.0);
        QCOMPARE(summary.winRate.value, 0.0);
    }

    void equalReturnsHaveNoRatioOfRounding() {
        // 1 % every day, each computed from another equity: only rounding differs.
        const Summary summary = summaryOf(of({"10", "10.1", "10.201", "10.30301"}, "1000"));
        expect(summary, {"sharpeRatio"}, Undefinedness::NoDeviation);
        expect(summary, {"sortinoRatio"}, Undefinedness::NoLosingDay, true);
    }

    void aStraightLineHasNoKRatio() {
        expect(summaryOf(of({"0.1", "0.1", "0.1", "0.1", "0.1"})), {"kRatio1996"},
               Undefinedness::NoDeviation);
    }

    void withoutStartingEquityOnlyPercentagesAreMissing() {
        const Summary summary = summaryOf(of({"10", "-20", "30"}));
        expect(summary,
               {"sharpeRatio", "sortinoRatio", "volatility", "maxDrawdown", "cagr", "calmarRatio", "marRatio",
                "ulcerIndex"},
               Undefinedness::NoStartingEquity);
        QCOMPARE(summary.maxDrawdownMoney.value, std::optional(test::dec("-20")));
        QVERIFY(summary.recoveryFactor.isFinite());
    }

    void equityThatIsGoneHasNoReturn() {
        const Summary summary = summaryOf(of({"-150", "20", "30"}, "100"));
        expect(summary, {"sharpeRatio", "sortinoRatio", "volatility", "cagr"},
               Undefinedness::EquityNotPositive);
        QCOMPARE(summary.maxDrawdown.value, -150.0);
        expect(summaryOf(of({"-150", "20"}, "0")), {"maxDrawdown", "ulcerIndex"},
               Undefinedness::EquityNotPositive);
    }

    void mixedCurrenciesHaveNoMoneyFigure() {
        BookBuilder builder = of({"10", "-20"}, "100");
        builder.add(aTrade().net("5").inCurrency("EUR").of("SAP").excursions("-1", "6"));
        const Summary summary = summaryOf(builder);
        expect(summary,
               {"totalPnL",
                "totalNetPnL",
                "totalFees",
                "grossProfit",
                "grossLoss",
                "profitFactor",
                "payoffRatio",
                "averageWin",
                "averageLoss",
                "largestWin",
                "largestLoss",
                "expectancy",
                "kelly",
                "tStatistic",
                "chanceOfLuck",
                "kRatio1996",
                "sharpeRatio",
                "volatility",
                "maxDrawdown",
                "maxDrawdownMoney",
                "recoveryFactor",
                "bestTradeShare",
                "bestDayShare",
                "averageMae",
                "costs.commission",
                "cagr",
                "ulcerIndex",
                "sortinoRatio",
                "averageMfe",
                "pnlMeanOverDeviation",
                "costsPerTrade",
                "costsPerUnit",
                "costsPercentOfGrossProfit"},
               Undefinedness::MixedCurrencies);
        QVERIFY(summary.winRate.isFinite() && summary.runsZ.n == 3 && summary.exitEfficiency.isFinite());
    }

    void tooFewPairsForRuns() { expect(summaryOf(of({"1", "-1"})), {"runsZ"}, Undefinedness::TooFew); }

    void datesAloneHaveNoHoldingTime() {
        BookBuilder builder;
        builder.add(aTrade().net("1").dateOnly());
        expect(summaryOf(builder),
               {"averageHoldingSeconds", "medianHoldingSeconds", "averageHoldingSecondsOfWins", "exposure"},
               Undefinedness::NoTimes);
    }

    void winsOfDatesAloneAreStillWins() {
        BookBuilder builder;
        builder.add(aTrade().net("1").dateOnly()).add(aTrade().net("-1"));
        const Summary summary = summaryOf(builder);
        expect(summary, {"averageHoldingSecondsOfWins", "medianHoldingSecondsOfWins"},
               Undefinedness::NoTimes);
        QCOMPARE(summary.medianHoldingSeconds.value, 3600.0);
    }

    void excursionsWithoutAnyStopAreNoneInR() {
        BookBuilder builder;
        builder.add(aTrade().net("1").excursions("-1", "2")).add(aTrade().net("1").risk("5"));
        expect(summaryOf(builder), {"averageMaeR", "averageMfeR"}, Undefinedness::NoExcursionsWithStop);
    }

    void moreThanDoublesHoldIsNoFigure() {
        QCOMPARE(Number::finite(1e308 * 10, 1).reason, Undefinedness::TooLarge);
        QCOMPARE(Number::finite(std::nan(""), 1).kind, Number::Kind::Undefined);
        QVERIFY(!std::signbit(Number::finite(-0.0, 1).value));
    }

    void everyReasonHasItsOwnWords() {
        QSet<QString> words;
        for (int i = 1; i <= int(Undefinedness::TooLarge); ++i) {
            const QString text = core::reasonText(Undefinedness(i));
            QVERIFY(!text.isEmpty());
            words.insert(text);
        }
        QCOMPARE(words.size(), int(Undefinedness::TooLarge));
        QVERIFY(core::reasonText(Undefinedness::None).isEmpty());
    }
};

TJ_TEST(UndefinedFiguresTest)
#include "undefined_figures_test.moc"
