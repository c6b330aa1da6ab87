#include "core/domain/trade_matching.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

class UnopenedTradesTest : public QObject {
    Q_OBJECT
private slots:
    void saleOfUnknownSharesIsNoShort() {
        const auto trades = MatchingDesk().match({aFill().sell("10").price("50").fee("1")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].status, TradeStatus::Unopened);
        QCOMPARE(trades[0].side, Direction::Long);
        QCOMPARE(trades[0].quantity, dec("10"));
        QVERIFY(!trades[0].entryPrice);
        QVERIFY(trades[0].grossPnl.isZero() && trades[0].netPnl.isZero());
        QCOMPARE(trades[0].charges.total(), dec("1"));
    }

    void consecutiveClosingsAreOneTradeUpToTheNextOpening() {
        const auto trades = MatchingDesk().match(
            {aFill().sell("10").on("2026-03-02T10:00:00Z"), aFill().sell("5").on("2026-03-03T10:00:00Z"),
             aFill().buy("7").on("2026-03-04T10:00:00Z"), aFill().sell("7").on("2026-03-05T10:00:00Z"),
             aFill().sell("2").on("2026-03-06T10:00:00Z")});
        QCOMPARE(trades.size(), 3u);
        QCOMPARE(trades[0].status, TradeStatus::Unopened);
        QCOMPARE(trades[0].parts.size(), 2u);
        QCOMPARE(trades[1].status, TradeStatus::Closed);
        QCOMPARE(trades[2].status, TradeStatus::Unopened);
        QCOMPARE(trades[2].id, idOf(5));
    }

    void saleBeyondAKnownPositionClosesItAndLeavesTheRestUnopened() {
        const auto trades =
            MatchingDesk().match({aFill().buy("10").price("100"),
                                  aFill().sell("15").price("110").fee("3").on("2026-03-05T10:00:00Z")});
        QCOMPARE(trades.size(), 2u);
        QCOMPARE(trades[0].grossPnl, dec("100"));
        QCOMPARE(trades[0].charges.total(), dec("2"));
        QCOMPARE(trades[1].status, TradeStatus::Unopened);
        QCOMPARE(trades[1].id, idOf(2));
        QCOMPARE(trades[1].quantity, dec("5"));
    }

    void aDaysTurnoverMayBeLargerThanAnyOneQuantity() {
        std::vector<Fill> fills;
        for (int i = 0; i < 6; ++i) {
            const QByteArray time = QStringLiteral("2026-03-02T1%1:00:00Z").arg(i).toLatin1();
            fills.push_back(i % 2 == 0 ? aFill().buy("60000000000").price("0.0000012").on(time.constData())
                                       : aFill().sell("60000000000").price("0.0000013").on(time.constData()));
        }
        const auto trades = MatchingDesk().match(fills);
        QCOMPARE(trades.size(), 3u);
        QCOMPARE(trades[2].grossPnl, dec("6000"));
    }

    void saleBoughtBackTheSameDayIsAShortAsFarAsItIs() {
        const auto trades =
            MatchingDesk().match({aFill().sell("10").price("50").fee("1").on("2026-03-02T10:00:00Z"),
                                  aFill().buy("4").price("48").on("2026-03-02T11:00:00Z")});
        QCOMPARE(trades.size(), 2u);
        QCOMPARE(trades[0].status, TradeStatus::Unopened);
        QCOMPARE(trades[0].quantity, dec("6"));
        QCOMPARE(trades[0].charges.total(), dec("0.6"));
        QCOMPARE(trades[1].status, TradeStatus::Closed);
        QCOMPARE(trades[1].side, Direction::Short);
        QCOMPARE(trades[1].grossPnl, dec("8"));
        // Both begin with one fill: it names the short, and the other's id follows from it.
        QCOMPARE(trades[1].id, idOf(1));
        QVERIFY(trades[0].id != idOf(1) && !trades[0].id.isNull());
    }

    void sameDayIsTheAccountsDay() {
        MatchingDesk desk;
        const std::vector<Fill> fills = {aFill().sell("1").on("2026-03-02T23:00:00Z"),
                                         aFill().buy("1").on("2026-03-03T01:00:00Z")};
        QCOMPARE(desk.match(fills)[0].status, TradeStatus::Unopened);
        desk.zone = ZoneTable(QTimeZone("America/New_York"));
        QCOMPARE(desk.match(fills)[0].side, Direction::Short);
        QCOMPARE(desk.match(fills).size(), 1u);
    }

