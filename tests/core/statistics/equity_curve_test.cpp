#include "core/statistics/equity_curve.h"

#include "core/statistics/summary.h"
#include "tests/core/statistics/random_book.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::EquityCurve;
using core::EquityPoint;
using core::Granularity;
using core::Summary;
using core::TradeBook;
using core::TradeFilter;
using core::Undefinedness;
using test::aTrade;
using test::BookBuilder;
using test::day;
using test::dec;

namespace {

EquityCurve curveOf(const TradeBook& book, const TradeFilter& filter = {}) {
    return core::equityCurve(book, core::select(book, filter));
}

Summary summaryOf(const TradeBook& book, const TradeFilter& filter = {}) {
    return core::summarise(book, core::select(book, filter));
}

QString equities(const EquityCurve& curve) {
    QStringList list;
    for (const EquityPoint& point : curve.points) {
        list += point.equity.toString();
    }
    return list.join(u' ');
}

TradeFilter from(const char* date) {
    TradeFilter filter;
    filter.from = day(date);
    return filter;
}

} // namespace

class EquityCurveTest : public QObject {
    Q_OBJECT
private slots:
    void equityOfTheWorkedExample() {
        const EquityCurve curve = curveOf(workedExample().build());
        QCOMPARE(curve.start, dec("1000"));
        QVERIFY(curve.hasStartingEquity && !curve.everyDay);
        QCOMPARE(equities(curve), QStringLiteral("1100 1050 1050 1250 1150 1300 1225 1275 1275 1400"));
        QCOMPARE(curve.points[4].drawdown, dec("-100"));
        QCOMPARE(curve.points[5].drawdown, dec("0"));
    }

    void weekdaysWithoutTradesCountAndQuietWeekendsDoNot() {
        BookBuilder builder;
        builder.startingEquity("100");
        builder.add(aTrade().net("10").on("2026-01-08"));  // Thursday
        builder.add(aTrade().net("10").on("2026-01-17"));  // Saturday
        builder.add(aTrade().net("-10").on("2026-01-19")); // Monday
        const EquityCurve curve = curveOf(builder.build());
        QCOMPARE(int(curve.points.size()), 9); // Thu, Fri, five weekdays, Sat, Mon
        QCOMPARE(curve.points[7].date, day("2026-01-17"));
        QCOMPARE(curve.points[1].netPnl, dec("0"));
    }

    void everyDayCountsWithCrypto() {
        BookBuilder builder;
        builder.startingEquity("100");
        builder.add(aTrade().net("10").on("2026-01-08").of("BTC/USDT").crypto());
        builder.add(aTrade().net("-4").on("2026-01-19"));
        const TradeBook book = builder.build();
        const EquityCurve curve = curveOf(book);
        QVERIFY(curve.everyDay);
        QCOMPARE(int(curve.points.size()), 12);
        // mean / sd of 0.1, ten zeros and −4/110, over √365 instead of √252
        QVERIFY(std::abs(summaryOf(book).sharpeRatio.value - 3.2060467) < 1e-6);
    }

    void sharpeCountsTheReturnsAboveTheRiskFreeRate() {
        BookBuilder builder;
        builder.startingEquity("100");
        builder.add(aTrade().net("10").on("2026-01-08").of("BTC/USDT").crypto());
        builder.add(aTrade().net("-4").on("2026-01-19"));
        TradeBook book = builder.build();
        book.settings.riskFreeRate = core::Decimal::parse(u"36.5").value();
        // (mean − 0.365/365) / sd of 0.1, ten zeros and −4/110, over √365
        QVERIFY(std::abs(summaryOf(book).sharpeRatio.value - 2.6014779) < 1e-6);
    }

    void grossPnlStandsBesideTheNetCurve() {
        BookBuilder builder;
        builder.add(aTrade().gross("10", "3"));
        const EquityCurve curve = curveOf(builder.build());
        QCOMPARE(curve.points[0].pnl, dec("10"));
        QCOMPARE(curve.points[0].netPnl, dec("7"));
        QCOMPARE(curve.points[0].equity, dec("7"));
        QVERIFY(!curve.hasStartingEquity);
    }

    void aRangeStartsWithWhatWasEarnedBefore() {
        BookBuilder builder = workedExample();
        builder.cash("2026-01-05", "500").cash("2025-12-01", "250").cash("2026-01-13", "-100");
        const EquityCurve curve = curveOf(builder.build(), from("2026-01-09"));
        // 1000 + 250 + 500, and 250 earned in the first four trades; the withdrawal counts on its day.
        QCOMPARE(curve.start, dec("2000"));
        QCOMPARE(equities(curve), QStringLiteral("1900 2050 1875 1925 1925 2050"));
        QCOMPARE(curve.points[2].drawdown, dec("-75"));
    }

