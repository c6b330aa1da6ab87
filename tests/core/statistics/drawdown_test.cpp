#include "core/statistics/drawdown.h"

#include "tests/support/book_builder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::ClosedTrades;
using core::Drawdowns;
using core::Undefinedness;
using test::aTrade;
using test::BookBuilder;
using test::day;
using test::dec;

namespace {

/// One trade a day from Monday 5 January 2026.
BookBuilder of(std::initializer_list<const char*> nets, const char* startingEquity = "1000") {
    BookBuilder builder;
    builder.startingEquity(startingEquity);
    core::Day date = day("2026-01-05");
    for (const char* net : nets) {
        builder.add(aTrade().net(net).at(date, 600, 30));
        date += std::chrono::days(1);
    }
    return builder;
}

Drawdowns drawdownsOf(BookBuilder builder, std::optional<qint32> fromDay = std::nullopt) {
    const core::TradeBook book = builder.build();
    const core::TradeSelection selection = core::select(book, {});
    const ClosedTrades closed(book, selection);
    return core::drawdownsOf(closed, core::startingEquity(closed), fromDay);
}

} // namespace

class DrawdownTest : public QObject {
    Q_OBJECT
private slots:
    void theStartingValueIsAPeak() {
        const Drawdowns found = drawdownsOf(of({"-100", "20"}));
        QCOMPARE(found.money.value, std::optional(dec("-100")));
        QCOMPARE(found.percent.value, -10.0);
        QCOMPARE(found.moneyEpisode.from, std::optional(day("2026-01-05")));
        QVERIFY(found.moneyEpisode.ongoing);
        QCOMPARE(found.moneyEpisode.days, 1);
    }

    void reachingThePeakAgainIsARecovery() {
        const Drawdowns found = drawdownsOf(of({"100", "-50", "50", "-10"}));
        QCOMPARE(found.moneyEpisode.from, std::optional(day("2026-01-05")));
        QCOMPARE(found.moneyEpisode.to, std::optional(day("2026-01-07")));
        QVERIFY(!found.moneyEpisode.ongoing);
    }

    void aDeeperFallOfTheSameEpisodeKeepsItsPeak() {
        const Drawdowns found = drawdownsOf(of({"100", "-50", "30", "-60", "200"}));
        QCOMPARE(found.money.value, std::optional(dec("-80")));
        QCOMPARE(found.moneyEpisode.from, std::optional(day("2026-01-05")));
        QCOMPARE(found.moneyEpisode.to, std::optional(day("2026-01-09")));
    }

    void ofEquallyDeepFallsTheFirstIsShown() {
        const Drawdowns found = drawdownsOf(of({"-50", "50", "-50", "50"}));
        QCOMPARE(found.moneyEpisode.to, std::optional(day("2026-01-06")));
    }

    void severalTradesOfADayAreMeasuredOneByOne() {
        BookBuilder builder;
        builder.startingEquity("1000");
        builder.add(aTrade().net("-300").at("2026-01-05", 600, 10));
        builder.add(aTrade().net("300").at("2026-01-05", 700, 10));
        const Drawdowns found = drawdownsOf(builder);
        QCOMPARE(found.money.value, std::optional(dec("-300")));
        QCOMPARE(found.moneyEpisode.days, 0);
    }

    void aWindowForgetsWhatWasBefore() {
        const BookBuilder builder = of({"-500", "600", "-100", "50"});
        QCOMPARE(drawdownsOf(builder).money.value, std::optional(dec("-500")));
        const Drawdowns window = drawdownsOf(builder, core::dayNumber(day("2026-01-07")));
        QCOMPARE(window.money.value, std::optional(dec("-100")));
        QCOMPARE(window.percent.n, 2);
        QVERIFY(std::abs(window.percent.value - -100 * 100.0 / 1100) < 1e-12);
    }

    void nothingTradedIsNothingLost() {
        const Drawdowns found = drawdownsOf(BookBuilder());
        QCOMPARE(found.money.value, std::optional(core::Decimal()));
        QCOMPARE(found.percent.reason, Undefinedness::NoClosedTrades);
        QVERIFY(!found.moneyEpisode.from);
    }

    void equityFarBeyondTheExactRangeIsSaid() {
        BookBuilder builder = of({"-92000000000", "-92000000000"}, "0");
        QCOMPARE(drawdownsOf(builder).money.reason, Undefinedness::TooLarge);
    }
};

TJ_TEST(DrawdownTest)
#include "drawdown_test.moc"