    void boughtBackSharesCoverOneSaleOnly() {
        const auto trades = MatchingDesk().match({aFill().sell("10").on("2026-03-02T10:00:00Z"),
                                                  aFill().sell("10").on("2026-03-02T10:30:00Z"),
                                                  aFill().buy("10").on("2026-03-02T11:00:00Z")});
        QCOMPARE(trades.size(), 2u);
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[1].status, TradeStatus::Unopened);
        QCOMPARE(trades[1].quantity, dec("10"));
    }

    void intradayProductsMayBeSoldShort_data() {
        QTest::addColumn<QString>("product");
        QTest::addColumn<bool>("mayShort");
        for (const char* word : {"MIS", "Intraday", "INTRADAY", "BO", "CO", "Margin Intraday"}) {
            QTest::newRow(word) << QString::fromLatin1(word) << true;
        }
        for (const char* word : {"CNC", "Delivery", "Overnight", "NRML", "MTF", "", "COMMON"}) {
            QTest::newRow(*word ? word : "none") << QString::fromLatin1(word) << false;
        }
    }
    void intradayProductsMayBeSoldShort() {
        QFETCH(QString, product);
        QFETCH(bool, mayShort);
        const auto trades =
            MatchingDesk().match({aFill().sell("10").product(product.toLatin1().constData())});
        QCOMPARE(trades[0].status, mayShort ? TradeStatus::Open : TradeStatus::Unopened);
    }

    void accountThatMayBeShortHoldsShortsOverNight() {
        MatchingDesk desk;
        desk.account.mayBeShort = true;
        QCOMPARE(desk.match({aFill().sell("10")})[0].status, TradeStatus::Open);
    }

    void brokersWordOfOpeningIsBelieved() {
        QCOMPARE(MatchingDesk().match({aFill().sell("10").opening()})[0].status, TradeStatus::Open);
    }

    void futuresAreSoldShortUnlessMarkedClosing() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        QCOMPARE(desk.match({aFill().sell("1")})[0].status, TradeStatus::Open);
        QCOMPARE(desk.match({aFill().sell("1").closing()})[0].status, TradeStatus::Unopened);
        QCOMPARE(desk.match({aFill().buy("1").closing()})[0].side, Direction::Short);
    }

    void closingsOfBothSidesAreTwoTrades() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        QCOMPARE(
            desk.match({aFill().sell("1").closing(), aFill().buy("1").closing().on("2026-03-03T10:00:00Z")})
                .size(),
            2u);
    }

    void spotCoinsAreSoldLikeShares() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        QCOMPARE(desk.match({aFill().sell("1")})[0].status, TradeStatus::Unopened);
    }

    void openingPriceToldByHandClosesTheTrade() {
        MatchingDesk desk;
        desk.openingPrices.insert(idOf(2), dec("40"));
        const auto trades = desk.match({aFill().sell("10").price("50").fee("1").on("2026-03-02T10:00:00Z"),
                                        aFill().sell("5").price("60").fee("1").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(*trades[0].entryPrice, dec("40"));
        QCOMPARE(trades[0].grossPnl, dec("200"));
        QCOMPARE(trades[0].netPnl, dec("198"));
        QCOMPARE(*trades[0].parts[0].realisedGross, dec("100"));
        QVERIFY(!trades[0].holdingKnown);
    }

    void realOpeningMakesTheToldPriceIgnored() {
        MatchingDesk desk;
        desk.openingPrices.insert(idOf(1), dec("40"));
        const auto trades = desk.match({aFill().sell("10").price("50").on("2026-03-02T10:00:00Z"),
                                        aFill().buy("10").price("45").on("2026-03-01T10:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].grossPnl, dec("50"));
        QVERIFY(trades[0].holdingKnown);
    }

    void roundTripOfItsOwnPositionMayBeShortOverNight() {
        const auto trades =
            MatchingDesk().match({aFill().sell("10").price("50").in("p").on("2026-03-02T10:00:00Z"),
                                  aFill().buy("10").price("45").in("p").on("2026-03-09T10:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].side, Direction::Short);
        QCOMPARE(trades[0].grossPnl, dec("50"));
    }
};

TJ_TEST(UnopenedTradesTest)
#include "unopened_trades_test.moc"
