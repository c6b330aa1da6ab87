#include "core/statistics/summary.h"

#include "core/statistics/breakdown.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::Basis;
using core::MoneyFigure;
using core::Number;
using core::Summary;
using core::TradeBook;
using core::TradeFilter;
using core::Undefinedness;
using test::aTrade;
using test::BookBuilder;
using test::day;
using test::dec;

namespace {

Summary summaryOf(const TradeBook& book, const TradeFilter& filter = {}) {
    return core::summarise(book, core::select(book, filter));
}

TradeFilter onGross() {
    TradeFilter filter;
    filter.basis = Basis::Gross;
    return filter;
}

QString fixed(const Number& number, int places) {
    return number.isFinite() ? QString::number(number.value, 'f', places) : core::reasonText(number.reason);
}

QString text(const MoneyFigure& figure) {
    return figure.value ? figure.value->toString() : core::reasonText(figure.reason);
}

} // namespace

class SummaryTest : public QObject {
    Q_OBJECT
private slots:
    void workedExampleToEveryPrintedDigit() {
        const Summary summary = summaryOf(workedExample().build());
        QCOMPARE(summary.totalTrades, 10);
        QCOMPARE(summary.winningTrades, 5);
        QCOMPARE(summary.losingTrades, 3);
        QCOMPARE(summary.breakEvenTrades, 2);
        QCOMPARE(text(summary.totalNetPnL), QStringLiteral("400"));
        QCOMPARE(fixed(summary.winRate, 1), QStringLiteral("50.0"));
        QCOMPARE(fixed(summary.winRateWithoutBreakEven, 1), QStringLiteral("62.5"));
        QCOMPARE(fixed(summary.profitFactor, 4), QStringLiteral("2.7778"));
        QCOMPARE(fixed(summary.payoffRatio, 4), QStringLiteral("1.6667"));
        QCOMPARE(text(summary.expectancy), QStringLiteral("40"));
        QCOMPARE(fixed(summary.averageR, 6), QStringLiteral("0.400000"));
        QCOMPARE(fixed(summary.sqn, 6), QStringLiteral("1.246018"));
        QCOMPARE(fixed(summary.sharpeRatio, 6), QStringLiteral("6.675887"));
        QCOMPARE(fixed(summary.sortinoRatio, 6), QStringLiteral("17.408572"));
        QCOMPARE(fixed(summary.volatility, 4), QStringLiteral("142.1656"));
        QCOMPARE(text(summary.maxDrawdownMoney), QStringLiteral("-100"));
        QCOMPARE(fixed(summary.maxDrawdown, 4), QStringLiteral("-8.0000"));
        QCOMPARE(fixed(summary.recoveryFactor, 6), QStringLiteral("4.000000"));
        QCOMPARE(fixed(summary.ulcerIndex, 4), QStringLiteral("3.6432"));
        QCOMPARE(summary.ulcerIndex.n, 11);
        QCOMPARE(fixed(summary.kelly, 6), QStringLiteral("0.400000"));
        QCOMPARE(fixed(summary.halfKelly, 6), QStringLiteral("0.200000"));
        QCOMPARE(fixed(summary.kRatio1996, 6), QStringLiteral("1.544131"));
        QCOMPARE(fixed(summary.runsZ, 6), QStringLiteral("1.853743")); // 18 / √(660 / 7) = 1.8537431
        QCOMPARE(summary.longestWinningRun, 1);
        QCOMPARE(summary.longestLosingRun, 1);
    }

