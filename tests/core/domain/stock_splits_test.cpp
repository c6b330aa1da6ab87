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