    void earlierTradesMustPassTheOtherFilters() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().of("AAPL").net("100").on("2026-01-05"));
        builder.add(aTrade().of("MSFT").net("7").on("2026-01-05"));
        builder.add(aTrade().of("MSFT").net("3").on("2026-01-07"));
        TradeFilter filter = from("2026-01-06");
        filter.symbols = {QStringLiteral("MSFT")};
        QCOMPARE(curveOf(builder.build(), filter).start, dec("1007"));
    }

    void onlyTheFiltersAccountsCount() {
        BookBuilder builder;
        builder.startingEquity("1000").startingEquity("50", "Small");
        builder.cash("2026-01-01", "5", "Small").cash("2026-01-01", "70");
        builder.add(aTrade().net("1"));
        builder.add(aTrade().net("2").in("Small"));
        const TradeBook book = builder.build();
        QCOMPARE(curveOf(book).start, dec("1125"));
        TradeFilter filter;
        filter.accounts = {QStringLiteral("small")};
        QCOMPARE(curveOf(book, filter).start, dec("55"));
        filter.accounts = {book.accounts[0].id.toString()};
        QCOMPARE(curveOf(book, filter).start, dec("1070"));
    }

    void anAccountWithTradesButNoEquityLeavesPercentagesUndefined() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.account(QStringLiteral("Idle"));
        builder.add(aTrade().net("1"));
        QVERIFY(curveOf(builder.build()).hasStartingEquity); // Idle holds no trade
        builder.add(aTrade().net("1").in("Idle"));
        const TradeBook book = builder.build();
        QVERIFY(!curveOf(book).hasStartingEquity);
        QCOMPARE(summaryOf(book).sharpeRatio.reason, Undefinedness::NoStartingEquity);
    }

    void anAccountInAnotherCurrencyCountsOnlyWithARate() {
        BookBuilder builder;
        builder.startingEquity("1000").startingEquity("100", "Euro");
        builder.account(QStringLiteral("Euro")).currency = QStringLiteral("EUR");
        builder.add(aTrade().net("1"));
        QCOMPARE(curveOf(builder.build()).start, dec("1000"));
        builder.book().fxRates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-02"),
                                   dec("1.2"));
        QCOMPARE(curveOf(builder.build()).start, dec("1120"));
    }

    void depositsMovePeakAndAreNoReturn() {
        BookBuilder builder;
        builder.startingEquity("1000").cash("2026-01-06", "1000").cash("2026-01-07", "-500");
        builder.add(aTrade().net("100").on("2026-01-05"));
        builder.add(aTrade().net("-210").on("2026-01-06"));
        builder.add(aTrade().net("0").on("2026-01-07"));
        const TradeBook book = builder.build();
        QCOMPARE(equities(curveOf(book)), QStringLiteral("1100 1890 1390"));
        const Summary summary = summaryOf(book);
        QCOMPARE(summary.maxDrawdownMoney.value, std::optional(dec("-210")));
        QVERIFY(std::abs(summary.maxDrawdown.value - -100 * 210.0 / 1600) < 1e-12); // after the withdrawal
    }

    void calmarLooksAtThirtySixMonthsAndMarAtAll() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().net("-500").on("2021-06-01")); // half of everything, long ago
        builder.add(aTrade().net("500").on("2021-12-01"));
        builder.add(aTrade().net("-100").on("2024-06-03"));
        builder.add(aTrade().net("300").on("2026-06-01"));
        const Summary summary = summaryOf(builder.build());
        const double since = 100 * (std::pow(1.2, 365.25 / 1827) - 1);
        QVERIFY(std::abs(summary.cagr.value - since) < 1e-9);
        QVERIFY(std::abs(summary.marRatio.value - since / 50) < 1e-9);
        const double lately = 100 * (std::pow(1.2, 365.25 / 1096) - 1); // 2 June 2023 … 1 June 2026
        QVERIFY(std::abs(summary.calmarRatio.value - lately / 10) < 1e-9);
    }

    void noPointsSayWhy() {
        QCOMPARE(curveOf(BookBuilder().build()).reason, Undefinedness::NoClosedTrades);
        BookBuilder builder;
        builder.add(aTrade().net("1")).add(aTrade().net("1").inCurrency("EUR"));
        const EquityCurve curve = curveOf(builder.build());
        QCOMPARE(curve.reason, Undefinedness::MixedCurrencies);
        QVERIFY(curve.points.empty());
    }

    void weeksAndMonthsKeepTheLastPointAndSumThePnl() {
        const EquityCurve curve = curveOf(workedExample().build());
        const auto weeks = core::thinned(curve, Granularity::Weekly);
        QCOMPARE(int(weeks.size()), 2);
        QCOMPARE(weeks[0].date, day("2026-01-09"));
        QCOMPARE(weeks[0].equity, dec("1150"));
        QCOMPARE(weeks[0].netPnl, dec("150"));
        QCOMPARE(weeks[0].drawdown, dec("-100"));
        QCOMPARE(weeks[1].netPnl, dec("250"));
        QCOMPARE(int(core::thinned(curve, Granularity::Monthly).size()), 1);
        QCOMPARE(int(core::thinned(curve, Granularity::Daily).size()), 10);
    }

    void theCurveEndsWhereTheSumsSay() {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const TradeBook book = randomBook(seed, 300).build();
            const EquityCurve curve = curveOf(book);
            core::DecimalSum net;
            for (const EquityPoint& point : curve.points) {
                net += point.netPnl;
                QVERIFY(!point.drawdown.isPositive());
            }
            QCOMPARE(*net.value(), *summaryOf(book).totalNetPnL.value);
        }
    }
};

TJ_TEST(EquityCurveTest)
#include "equity_curve_test.moc"
