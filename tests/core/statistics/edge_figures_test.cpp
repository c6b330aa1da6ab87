#include "core/domain/trading_day.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/holding_times.h"
#include "core/statistics/pnl_calendar.h"
#include "core/statistics/summary.h"
#include "tests/support/book_builder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using core::Summary;
using core::TradeBook;
using core::Undefinedness;
using test::ATrade;
using test::aTrade;
using test::BookBuilder;
using test::day;
using test::dec;

namespace {

Summary summaryOf(const TradeBook& book, const core::TradeFilter& filter = {}) {
    return core::summarise(book, core::select(book, filter));
}

core::HoldingTimes holdingOf(const TradeBook& book) {
    const core::TradeSelection selection = core::select(book, {});
    return core::holdingTimes(core::ClosedTrades(book, selection));
}

/// A trade between two instants, its days cut in that zone.
ATrade between(const core::ZoneTable& zone, const char* from, const char* to) {
    ATrade trade = aTrade().net("10");
    trade.trade.entryAt = test::at(from);
    trade.trade.exitAt = test::at(to);
    const core::WallTime entry = zone.wallTime(trade.trade.entryAt, core::TimePrecision::Second);
    trade.trade.entryDay = entry.day;
    trade.trade.entryMinute = qint16(entry.minute);
    trade.trade.exitDay = zone.dayOf(trade.trade.exitAt, core::TimePrecision::Second);
    return trade;
}

} // namespace

