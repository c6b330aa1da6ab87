#include "core/statistics/breakdown.h"

#include "core/statistics/distribution.h"
#include "core/statistics/monte_carlo.h"
#include "core/statistics/pnl_calendar.h"
#include "tests/core/statistics/random_book.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::BreakdownBy;
using core::BreakdownRow;
using core::TradeBook;
using core::Undefinedness;
using test::aTrade;
using test::BookBuilder;
using test::day;
using test::dec;

namespace {

std::vector<BreakdownRow> rowsOf(const TradeBook& book, BreakdownBy by) {
    return core::breakdown(book, core::select(book, {}), by);
}

/// "key:trades:net …"
QString brief(const std::vector<BreakdownRow>& rows) {
    QStringList list;
    for (const BreakdownRow& row : rows) {
        list += QStringLiteral("%1:%2:%3")
                    .arg(row.key)
                    .arg(row.totalTrades)
                    .arg(row.totalNetPnL.value->toString());
    }
    return list.join(u' ');
}

} // namespace

class BreakdownTest : public QObject {
    Q_OBJECT
private slots:
    void symbolsByName() {
        BookBuilder builder;
        builder.add(aTrade().of("MSFT").net("5"))
            .add(aTrade().of("AAPL").net("-2"))
            .add(aTrade().of("MSFT").net("1"));
        builder.add(aTrade().of("MSFT").net("10").crypto()); // another instrument of the same name
        QCOMPARE(brief(rowsOf(builder.build(), BreakdownBy::Symbol)), QStringLiteral("AAPL:1:-2 MSFT:3:16"));
    }

    void aTradeCountsUnderEachOfItsTags() {
        BookBuilder builder;
        builder.add(aTrade().net("1").tagged({QStringLiteral("a"), QStringLiteral("b")}));
        builder.add(aTrade().net("2").tagged({QStringLiteral("b")}));
        builder.add(aTrade().net("4"));
        QCOMPARE(brief(rowsOf(builder.build(), BreakdownBy::Tag)), QStringLiteral(":1:4 a:1:1 b:2:3"));
    }

