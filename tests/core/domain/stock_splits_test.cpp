#include "core/domain/trade_matching.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

class StockSplitsTest : public QObject {
    Q_OBJECT
private slots:
    void splitScalesTheOpenPositionAndKeepsItsCash() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        const auto trades = desk.match({aFill().buy("10").price("100").on("2026-03-02T10:00:00Z"),
                                        aFill().sell("20").price("60").on("2026-03-05T10:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[0].quantity, dec("20"));
        QCOMPARE(*trades[0].entryPrice, dec("50"));
        QCOMPARE(trades[0].grossPnl, dec("200"));
        QCOMPARE(trades[0].parts[0].quantity, dec("10")); // the fill stays as it was
    }

    void splitIsMadeAtTheStartOfItsDayInTheAccountsZone() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        const std::vector<Fill> fills = {aFill().buy("10").price("100").on("2026-03-02T10:00:00Z"),
                                         aFill().sell("10").price("90").on("2026-03-04T02:00:00Z")};
        QCOMPARE(desk.match(fills)[0].openQuantity, dec("10"));
        desk.zone = ZoneTable(QTimeZone("America/New_York")); // still the third there
        QCOMPARE(desk.match(fills)[0].status, TradeStatus::Closed);
    }

    void splitToldTwiceIsMadeOnce() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        desk.split("2026-03-04", "1", "2");
        const auto trades = desk.match({aFill().buy("10").on("2026-03-02T10:00:00Z")});
        QCOMPARE(trades[0].openQuantity, dec("20"));
    }

    void theSameRatioInOtherNumbersIsTheSameSplit() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        desk.split("2026-03-04", "2", "4");
        desk.split("2026-03-04", "0.5", "1");
        QVERIFY(isSameSplit(desk.actions[0], desk.actions[1]));
        QCOMPARE(desk.match({aFill().buy("10")})[0].openQuantity, dec("20"));
        CorporateAction other = desk.actions[0];
        other.date = day("2026-03-05");
        QVERIFY(!isSameSplit(desk.actions[0], other));
        other = desk.actions[0];
        other.to = dec("3");
        QVERIFY(!isSameSplit(desk.actions[0], other));
        other = desk.actions[0];
        other.instrument = aStock("OTHER").id;
        QVERIFY(!isSameSplit(desk.actions[0], other));
    }

    void twoSplitsOfOneDayAreBothMadeInAnyOrder() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "3");
        desk.split("2026-03-04", "2", "1");
        MatchingDesk other;
        other.actions = {desk.actions[1], desk.actions[0]};
        const std::vector<Fill> fills = {aFill().buy("7").price("100"),
                                         aFill().sell("10.5").price("70").on("2026-03-05T10:00:00Z")};
        QCOMPARE(desk.match(fills)[0].status, TradeStatus::Closed);
        QCOMPARE(desk.match(fills)[0].grossPnl, dec("35"));
        QCOMPARE(desk.match(fills), other.match(fills));
    }

    void aTradeKnowsItsSplitsAndNoOthers() {
        MatchingDesk desk;
        desk.split("2026-03-01", "1", "5");
        desk.split("2026-03-04", "1", "2");
        const auto trades = desk.match(
            {aFill().buy("1").price("10"), aFill().buy("1").price("12").on("2026-03-05T10:00:00Z")});
        QCOMPARE(trades[0].splits, (std::vector<TradeSplit>{{1, dec("1"), dec("2")}}));
    }

    void whatIsNoSplitChangesNothing() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        desk.actions[0].kind = QStringLiteral("rename");
        desk.split("2026-03-04", "0", "2");
        QCOMPARE(desk.match({aFill().buy("10")})[0].openQuantity, dec("10"));
    }

    void splitAfterTheLastFillScalesWhatIsHeld() {
        MatchingDesk desk;
        desk.split("2026-03-10", "10", "1");
        const auto trades = desk.match({aFill().buy("100").price("2").on("2026-03-02T10:00:00Z")});
        QCOMPARE(trades[0].openQuantity, dec("10"));
        QCOMPARE(trades[0].quantity, dec("10"));
        QCOMPARE(*trades[0].entryPrice, dec("20"));
    }

    void splitBeforeTheFirstFillOrOnceFlatChangesNothing() {
        MatchingDesk desk;
        desk.split("2026-03-01", "1", "2");
        desk.split("2026-03-09", "1", "2");
        const auto trades = desk.match({aFill().buy("1").price("10"),
                                        aFill().sell("1").price("12").on("2026-03-03T10:00:00Z"),
                                        aFill().buy("3").price("7").on("2026-03-10T10:00:00Z")});
        QCOMPARE(trades[0].quantity, dec("1"));
        QCOMPARE(trades[1].openQuantity, dec("3"));
    }

    void partialExitsAroundASplitAddUpToTheCash() {
        for (const auto method : {MatchingMethod::Fifo, MatchingMethod::Lifo, MatchingMethod::Average}) {
            MatchingDesk desk;
            desk.account.matching = method;
            desk.split("2026-03-04", "2", "3");
            const auto trades = desk.match({aFill().buy("10").price("100").on("2026-03-02T10:00:00Z"),
                                            aFill().sell("4").price("110").on("2026-03-03T10:00:00Z"),
                                            aFill().sell("5").price("80").on("2026-03-05T10:00:00Z"),
                                            aFill().sell("4").price("90").on("2026-03-06T10:00:00Z")});
            QCOMPARE(trades[0].status, TradeStatus::Closed);
            QCOMPARE(trades[0].grossPnl, dec("200")); // 440 + 400 + 360 − 1000
            QCOMPARE(*trades[0].parts[1].realisedGross, dec("40"));
            QCOMPARE(trades[0].parts[2].realisedGross->rounded(6), dec("66.666667")); // 400 − 5 × 66.66…
        }
    }
};

TJ_TEST(StockSplitsTest)
#include "stock_splits_test.moc"