    void workedExampleFiguresBesideThePrintedOnes() {
        const Summary summary = summaryOf(workedExample().build());
        QCOMPARE(summary.currency, QStringLiteral("USD"));
        QCOMPARE(text(summary.grossProfit), QStringLiteral("625"));
        QCOMPARE(text(summary.grossLoss), QStringLiteral("225"));
        QCOMPARE(text(summary.averageWin), QStringLiteral("125"));
        QCOMPARE(text(summary.averageLoss), QStringLiteral("75"));
        QCOMPARE(text(summary.largestWin), QStringLiteral("200"));
        QCOMPARE(text(summary.largestLoss), QStringLiteral("100"));
        QCOMPARE(fixed(summary.sqn100, 6), QStringLiteral("1.246018"));
        QCOMPARE(fixed(summary.pnlMeanOverDeviation, 6), QStringLiteral("0.394025"));
        QCOMPARE(fixed(summary.tStatistic, 6), QStringLiteral("1.246018"));
        QCOMPARE(fixed(summary.chanceOfLuck, 4), QStringLiteral("0.1221"));
        QCOMPARE(fixed(summary.bestTradeShare, 4), QStringLiteral("0.3200"));
        QCOMPARE(fixed(summary.bestTenPercentShare, 4), QStringLiteral("0.3200"));
        QCOMPARE(fixed(summary.bestDayShare, 4), QStringLiteral("0.3200"));
        QCOMPARE(summary.bestDay->date, day("2026-01-08"));
        QCOMPARE(summary.worstDay->date, day("2026-01-09"));
        QCOMPARE(fixed(summary.averageHoldingSeconds, 0), QStringLiteral("3600"));
        QCOMPARE(fixed(summary.medianHoldingSeconds, 0), QStringLiteral("3600"));
        for (const Number& median : {summary.medianHoldingSecondsOfWins, summary.medianHoldingSecondsOfLosses,
                                     summary.medianHoldingSecondsOfBreakEvens}) {
            QCOMPARE(fixed(median, 0), QStringLiteral("3600"));
        }
        QCOMPARE(summary.averageHoldingSecondsOfBreakEvens.n, 2);
        QCOMPARE(fixed(summary.costsPercentOfGrossProfit, 1), QStringLiteral("0.0"));
        QCOMPARE(text(summary.costsPerTrade), QStringLiteral("0"));
        QCOMPARE(text(summary.costsPerUnit), QStringLiteral("0"));
        // Ten hours in the twelve days from Monday to the Friday after.
        QCOMPARE(fixed(summary.exposure, 4), QStringLiteral("3.4722"));
        QCOMPARE(fixed(summary.cagr, 4), QStringLiteral("less than one year"));
    }

    void drawdownsInMoneyAndPercentAreTheirOwnEpisodes() {
        const Summary summary = summaryOf(workedExample().build());
        QCOMPARE(summary.drawdownMoney.from, std::optional(day("2026-01-08")));
        QCOMPARE(summary.drawdownMoney.to, std::optional(day("2026-01-12")));
        QCOMPARE(summary.drawdownMoney.days, 4);
        QVERIFY(!summary.drawdownMoney.ongoing);

        BookBuilder builder;
        builder.startingEquity("100");
        builder.add(aTrade().net("-50").on("2026-01-05")); // −50, half of everything
        builder.add(aTrade().net("950").on("2026-01-06"));
        builder.add(aTrade().net("-200").on("2026-01-07")); // −200, a fifth
        const Summary two = summaryOf(builder.build());
        QCOMPARE(fixed(two.maxDrawdown, 2), QStringLiteral("-50.00"));
        QCOMPARE(text(two.maxDrawdownMoney), QStringLiteral("-200"));
        QCOMPARE(two.drawdownPercent.from, std::optional(day("2026-01-05")));
        QCOMPARE(two.drawdownPercent.to, std::optional(day("2026-01-06")));
        QVERIFY(two.drawdownMoney.ongoing);
        QCOMPARE(two.drawdownMoney.from, std::optional(day("2026-01-06")));
        QCOMPARE(two.drawdownMoney.to, std::optional(day("2026-01-07")));
    }

    void aRecoveredDrawdownIsStillTheDeepest() {
        BookBuilder builder;
        builder.startingEquity("1000");
        for (const char* net : {"-300", "400", "-100"}) {
            builder.add(aTrade().net(net));
        }
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(text(summary.maxDrawdownMoney), QStringLiteral("-300"));
        QVERIFY(!summary.drawdownMoney.ongoing);
    }