    void hourAndWeekdayByEntryMonthByExit() {
        BookBuilder builder;
        builder.add(aTrade().net("1").at("2026-01-30", 9 * 60 + 59, 5));
        builder.add(aTrade().net("2").at("2026-01-31", 23 * 60 + 30, 60)); // Saturday night into February
        builder.add(aTrade().net("4").at("2026-02-02", 0, 1).dateOnly());
        const TradeBook book = builder.build();
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Hour)), QStringLiteral(":1:4 09:1:1 23:1:2"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Weekday)), QStringLiteral("1:1:4 5:1:1 6:1:2"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Month)), QStringLiteral("2026-01:1:1 2026-02:2:6"));
    }

    void anOpeningToldByHandHasNeitherHourNorWeekday() {
        BookBuilder builder;
        builder.add(aTrade().net("1")).add(aTrade().net("2").withoutEntry());
        const TradeBook book = builder.build();
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Hour)), QStringLiteral(":1:2 14:1:1"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Weekday)), QStringLiteral(":1:2 1:1:1"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Month)), QStringLiteral("2026-01:2:3"));
    }

    void sideAccountAndPlaybook() {
        BookBuilder builder;
        builder.add(aTrade().net("1").shortSide().in("Two").playing("ORB"));
        builder.add(aTrade().net("2").playing("Fade"));
        builder.add(aTrade().net("4"));
        const TradeBook book = builder.build();
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Side)), QStringLiteral("long:2:6 short:1:1"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Account)), QStringLiteral("Main:2:6 Two:1:1"));
        QCOMPARE(brief(rowsOf(book, BreakdownBy::Playbook)), QStringLiteral(":1:4 Fade:1:2 ORB:1:1"));
    }

    void rowsCarryTheSameFiguresAsTheSummary() {
        const BreakdownRow row = rowsOf(workedExample().build(), BreakdownBy::Symbol).front();
        QCOMPARE(row.winRate.value, 50.0);
        QCOMPARE(row.expectancy.value, std::optional(dec("40")));
        QVERIFY(std::abs(row.profitFactor.value - 625.0 / 225) < 1e-12);
        QVERIFY(std::abs(row.averageR.value - 0.4) < 1e-12);
        BookBuilder builder;
        builder.add(aTrade().net("1"));
        const BreakdownRow only = rowsOf(builder.build(), BreakdownBy::Symbol).front();
        QVERIFY(only.profitFactor.isInfinite());
        QCOMPARE(only.averageR.reason, Undefinedness::NoStops);
    }

    void namesGoBothWays() {
        for (const char* name :
             {"symbol", "tag", "weekday", "hour", "month", "side", "account", "playbook"}) {
            const auto by = core::breakdownByName(QString::fromLatin1(name));
            QVERIFY2(by, name);
            QCOMPARE(core::breakdownName(*by), QString::fromLatin1(name));
        }
        QVERIFY(!core::breakdownByName(QStringLiteral("colour")));
    }

    void calendarDaysAreExitDays() {
        BookBuilder builder;
        builder.add(aTrade().gross("3", "1").at("2026-01-05", 23 * 60, 120));
        builder.add(aTrade().gross("5", "1").on("2026-01-06"));
        builder.add(aTrade().gross("-1", "0").on("2026-01-09"));
        const TradeBook book = builder.build();
        const auto days = core::pnlCalendar(book, core::select(book, {}));
        QCOMPARE(int(days.size()), 2);
        QCOMPARE(days[0].date, day("2026-01-06"));
        QCOMPARE(days[0].trades, 2);
        QCOMPARE(days[0].pnl.value, std::optional(dec("8")));
        QCOMPARE(days[0].netPnl.value, std::optional(dec("6")));
    }

    void rBinsAreOneRWideAndTheTailsGathered() {
        BookBuilder builder;
        for (const char* net : {"-900", "-100", "-51", "-49", "49", "50", "149", "150", "2000"}) {
            builder.add(aTrade().net(net).risk("100"));
        }
        builder.add(aTrade().net("100"));
        const TradeBook book = builder.build();
        const auto bins = core::rDistribution(book, core::select(book, {}), 3);
        QStringList counts;
        for (const auto& bin : bins) {
            counts += QString::number(bin.trades);
        }
        QCOMPARE(counts.join(u' '), QStringLiteral("1 0 2 2 2 1 1"));
        QCOMPARE(bins.front().from, -3.5);
        QCOMPARE(bins.back().to, 3.5);
    }

    void pnlBinsAreRoundWithAnEdgeAtZero() {
        BookBuilder builder;
        for (const char* net : {"-95", "-0.01", "0", "0.3", "99.99", "100", "240"}) {
            builder.add(aTrade().net(net));
        }
        const TradeBook book = builder.build();
        const auto bins = core::pnlDistribution(book, core::select(book, {}), 8);
        QCOMPARE(int(bins.size()), 7);
        QCOMPARE(bins[0].from, -100.0);
        QCOMPARE(bins[2].from, 0.0);
        QCOMPARE(bins[0].trades, 1);
        QCOMPARE(bins[1].trades, 1);
        QCOMPARE(bins[2].trades, 2);
        QCOMPARE(bins[3].trades, 1);
        QCOMPARE(bins[4].trades, 1);
        QCOMPARE(bins.back().trades, 1);
        QCOMPARE(bins.back().to, 250.0);
    }

    void everyTradeIsInOneBin() {
        for (int most = 2; most < 40; most += 3) {
            const TradeBook book = randomBook(unsigned(most), 200).build();
            const auto bins = core::pnlDistribution(book, core::select(book, {}), most);
            int trades = 0;
            for (const auto& bin : bins) {
                trades += bin.trades;
            }
            QCOMPARE(trades, 200);
            QVERIFY(int(bins.size()) <= most && 4 * int(bins.size()) > most);
        }
        BookBuilder same;
        same.add(aTrade().net("100")).add(aTrade().net("100"));
        const TradeBook book = same.build();
        const auto bins = core::pnlDistribution(book, core::select(book, {}));
        QCOMPARE(int(bins.size()), 1);
        QCOMPARE(bins[0].from, 100.0);
        QCOMPARE(bins[0].trades, 2);
    }

    void monteCarloRepeatsItselfAndOrdersItsPercentiles() {
        const TradeBook book = randomBook(7, 60).build();
        const auto selection = core::select(book, {});
        core::MonteCarloOptions options;
        options.seed = 42;
        options.runs = 400;
        options.drawdownThreshold = 100;
        options.startingEquity = 1000;
        const auto a = core::monteCarlo(book, selection, options);
        const auto b = core::monteCarlo(book, selection, options);
        QVERIFY(a.ok() && a->fan == b->fan);
        QCOMPARE(int(a->fan.size()), 60);
        QCOMPARE(a->tradeNumbers.back(), 60);
        for (const auto& row : a->fan) {
            QVERIFY(std::is_sorted(row.begin(), row.end()));
        }
        QVERIFY(a->chanceOfDrawdown > 0 && a->chanceOfDrawdown <= 1);
        options.seed = 43;
        QVERIFY(core::monteCarlo(book, selection, options)->fan != a->fan);
        options.ruinLevel = 1001;
        QCOMPARE(core::monteCarlo(book, selection, options)->chanceOfRuin, 1.0);
    }

    void monteCarloOfOneValueHasOneEnd() {
        BookBuilder builder;
        for (int i = 0; i < 20; ++i) {
            builder.add(aTrade().net("5"));
        }
        const TradeBook book = builder.build();
        core::MonteCarloOptions options;
        options.trades = 1000;
        options.runs = 10;
        const auto result = core::monteCarlo(book, core::select(book, {}), options);
        QCOMPARE(int(result->fan.size()), 400);
        QCOMPARE(result->fan.back()[0], 5000.0);
        QCOMPARE(result->fan.back()[4], 5000.0);
        QCOMPARE(result->chanceOfDrawdown, 0.0);
    }

    void monteCarloInRDrawsOnlyTradesWithAStop() {
        BookBuilder builder;
        for (int i = 0; i < 20; ++i) {
            builder.add(aTrade().gross("6", "1").risk("10").inCurrency(i == 0 ? "EUR" : "USD"));
        }
        builder.add(aTrade().net("-500"));
        core::MonteCarloOptions options;
        options.inR = true;
        const TradeBook book = builder.build();
        const auto result = core::monteCarlo(book, core::select(book, {}), options);
        QCOMPARE(result->tradeNumbers.back(), 20);
        QCOMPARE(result->fan.back()[2], 10.0); // 20 × 0.5 R after costs
        options.inR = false;
        QVERIFY(!core::monteCarlo(book, core::select(book, {}), options).ok()); // money of two currencies

        BookBuilder few;
        for (int i = 0; i < 40; ++i) {
            few.add(i < 19 ? aTrade().net("1").risk("1") : aTrade().net("1"));
        }
        const TradeBook fewStops = few.build();
        QVERIFY(core::monteCarlo(fewStops, core::select(fewStops, {}), options).ok());
        options.inR = true;
        const core::Error error = core::monteCarlo(fewStops, core::select(fewStops, {}), options).error();
        QVERIFY2(error.detail.contains(QStringLiteral("with a stop, the selection has 19")),
                 qPrintable(error.detail));
    }

    void monteCarloRefusesTooFewTradesAndTooManyRuns() {
        const TradeBook few = randomBook(1, 19).build();
        QCOMPARE(core::monteCarlo(few, core::select(few, {}), {}).error().code,
                 core::ErrorCode::InvalidValue);
        const TradeBook book = randomBook(1, 20).build();
        core::MonteCarloOptions options;
        QVERIFY(core::monteCarlo(book, core::select(book, {}), options).ok());
        options.runs = 0;
        QCOMPARE(core::monteCarlo(book, core::select(book, {}), options).error().field,
                 QStringLiteral("runs"));
        options = {};
        options.trades = 1'000'000;
        QCOMPARE(core::monteCarlo(book, core::select(book, {}), options).error().field,
                 QStringLiteral("trades"));
    }
};

TJ_TEST(BreakdownTest)
#include "breakdown_test.moc"