/// What the definitions say where books are small, mixed or strange.
class EdgeFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void holdingTimesAreElapsedTimeAlsoWhenClocksChange() {
        const core::ZoneTable newYork(*core::zoneNamed(QStringLiteral("America/New_York")));
        BookBuilder spring; // 8 March 2026 has 23 hours: 02:00 EST is 03:00 EDT
        spring.add(between(newYork, "2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"));
        QCOMPARE(holdingOf(spring.build()).average.value, 3600.0);
        BookBuilder autumn; // 1 November 2026 has 25: 01:30 comes twice
        autumn.add(between(newYork, "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"));
        const TradeBook book = autumn.build();
        QCOMPARE(holdingOf(book).average.value, 3600.0);
        QCOMPARE(book.trades[0].entryMinute, qint16(90));
        QCOMPARE(core::pnlCalendar(book, core::select(book, {})).front().date, day("2026-11-01"));
    }

    void exposureOfALongDayIsAtMostAllOfIt() {
        const core::ZoneTable newYork(*core::zoneNamed(QStringLiteral("America/New_York")));
        BookBuilder builder;
        builder.add(between(newYork, "2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z")); // 25 hours
        const core::HoldingTimes times = holdingOf(builder.build());
        QCOMPARE(times.exposure.value, 100.0);
        QCOMPARE(times.average.value, 25 * 3600.0 - 1);
    }

    void positionsHeldTogetherAreExposedOnce() {
        BookBuilder builder; // 6 h, 3 h of them shared by up to three positions, then 6 h apart
        builder.add(aTrade().net("1").at("2026-01-05", 0, 360));
        builder.add(aTrade().net("1").at("2026-01-05", 60, 60));
        builder.add(aTrade().net("1").at("2026-01-05", 90, 150));
        builder.add(aTrade().net("1").at("2026-01-05", 720, 360));
        QCOMPARE(holdingOf(builder.build()).exposure.value, 50.0);
    }

    void positionsThatOverlapInAChainAreOneTime() {
        BookBuilder builder; // 0:00–4:00, 2:00–8:00, 6:00–12:00
        builder.add(aTrade().net("1").at("2026-01-05", 0, 240));
        builder.add(aTrade().net("1").at("2026-01-05", 120, 360));
        builder.add(aTrade().net("1").at("2026-01-05", 360, 360));
        QCOMPARE(holdingOf(builder.build()).exposure.value, 50.0);
    }

    void aPositionAroundTheOthersSwallowsThem() {
        BookBuilder builder;
        for (int hour = 1; hour < 10; ++hour) {
            builder.add(aTrade().net("1").at("2026-01-05", hour * 60, 30));
        }
        builder.add(aTrade().net("1").at("2026-01-05", 0, 720));
        QCOMPARE(holdingOf(builder.build()).exposure.value, 50.0);
    }

    void holdingTimesAreKeptApartByOutcome() {
        BookBuilder builder;
        builder.add(aTrade().net("1").at("2026-01-05", 600, 10))
            .add(aTrade().net("1").at("2026-01-05", 600, 30));
        builder.add(aTrade().net("-1").at("2026-01-05", 600, 60))
            .add(aTrade().net("0").at("2026-01-05", 600, 5));
        const core::HoldingTimes times = holdingOf(builder.build());
        QCOMPARE(times.averageOfWins.value, 1200.0);
        QCOMPARE(times.averageOfLosses.value, 3600.0);
        QCOMPARE(times.averageOfBreakEvens.value, 300.0);
        QCOMPARE(times.median.value, 1200.0); // between 10 and 30 minutes
        QCOMPARE(times.average.n, 4);
    }

    void onlyOpenTradesHaveNoFigureButWhatTheyRealised() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().gross("25", "1.50").open()).add(aTrade().gross("-5", "0.50").open());
        const TradeBook book = builder.build();
        const Summary summary = summaryOf(book);
        QCOMPARE(summary.openTrades, 2);
        QCOMPARE(summary.totalTrades, 0);
        QCOMPARE(*summary.realisedOnOpenTrades.value, dec("18"));
        QCOMPARE(summary.totalNetPnL.value, std::optional(dec("0")));
        QCOMPARE(summary.maxDrawdownMoney.value, std::optional(dec("0")));
        for (const core::Number& figure : {summary.winRate, summary.profitFactor, summary.sharpeRatio,
                                           summary.maxDrawdown, summary.kelly, summary.exposure}) {
            QCOMPARE(figure.kind, core::Number::Kind::Undefined);
            QCOMPARE(figure.reason, Undefinedness::NoClosedTrades);
        }
        QVERIFY(core::equityCurve(book, core::select(book, {})).points.empty());
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        QCOMPARE(*summaryOf(book, gross).realisedOnOpenTrades.value, dec("20"));
    }

    void aStartOfZeroHasMoneyButNoPercentages() {
        BookBuilder builder;
        builder.startingEquity("0");
        builder.add(aTrade().net("50").on("2026-01-05")).add(aTrade().net("-20").on("2026-01-06"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.maxDrawdownMoney.value, std::optional(dec("-20")));
        QCOMPARE(summary.recoveryFactor.value, 1.5);
        for (const core::Number& figure : {summary.maxDrawdown, summary.sharpeRatio, summary.sortinoRatio,
                                           summary.volatility, summary.ulcerIndex}) {
            QCOMPARE(figure.reason, Undefinedness::EquityNotPositive);
            QVERIFY(!figure.isFinite() && !figure.isInfinite());
        }
    }

    void averagesAreRoundedHalfToEvenAtTheEighthDecimal() {
        BookBuilder builder; // 0.00000001 ÷ 2 and 0.00000003 ÷ 2
        builder.add(aTrade().net("0.00000001")).add(aTrade().net("0"));
        QCOMPARE(*summaryOf(builder.build()).expectancy.value, dec("0"));
        BookBuilder three;
        three.add(aTrade().net("0.00000003")).add(aTrade().net("0"));
        QCOMPARE(*summaryOf(three.build()).expectancy.value, dec("0.00000002"));
        BookBuilder thirds;
        thirds.add(aTrade().net("1")).add(aTrade().net("0")).add(aTrade().net("-2"));
        QCOMPARE(*summaryOf(thirds.build()).expectancy.value, dec("-0.33333333"));
    }

    void manySmallAmountsAddUpExactly() {
        BookBuilder builder;
        for (int i = 0; i < 1000; ++i) {
            builder.add(aTrade().gross("0.1", "0.00000001"));
        }
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(*summary.totalPnL.value, dec("100"));
        QCOMPARE(*summary.totalFees.value, dec("0.00001"));
        QCOMPARE(*summary.totalNetPnL.value, dec("99.99999"));
    }

    void mixedCurrenciesKeepCountsAndR() {
        BookBuilder builder;
        builder.add(aTrade().net("200").risk("100").inCurrency("USD"));
        builder.add(aTrade().net("-3000").risk("1000").inCurrency("INR").of("INFY"));
        const TradeBook book = builder.build();
        const Summary summary = summaryOf(book);
        QCOMPARE(summary.averageR.value, -0.5);
        QCOMPARE(summary.winRate.value, 50.0);
        QVERIFY(!summary.totalNetPnL.value && summary.currency.isEmpty());
        QCOMPARE(summary.totalsByCurrency.size(), std::size_t(2));
        QCOMPARE(*summary.totalsByCurrency[0].net.value, dec("-3000"));
        for (const core::CalendarDay& each : core::pnlCalendar(book, core::select(book, {}))) {
            QCOMPARE(each.netPnl.reason, Undefinedness::MixedCurrencies);
        }
        // One currency's symbol alone is no mixture.
        core::TradeFilter one;
        one.symbols = {QStringLiteral("infy")};
        QCOMPARE(*summaryOf(book, one).totalNetPnL.value, dec("-3000"));
    }

    void convertedTotalsAreThoseOfEachTradesOwnDay() {
        BookBuilder builder;
        builder.book().settings.currency = QStringLiteral("USD");
        const auto rate = [&](const char* date, const char* value) {
            builder.book().fxRates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day(date), dec(value));
        };
        rate("2026-01-05", "1.10");
        rate("2026-01-06", "1.20");
        builder.add(aTrade().gross("100", "2").inCurrency("EUR").of("SAP").on("2026-01-05"));
        builder.add(aTrade().gross("-50", "1").inCurrency("EUR").of("SAP").on("2026-01-06"));
        builder.add(aTrade().gross("10", "0.5").on("2026-01-06"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.currency, QStringLiteral("USD"));
        QCOMPARE(*summary.totalPnL.value, dec("60"));   // 110 − 60 + 10
        QCOMPARE(*summary.totalFees.value, dec("3.9")); // 2.2 + 1.2 + 0.5
        QCOMPARE(*summary.totalNetPnL.value, dec("56.1"));
        QCOMPARE(*summary.largestLoss.value, dec("61.2"));
        QCOMPARE(summary.worstDay->net, dec("-51.7"));
    }

    void theBestAndTheWorstDayAreChosenByTheBasis() {
        BookBuilder builder; // gross prefers the first day, net the second
        builder.add(aTrade().gross("100", "60").on("2026-01-05"));
        builder.add(aTrade().gross("90", "1").on("2026-01-06"));
        const TradeBook book = builder.build();
        QCOMPARE(summaryOf(book).bestDay->date, day("2026-01-06"));
        QCOMPARE(summaryOf(book).worstDay->date, day("2026-01-05"));
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        QCOMPARE(summaryOf(book, gross).bestDay->date, day("2026-01-05"));
        QCOMPARE(summaryOf(book, gross).bestDay->net, dec("40"));
    }

    void rIsNetWhateverTheBasis() {
        BookBuilder builder;
        builder.add(aTrade().gross("100", "50").risk("50")).add(aTrade().gross("20", "30").risk("50"));
        const TradeBook book = builder.build();
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        QCOMPARE(summaryOf(book).averageR.value, 0.4);
        QCOMPARE(summaryOf(book, gross).averageR.value, 0.4);
        QCOMPARE(summaryOf(book).losingTrades, 1);
        QCOMPARE(summaryOf(book, gross).losingTrades, 0);
    }

    void theSqnOfAHundredCountsAHundred() {
        BookBuilder builder;
        for (int i = 0; i < 400; ++i) {
            builder.add(aTrade().net(i % 2 == 0 ? "300" : "-100").risk("100"));
        }
        const Summary summary = summaryOf(builder.build());
        const double deviation = std::sqrt(400.0 * 4 / 399); // R of 3 and −1 around 1
        QVERIFY(std::abs(summary.sqn.value - 20 / deviation) < 1e-12);
        QVERIFY(std::abs(summary.sqn100.value - 10 / deviation) < 1e-12);
    }

    void excursionsOfZeroAreNoBaseOfEfficiency() {
        BookBuilder builder;
        builder.add(aTrade().net("-5").excursions("-8", "0"));
        QCOMPARE(summaryOf(builder.build()).exitEfficiency.reason, Undefinedness::NoExcursions);
        builder.add(aTrade().net("30").excursions("-2", "40"));
        const Summary summary = summaryOf(builder.build());
        QCOMPARE(summary.exitEfficiency.value, 75.0);
        QCOMPARE(summary.exitEfficiency.n, 1);
        QCOMPARE(*summary.averageMae.value, dec("-5"));
        QCOMPARE(*summary.averageMfe.value, dec("20"));
    }

    void aDepositOnAWeekendCountsOnMonday() {
        BookBuilder builder;
        builder.startingEquity("1000").cash("2026-01-10", "500");
        builder.add(aTrade().net("-100").on("2026-01-09")).add(aTrade().net("-150").on("2026-01-12"));
        const TradeBook book = builder.build();
        const core::EquityCurve curve = core::equityCurve(book, core::select(book, {}));
        QCOMPARE(curve.points.size(), std::size_t(2));
        QCOMPARE(curve.points[1].equity, dec("1250"));
        QCOMPARE(curve.points[1].drawdown, dec("-250")); // the deposit raised the peak as well
        QCOMPARE(*summaryOf(book).maxDrawdownMoney.value, dec("-250"));
    }
};

TJ_TEST(EdgeFiguresTest)
#include "edge_figures_test.moc"
