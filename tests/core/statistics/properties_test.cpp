#include "core/statistics/breakdown.h"
#include "core/statistics/closed_trades.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/explain.h"
#include "core/statistics/pnl_calendar.h"
#include "core/statistics/summary.h"
#include "tests/core/statistics/all_figures.h"
#include "tests/core/statistics/random_book.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::BreakdownBy;
using core::Summary;
using core::TradeBook;
using core::TradeFilter;

namespace {

Summary summaryOf(const TradeBook& book, const TradeFilter& filter = {}) {
    return core::summarise(book, core::select(book, filter));
}

} // namespace

class PropertiesTest : public QObject {
    Q_OBJECT
private slots:
    void anyOrderOfTheSameTradesGivesTheSameFigures() {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            TradeBook book = randomBook(seed, 200).build();
            const QString expected = allFigures(summaryOf(book));
            std::mt19937 random(seed);
            for (int i = 0; i < 4; ++i) {
                std::shuffle(book.trades.begin(), book.trades.end(), random);
                core::sortTrades(book);
                QCOMPARE(allFigures(summaryOf(book)), expected);
            }
        }
    }

    void sumsOfTwoHalvesAreTheSumOfTheWhole() {
        const TradeBook book = randomBook(3, 400).build();
        const core::Day middle = book.trades[200].exitDay;
        TradeFilter first, second;
        first.to = middle;
        second.from = middle + std::chrono::days(1);
        const Summary whole = summaryOf(book), a = summaryOf(book, first), b = summaryOf(book, second);
        QCOMPARE(a.totalTrades + b.totalTrades, whole.totalTrades);
        QCOMPARE(*a.totalNetPnL.value + *b.totalNetPnL.value, *whole.totalNetPnL.value);
        QCOMPARE(*a.totalFees.value + *b.totalFees.value, *whole.totalFees.value);
        QCOMPARE(*a.grossProfit.value + *b.grossProfit.value, *whole.grossProfit.value);
        QCOMPARE(a.winningTrades + b.winningTrades, whole.winningTrades);
        // And the second half's curve ends where the whole one does.
        QCOMPARE(core::equityCurve(book, core::select(book, second)).points.back().equity,
                 core::equityCurve(book, core::select(book, {})).points.back().equity);
    }

    void grossIsNetAndCostsToTheLastDigit() {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            const Summary summary = summaryOf(randomBook(seed, 150).build());
            QCOMPARE(*summary.totalPnL.value - *summary.totalFees.value, *summary.totalNetPnL.value);
            QCOMPARE(*summary.grossProfit.value - *summary.grossLoss.value, *summary.totalNetPnL.value);
        }
    }

    void theHundredTimesLargerAccountHasTheSameRatios() {
        TradeBook small = randomBook(5, 250).build();
        TradeBook large = small;
        const auto scale = [](core::Decimal& value) {
            value = core::Decimal::fromUnits(value.units() * 100);
        };
        for (core::Trade& trade : large.trades) {
            scale(trade.grossPnl);
            scale(trade.netPnl);
            scale(*trade.notional);
            if (trade.initialRisk) {
                scale(*trade.initialRisk);
            }
        }
        for (core::Account& account : large.accounts) {
            scale(*account.startingEquity);
        }
        for (core::CashMovement& movement : large.cashMovements) {
            scale(movement.amount);
        }
        const Summary a = summaryOf(small), b = summaryOf(large);
        for (const char* key : {"sharpeRatio", "sortinoRatio", "maxDrawdown", "sqn", "kelly", "kRatio1996",
                                "tStatistic", "ulcerIndex", "recoveryFactor", "avgReturn", "bestDayShare"}) {
            const auto* figure = core::figureNamed(QString::fromLatin1(key));
            const double x = std::get<core::Number>(figure->value(a)).value;
            const double y = std::get<core::Number>(figure->value(b)).value;
            QVERIFY2(x != 0 && std::abs(x - y) <= 1e-10 * std::abs(x), key);
        }
    }

    void breakdownsAndCalendarAddUpToTheSummary() {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            const TradeBook book = randomBook(seed, 300).build();
            const core::TradeSelection selection = core::select(book, {});
            const core::ClosedTrades closed(book, selection);
            const Summary summary = core::summarise(closed);
            for (const BreakdownBy by :
                 {BreakdownBy::Symbol, BreakdownBy::Weekday, BreakdownBy::Hour, BreakdownBy::Month,
                  BreakdownBy::Side, BreakdownBy::Account, BreakdownBy::Playbook}) {
                int trades = 0;
                core::DecimalSum net;
                for (const core::BreakdownRow& row : core::breakdown(closed, by)) {
                    trades += row.totalTrades;
                    net += *row.totalNetPnL.value;
                }
                QCOMPARE(trades, summary.totalTrades);
                QCOMPARE(*net.value(), *summary.totalNetPnL.value);
            }
            int trades = 0;
            core::DecimalSum gross;
            for (const core::CalendarDay& day : core::pnlCalendar(closed)) {
                trades += day.trades;
                gross += *day.pnl.value;
            }
            QCOMPARE(trades, summary.totalTrades);
            QCOMPARE(*gross.value(), *summary.totalPnL.value);
        }
    }
};

TJ_TEST(PropertiesTest)
#include "properties_test.moc"