    void basisChangesWinsAndRatiosButNotEquityAndTotals() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().gross("10", "12").risk("10").on("2026-01-05"));
        builder.add(aTrade().gross("50", "2").risk("10").on("2026-01-06"));
        builder.add(aTrade().gross("-20", "2").risk("10").on("2026-01-07"));
        const TradeBook book = builder.build();
        const Summary net = summaryOf(book);
        const Summary gross = summaryOf(book, onGross());
        QCOMPARE(net.winningTrades, 1);
        QCOMPARE(gross.winningTrades, 2);
        QCOMPARE(text(net.grossProfit), QStringLiteral("48"));
        QCOMPARE(text(gross.grossProfit), QStringLiteral("60"));
        QCOMPARE(text(net.expectancy), QStringLiteral("8"));
        QCOMPARE(text(gross.expectancy), QStringLiteral("13.33333333"));
        for (const Summary& each : {net, gross}) {
            QCOMPARE(text(each.totalPnL), QStringLiteral("40"));
            QCOMPARE(text(each.totalNetPnL), QStringLiteral("24"));
            QCOMPARE(text(each.totalFees), QStringLiteral("16"));
            QCOMPARE(fixed(each.averageR, 4), QStringLiteral("0.8000"));
            QCOMPARE(text(each.maxDrawdownMoney), QStringLiteral("-22"));
            QCOMPARE(each.sharpeRatio.value, net.sharpeRatio.value);
            QCOMPARE(each.kRatio1996.value, net.kRatio1996.value);
        }
    }

    void theToleranceLabelsButSumsIncludeEveryTrade() {
        BookBuilder builder;
        builder.account(QStringLiteral("Main")).tolerance = dec("5");
        for (const char* net : {"5", "-5", "5.01", "-6"}) {
            builder.add(aTrade().net(net));
        }
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.winningTrades, 1);
        QCOMPARE(summary.losingTrades, 1);
        QCOMPARE(summary.breakEvenTrades, 2);
        QCOMPARE(text(summary.grossProfit), QStringLiteral("10.01"));
        QCOMPARE(text(summary.grossLoss), QStringLiteral("11"));
        QCOMPARE(text(summary.averageWin), QStringLiteral("5.01"));
        QCOMPARE(text(summary.averageLoss), QStringLiteral("6"));
    }

    void openAndUnopenedTradesEnterNoClosedFigure() {
        BookBuilder builder;
        builder.add(aTrade().net("10"));
        builder.add(aTrade().gross("7", "1").open());
        builder.add(aTrade().net("999").unopened());
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.totalTrades, 1);
        QCOMPARE(summary.openTrades, 1);
        QCOMPARE(summary.unopenedTrades, 1);
        QCOMPARE(text(summary.totalNetPnL), QStringLiteral("10"));
        QCOMPARE(text(summary.totalFees), QStringLiteral("0"));
        QCOMPARE(text(summary.realisedOnOpenTrades), QStringLiteral("6"));
    }

    void costsAreKeptApartByKind() {
        BookBuilder builder;
        builder.add(aTrade()
                        .gross("100", "2")
                        .cost(core::ChargeKind::Taxes, "3.5")
                        .cost(core::ChargeKind::Exchange, "-0.25"));
        builder.add(aTrade().gross("10", "1").cost(core::ChargeKind::Taxes, "0.5"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(text(summary.costs[std::size_t(core::ChargeKind::Commission)]), QStringLiteral("3"));
        QCOMPARE(text(summary.costs[std::size_t(core::ChargeKind::Taxes)]), QStringLiteral("4"));
        QCOMPARE(text(summary.costs[std::size_t(core::ChargeKind::Exchange)]), QStringLiteral("-0.25"));
        QCOMPARE(text(summary.totalFees), QStringLiteral("6.75"));
        QCOMPARE(text(summary.totalNetPnL), QStringLiteral("103.25"));
    }

    void costsAreSetAgainstProfitTradesAndUnits() {
        BookBuilder builder;
        test::ATrade ten = aTrade().gross("100", "4");
        test::ATrade few = aTrade().gross("-50", "2").cost(core::ChargeKind::Exchange, "-0.5");
        ten.trade.quantity = dec("10");
        few.trade.quantity = dec("2.5");
        builder.add(ten).add(few).add(aTrade().gross("7", "3").open());
        const TradeBook book = builder.build();
        const Summary net = summaryOf(book);
        const Summary gross = summaryOf(book, onGross());
        QCOMPARE(fixed(net.costsPercentOfGrossProfit, 6), QStringLiteral("5.729167")); // 5.5 of 96
        QCOMPARE(fixed(gross.costsPercentOfGrossProfit, 6), QStringLiteral("5.500000"));
        for (const Summary& each : {net, gross}) {
            QCOMPARE(text(each.costsPerTrade), QStringLiteral("2.75"));
            QCOMPARE(text(each.costsPerUnit), QStringLiteral("0.44")); // 5.5 of 12.5
        }
    }

    void rebatesBeyondTheCostsArePaidBack() {
        BookBuilder builder;
        builder.add(aTrade().gross("10", "-1"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(text(summary.costsPerTrade), QStringLiteral("-1"));
        QCOMPARE(text(summary.costsPerUnit), QStringLiteral("-1"));
        QCOMPARE(fixed(summary.costsPercentOfGrossProfit, 4), QStringLiteral("-9.0909"));
    }

    void mixedCurrenciesHaveTotalsByCurrencyOnly() {
        BookBuilder builder;
        builder.add(aTrade().gross("10", "1").risk("3"));
        builder.add(aTrade().gross("20", "2").inCurrency("EUR").of("SAP"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.totalNetPnL.reason, Undefinedness::MixedCurrencies);
        QVERIFY(!summary.totalNetPnL.value);
        QVERIFY(summary.currency.isEmpty());
        QCOMPARE(int(summary.totalsByCurrency.size()), 2);
        QCOMPARE(summary.totalsByCurrency[0].currency, QStringLiteral("EUR"));
        QCOMPARE(text(summary.totalsByCurrency[0].net), QStringLiteral("18"));
        QCOMPARE(text(summary.totalsByCurrency[1].gross), QStringLiteral("10"));
        QCOMPARE(text(summary.totalsByCurrency[1].fees), QStringLiteral("1"));
        // What does not add money stays: two wins, one R.
        QCOMPARE(summary.winningTrades, 2);
        QCOMPARE(fixed(summary.averageR, 1), QStringLiteral("3.0"));
        QVERIFY(!summary.bestDay);
    }

    void ratesOfTheExitDayMakeOneTotal() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().gross("10", "1").on("2026-01-05"));
        builder.add(aTrade().gross("20", "2").inCurrency("EUR").of("SAP").on("2026-01-06"));
        builder.add(aTrade().gross("30", "0").inCurrency("EUR").of("SAP").on("2026-01-08"));
        builder.book().settings.currency = QStringLiteral("USD");
        builder.book().fxRates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-06"),
                                   dec("1.1"));
        builder.book().fxRates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-08"),
                                   dec("1.2"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.currency, QStringLiteral("USD"));
        QCOMPARE(text(summary.totalPnL), QStringLiteral("68")); // 10 + 22 + 36
        QCOMPARE(text(summary.totalFees), QStringLiteral("3.2"));
        QCOMPARE(text(summary.costsPerTrade), QStringLiteral("1.06666667"));
        QCOMPARE(fixed(summary.costsPercentOfGrossProfit, 4), QStringLiteral("4.9383")); // 3.2 of 64.8
        QCOMPARE(text(summary.totalNetPnL), QStringLiteral("64.8"));
        QVERIFY(summary.totalsByCurrency.empty());
    }

    void aMissingRateLeavesTheTotalUndefined() {
        BookBuilder builder;
        builder.add(aTrade().net("10").on("2026-01-05"));
        builder.add(aTrade().net("20").inCurrency("EUR").of("SAP").on("2026-01-06"));
        builder.book().settings.currency = QStringLiteral("USD");
        builder.book().fxRates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-07"),
                                   dec("1.1"));
        QCOMPARE(summaryOf(builder.build()).totalPnL.reason, Undefinedness::MixedCurrencies);
    }

    void holdingTimesAndExposureUseKnownTimesOnly() {
        BookBuilder builder;
        builder.add(aTrade().net("1").at("2026-01-05", 600, 60));
        builder.add(aTrade().net("-1").at("2026-01-05", 630, 90)); // overlaps the first by half an hour
        builder.add(aTrade().net("1").at("2026-01-05", 900, 30));
        builder.add(aTrade().net("1").at("2026-01-05", 0, 0).dateOnly());
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.averageHoldingSeconds.n, 3);
        QCOMPARE(fixed(summary.averageHoldingSeconds, 0), QStringLiteral("3600"));
        QCOMPARE(fixed(summary.medianHoldingSeconds, 0), QStringLiteral("3600"));
        QCOMPARE(fixed(summary.averageHoldingSecondsOfWins, 0), QStringLiteral("2700"));
        QCOMPARE(fixed(summary.averageHoldingSecondsOfLosses, 0), QStringLiteral("5400"));
        QCOMPARE(fixed(summary.exposure, 4), QStringLiteral("10.4167")); // 150 of 1440 minutes
    }

    void holdingTimesByOutcome() {
        BookBuilder builder;
        for (const int minutes : {10, 20, 60, 30}) {
            builder.add(aTrade().net("1").at("2026-01-05", 600, minutes));
        }
        for (const int minutes : {300, 700, 350}) {
            builder.add(aTrade().net("-1").at("2026-01-05", 600, minutes));
        }
        builder.add(aTrade().net("0").at("2026-01-05", 600, 120));
        builder.add(aTrade().net("0").dateOnly());
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(fixed(summary.medianHoldingSecondsOfWins, 0), QStringLiteral("1500"));    // 20 and 30 min
        QCOMPARE(fixed(summary.medianHoldingSecondsOfLosses, 0), QStringLiteral("21000")); // 350 min
        QCOMPARE(fixed(summary.medianHoldingSecondsOfBreakEvens, 0), QStringLiteral("7200"));
        QCOMPARE(fixed(summary.averageHoldingSecondsOfBreakEvens, 0), QStringLiteral("7200"));
        QCOMPARE(summary.medianHoldingSecondsOfBreakEvens.n, 1);
        QCOMPARE(fixed(summary.medianHoldingSeconds, 0), QStringLiteral("5400")); // 60 and 120 min
        QCOMPARE(summary.medianHoldingSeconds.n, 8);
    }

    void excursionsInR() {
        BookBuilder builder;
        builder.add(aTrade().net("50").excursions("-20", "100").risk("40"));
        builder.add(aTrade().net("30").excursions("-10", "40").risk("10"));
        builder.add(aTrade().net("30").excursions("-1000", "1000"));
        builder.add(aTrade().net("-5").risk("10"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(fixed(summary.averageMaeR, 4), QStringLiteral("-0.7500"));
        QCOMPARE(fixed(summary.averageMfeR, 4), QStringLiteral("3.2500"));
        QCOMPARE(summary.averageMaeR.n, 2);
        QCOMPARE(summary.tradesWithMae, 3);
    }

    void excursionsAndEfficiency() {
        BookBuilder builder;
        builder.add(aTrade().net("50").excursions("-20", "100"));
        builder.add(aTrade().net("30").excursions("-10", "40"));
        builder.add(aTrade().net("-5").excursions("-15", "0")); // never above its entry
        builder.add(aTrade().net("7"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(text(summary.averageMae), QStringLiteral("-15"));
        QCOMPARE(text(summary.averageMfe), QStringLiteral("46.66666667"));
        QCOMPARE(fixed(summary.exitEfficiency, 2), QStringLiteral("62.50"));
        QCOMPARE(summary.exitEfficiency.n, 2);
    }

    void returnsAndSharesOfManyTrades() {
        BookBuilder builder;
        for (int i = 1; i <= 20; ++i) {
            builder.add(
                aTrade().net(i <= 15 ? "10" : "-5").notional("200").on(i <= 2 ? "2026-01-05" : "2026-01-06"));
        }
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(fixed(summary.avgReturn, 4), QStringLiteral("3.1250")); // 15 × 5 % − 5 × 2.5 %, of 20
        QCOMPARE(fixed(summary.bestTradeShare, 4), QStringLiteral("0.0667"));
        QCOMPARE(fixed(summary.bestTenPercentShare, 4), QStringLiteral("0.1333"));
        QCOMPARE(summary.longestWinningRun, 15);
        QCOMPARE(summary.longestLosingRun, 5);
    }

    void moneyBeyondTheExactRangeIsSaidNotWrapped() {
        BookBuilder builder;
        for (int i = 0; i < 3; ++i) {
            builder.add(aTrade().net("92000000000"));
        }
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.totalNetPnL.reason, Undefinedness::TooLarge);
        QCOMPARE(text(summary.largestWin), QStringLiteral("92000000000"));
    }
};

TJ_TEST(SummaryTest)
#include "summary_test.moc"
