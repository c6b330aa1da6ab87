#include "core/domain/coin_fee.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

class CoinFeeTest : public QObject {
    Q_OBJECT
private slots:
    void onlyAFeeInTheCoinOfAPairTouchesThePosition_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("feeIn");
        QTest::addColumn<bool>("inCoin");
        QTest::newRow("coin") << "BTC/USDT"
                              << "BTC" << true;
        QTest::newRow("quote") << "BTC/USDT"
                               << "USDT" << false;
        QTest::newRow("exchange's own coin") << "BTC/USDT"
                                             << "BNB" << false;
        QTest::newRow("nothing said") << "BTC/USDT"
                                      << "" << false;
        QTest::newRow("joined pair") << "ETHUSDT"
                                     << "ETH" << true;
        QTest::newRow("another case") << "BTC/USDT"
                                      << "btc" << false;
    }
    void onlyAFeeInTheCoinOfAPairTouchesThePosition() {
        QFETCH(QString, symbol);
        QFETCH(QString, feeIn);
        QFETCH(bool, inCoin);
        const Instrument pair = aCoin(symbol.toLatin1().constData());
        const Fill fill = aFill().buy("1").fee("0.001").feeIn(feeIn.toLatin1().constData());
        QCOMPARE(paysInBaseCoin(pair, fill), inCoin);
        QCOMPARE(positionQuantity(pair, fill), inCoin ? dec("0.999") : dec("1"));
        QVERIFY(!paysInBaseCoin(aStock(symbol.toLatin1().constData()), fill));
    }

    void aBuyBringsLessAndASaleTakesMore() {
        const Instrument pair = aCoin();
        QCOMPARE(positionQuantity(pair, aFill().buy("2").fee("0.01").taxes("0.02").feeIn("BTC")),
                 dec("1.97"));
        QCOMPARE(positionQuantity(pair, aFill().sell("2").fee("0.01").taxes("0.02").feeIn("BTC")),
                 dec("2.03"));
        QCOMPARE(positionQuantity(pair, aFill().buy("2").fee("-0.01").feeIn("BTC")), dec("2.01")); // rebate
    }

    void whatArrivesIsWhatCanBeSold() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto trades =
            desk.match({aFill().buy("1").price("50000").fee("0.001").feeIn("BTC"),
                        aFill().sell("0.999").price("51000").fee("10").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[0].quantity, dec("0.999"));
        QCOMPARE(trades[0].grossPnl, dec("999"));       // 0.999 × 1000
        QCOMPARE(trades[0].charges.total(), dec("60")); // 0.001 × 50000 and 10
        QCOMPARE(trades[0].netPnl, dec("939"));         // 0.999 × 51000 − 10 − 50000
    }

    void aSaleThatPaysInTheCoinClosesMoreThanItSells() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto trades = desk.match(
            {aFill().buy("1").price("100"),
             aFill().sell("0.99").price("110").fee("0.01").feeIn("BTC").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[0].netPnl, dec("8.9")); // 0.99 × 110 − 100
    }

    void cashIsWhatCameInAndWentOutWhateverTheFees() {
        QRandomGenerator random(11);
        for (int run = 0; run < 200; ++run) {
            MatchingDesk desk;
            desk.instrument = aCoin();
            std::vector<Fill> fills;
            Decimal held;
            DecimalSum cash;
            for (int i = 0; i < 1 + random.bounded(5); ++i) {
                Fill fill = aFill().buy("1").feeIn("BTC");
                fill.quantity = Decimal::fromInt(1 + random.bounded(9));
                fill.price = Decimal::fromInt(1 + random.bounded(1000));
                fill.charges = Charges::commission(Decimal::fromUnits(1000 * (1 + random.bounded(10'000))));
                fill.executedAt += std::chrono::minutes(i);
                held += fill.quantity - fill.charges.total();
                cash.subtract(*multiplied(fill.quantity, fill.price));
                fills.push_back(fill);
            }
            Fill sale = aFill().sell("1").price("777").on("2026-03-03T10:00:00Z");
            sale.quantity = held;
            cash.add(*multiplied(held, sale.price));
            fills.push_back(sale);
            const auto trades = desk.match(fills);
            QCOMPARE(trades.size(), 1u);
            QCOMPARE(trades[0].status, TradeStatus::Closed);
            QCOMPARE(trades[0].netPnl, cash.value().value());
        }
    }

    void aFeeAsLargeAsTheFillIsRefusedByName() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto refused =
            desk.tryMatch(MatchingDesk::numbered({aFill().buy("1").fee("1").feeIn("BTC").named("X-9")}));
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().detail.contains(QStringLiteral("X-9")), qPrintable(refused.error().detail));
    }
};

TJ_TEST(CoinFeeTest)
#include "coin_fee_test.moc"
