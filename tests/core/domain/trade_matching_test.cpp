#include "core/domain/trade_matching.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

namespace {

QString shown(const std::optional<Decimal>& value) {
    return value ? value->toString() : QStringLiteral("-");
}

} // namespace

class TradeMatchingTest : public QObject {
    Q_OBJECT
private slots:
    void buyAndSellMakeOneClosedLongTrade() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("100").price("175.50").fee("1.25"),
             aFill().sell("100").price("182.30").fee("1.25").on("2026-03-02T15:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        const MatchedTrade& trade = trades[0];
        QCOMPARE(trade.id, idOf(1));
        QCOMPARE(trade.side, Direction::Long);
        QCOMPARE(trade.status, TradeStatus::Closed);
        QCOMPARE(trade.grossPnl.toString(), QStringLiteral("680"));
        QCOMPARE(trade.netPnl.toString(), QStringLiteral("677.5"));
        QCOMPARE(shown(trade.entryPrice), QStringLiteral("175.5"));
        QCOMPARE(shown(trade.exitPrice), QStringLiteral("182.3"));
        QCOMPARE(trade.exitAt, at("2026-03-02T15:00:00Z"));
        QVERIFY(trade.holdingKnown);
    }

    void multiplierScalesMoneyAndNotPrices() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto trades = desk.match({aFill().sell("2").price("5731.25"),
                                        aFill().buy("2").price("5730.00").on("2026-03-02T10:00:00Z")});
        QCOMPARE(trades[0].side, Direction::Short);
        QCOMPARE(trades[0].grossPnl.toString(), QStringLiteral("125"));
        QCOMPARE(shown(trades[0].entryPrice), QStringLiteral("5731.25"));
    }

    void fillThroughFlatIsSplitWithItsFee() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto trades = desk.match({aFill().buy("1").price("100"),
                                        aFill().sell("3").price("110").fee("1").on("2026-03-02T10:00:00Z"),
                                        aFill().buy("2").price("105").on("2026-03-02T11:00:00Z")});
        QCOMPARE(trades.size(), 2u);
        QCOMPARE(trades[0].grossPnl.toString(), QStringLiteral("500"));
        QCOMPARE(trades[0].charges.total().toString(), QStringLiteral("0.33333333"));
        QVERIFY(trades[0].parts.back().restIsLater);
        QCOMPARE(trades[1].id, idOf(2));
        QCOMPARE(trades[1].side, Direction::Short);
        QCOMPARE(trades[1].charges.total().toString(), QStringLiteral("0.66666667")); // the remainder
        QVERIFY(!trades[1].parts.front().whole && !trades[1].parts.front().restIsLater);
    }

    void partialExitsFollowTheMatchingMethod_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("realised");
        QTest::addColumn<QString>("costs");
        QTest::newRow("fifo closes the oldest fill first") << int(MatchingMethod::Fifo) << "300"
                                                           << "2";
        QTest::newRow("lifo closes the newest fill first") << int(MatchingMethod::Lifo) << "100"
                                                           << "3";
        QTest::newRow("average closes a slice of all") << int(MatchingMethod::Average) << "200"
                                                       << "2.5";
    }
    void partialExitsFollowTheMatchingMethod() {
        QFETCH(int, method);
        QFETCH(QString, realised);
        QFETCH(QString, costs);
        MatchingDesk desk;
        desk.account.matching = MatchingMethod(method);
        const auto trades = desk.match({aFill().buy("10").price("100").fee("1"),
                                        aFill().buy("10").price("120").fee("2").on("2026-03-02T10:00:00Z"),
                                        aFill().sell("10").price("130").fee("1").on("2026-03-02T11:00:00Z")});
        QCOMPARE(trades[0].status, TradeStatus::Open);
        QCOMPARE(trades[0].openQuantity, dec("10"));
        QCOMPARE(shown(trades[0].parts[2].realisedGross), realised);
        QCOMPARE(trades[0].parts[2].realisedCosts.total().toString(), costs);
        QCOMPARE(trades[0].grossPnl.toString(), realised);
        QCOMPARE(trades[0].netPnl, dec(realised) - dec(costs));
        QCOMPARE(trades[0].charges.total(), dec("4")); // of the whole trade
    }

    void finishedTradeIsWorthTheSameByEveryMethod() {
        for (const auto method : {MatchingMethod::Fifo, MatchingMethod::Lifo, MatchingMethod::Average}) {
            MatchingDesk desk;
            desk.account.matching = method;
            const auto trades = desk.match({aFill().buy("3").price("0.33333333"),
                                            aFill().buy("4").price("0.11111111").on("2026-03-02T10:00:00Z"),
                                            aFill().sell("2").price("0.2").on("2026-03-02T11:00:00Z"),
                                            aFill().sell("5").price("0.3").on("2026-03-02T12:00:00Z")});
            QCOMPARE(trades[0].grossPnl.toString(), QStringLiteral("0.45555557"));
            QCOMPARE(*trades[0].parts[2].realisedGross + *trades[0].parts[3].realisedGross,
                     trades[0].grossPnl);
        }
    }

    void dayPrecisionLeavesTheHoldingTimeUnknown() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").onDay("2026-03-02"), aFill().sell("1").onDay("2026-03-03")});
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QVERIFY(!trades[0].holdingKnown);
    }

    void atEqualTimesAddingComesBeforeReducing() {
        MatchingDesk desk;
        desk.instrument = aFuture("NQZ5", "20");
        // From flat buys first; then the position is short and the sale adds to it, although its id is the
        // later one.
        const auto flat = desk.match({aFill().sell("1").price("110"), aFill().buy("1").price("100")});
        QCOMPARE(flat.size(), 1u);
        QCOMPARE(flat[0].side, Direction::Long);
        const auto held =
            desk.match({aFill().sell("1").on("2026-03-02T09:00:00Z"), aFill().buy("2"), aFill().sell("1")});
        QCOMPARE(held.size(), 1u);
        QCOMPARE(held[0].side, Direction::Short);
    }

    void atEqualTimesFromFlatTheBrokersWordComesFirst() {
        MatchingDesk desk;
        desk.instrument = aFuture("NQZ5", "20");
        const auto trades =
            desk.match({aFill().buy("1").price("100").closing(), aFill().sell("1").price("110").opening()});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].side, Direction::Short);
        QCOMPARE(trades[0].grossPnl.toString(), QStringLiteral("200"));
    }

    void atEqualTimesTheBrokersNumbersDecideWhereAllHaveOne() {
        MatchingDesk desk;
        desk.instrument = aFuture("NQZ5", "20");
        const auto trades = desk.match({aFill().buy("1").named("T10"), aFill().sell("1").named("T9")});
        QCOMPARE(trades[0].side, Direction::Short);
        QCOMPARE(trades[0].id, idOf(2));
    }

    void dustOfFeesAndRoundingClosesThePosition() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto below =
            desk.match({aFill().buy("1"), aFill().sell("0.99999995").on("2026-03-02T10:00:00Z")});
        QCOMPARE(below[0].status, TradeStatus::Closed);
        QVERIFY(below[0].residueClosed);
        const auto above =
            desk.match({aFill().buy("1"), aFill().sell("1.00000005").on("2026-03-02T10:00:00Z")});
        QCOMPARE(above.size(), 1u);
        QVERIFY(above[0].residueClosed);
        QCOMPARE(above[0].parts[1].quantity, dec("1.00000005"));
        const auto held =
            desk.match({aFill().buy("1"), aFill().sell("0.9999999").on("2026-03-02T10:00:00Z")});
        QCOMPARE(held[0].status, TradeStatus::Open);
    }

    void nonEmptyPositionIsOneTradeWhateverFlatsLieBetween() {
        const auto trades =
            MatchingDesk().match({aFill().buy("1").price("100").in("swing"),
                                  aFill().sell("1").price("110").in("swing").on("2026-03-02T10:00:00Z"),
                                  aFill().buy("2").price("105").in("swing").on("2026-03-02T11:00:00Z"),
                                  aFill().sell("2").price("106").in("swing").on("2026-03-02T12:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].quantity, dec("3"));
        QCOMPARE(trades[0].grossPnl, dec("12"));
        QCOMPARE(trades[0].position, QStringLiteral("swing"));
    }

    void nonEmptyPositionDoesNotTouchTheOthers() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").price("100"),
             aFill().sell("1").price("90").in("hedge").opening().on("2026-03-02T10:00:00Z"),
             aFill().buy("1").price("80").in("hedge").on("2026-03-02T11:00:00Z"),
             aFill().sell("1").price("101").on("2026-03-02T12:00:00Z")});
        QCOMPARE(trades.size(), 2u);
        QCOMPARE(trades[0].grossPnl, dec("1"));
        QCOMPARE(trades[1].side, Direction::Short);
        QCOMPARE(trades[1].grossPnl, dec("10"));
    }

    void fillThroughFlatOfANonEmptyPositionIsRefusedByName() {
        MatchingDesk desk;
        desk.instrument = aFuture("NQZ5", "20");
        const auto result = desk.tryMatch(MatchingDesk::numbered(
            {aFill().buy("1").in("p"), aFill().sell("2").named("X-77").in("p").on("2026-03-02T10:00:00Z")}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidValue);
        QVERIFY(result.error().detail.contains(QStringLiteral("X-77")));
    }

    void sumsBeyondTheLargestNumberAreAnError() {
        MatchingDesk desk;
        desk.instrument = aFuture("BIG", "1000000");
        const auto result = desk.tryMatch(
            MatchingDesk::numbered({aFill().buy("90000").price("90000"),
                                    aFill().sell("90000").price("1").on("2026-03-02T10:00:00Z")}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NumberTooLarge);
    }

    void negativePricesAreMoneyLikeAnyOther() {
        MatchingDesk desk;
        desk.instrument = aFuture("CLK0", "1000");
        const auto trades = desk.match(
            {aFill().buy("1").price("-37.63"), aFill().sell("1").price("10.01").on("2026-03-02T10:00:00Z")});
        QCOMPARE(trades[0].grossPnl, dec("47640"));
    }

    void expiredOptionIsWorthItsPremium() {
        MatchingDesk desk;
        desk.instrument = aFuture("SPY 500C", "100");
        desk.instrument.assetClass = AssetClass::Option;
        Fill expiry = aFill().buy("2").price("0").onDay("2026-03-20");
        expiry.executedAt = at("2026-03-20T23:59:59.999Z");
        const auto trades = desk.match({aFill().sell("2").price("1.35").fee("1.30"), expiry});
        QCOMPARE(trades[0].grossPnl, dec("270"));
        QCOMPARE(trades[0].netPnl, dec("268.7"));
        // Without the opening it can only be a closing, though nobody marked it.
        QCOMPARE(desk.match({expiry})[0].status, TradeStatus::Unopened);
    }

    void tradesComeInOrderOfTheirFirstFill() {
        const auto trades = MatchingDesk().match({aFill().buy("1").in("z").on("2026-03-01T10:00:00Z"),
                                                  aFill().buy("1").in("a").on("2026-03-03T10:00:00Z"),
                                                  aFill().buy("1").on("2026-03-02T10:00:00Z")});
        QCOMPARE(trades[0].id, idOf(1));
        QCOMPARE(trades[1].id, idOf(3));
        QCOMPARE(trades[2].id, idOf(2));
    }

    void builtRoundTripReadsAsItIsWritten() {
        const MatchedTrade trade =
            aRoundTrip().longOf("INFY").quantity(50).from("1500").to("1520").fees("10").matched();
        QCOMPARE(trade.grossPnl, dec("1000"));
        QCOMPARE(trade.netPnl, dec("980"));
        QCOMPARE(aRoundTrip().shortOf("INFY").from("10").to("12").matched().grossPnl, dec("-2"));
    }
};

TJ_TEST(TradeMatchingTest)
#include "trade_matching_test.moc"
