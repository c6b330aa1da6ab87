#include "core/import/metatrader_contracts.h"
#include "tests/core/import/format_reading.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;

namespace {

MetaTraderClosing closing(const char* symbol, const char* move, const char* price, const char* profit) {
    return {QString::fromLatin1(symbol), dec(move), dec(price), dec(profit)};
}

QString text(std::optional<Decimal> value) {
    return value ? value->toString() : QStringLiteral("none");
}

} // namespace

class MetaTraderContractsTest : public QObject {
    Q_OBJECT
private slots:
    void knowsCurrencyPairsByName_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("forex");
        QTest::newRow("pair") << QStringLiteral("EURUSD") << QStringLiteral("USD") << true;
        QTest::newRow("lower case with an ending")
            << QStringLiteral("usdjpy.m") << QStringLiteral("JPY") << true;
        QTest::newRow("gold") << QStringLiteral("XAUUSD") << QStringLiteral("USD") << false;
        QTest::newRow("index") << QStringLiteral("GER40") << QStringLiteral("EUR") << false;
        QTest::newRow("share") << QStringLiteral("AAPL") << QStringLiteral("EUR") << false;
    }
    void knowsCurrencyPairsByName() {
        QFETCH(QString, symbol);
        QFETCH(QString, currency);
        QFETCH(bool, forex);
        const Instrument instrument = MetaTraderContracts(QStringLiteral("EUR")).instrument(symbol);
        QCOMPARE(instrument.symbol, symbol.toUpper());
        QCOMPARE(instrument.currency, currency);
        QCOMPARE(instrument.assetClass, forex ? AssetClass::Forex : AssetClass::Cfd);
    }

    void sizeFollowsFromThePrintedProfit_data() {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("move");
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("profit");
        QTest::addColumn<QString>("size");
        QTest::newRow("gold, 100 ounces")
            << QStringLiteral("USD") << QStringLiteral("XAUUSD") << QStringLiteral("-0.009")
            << QStringLiteral("1286.44") << QStringLiteral("-0.90") << QStringLiteral("100");
        QTest::newRow("gold on a server with 10")
            << QStringLiteral("USD") << QStringLiteral("XAUUSD") << QStringLiteral("3.5")
            << QStringLiteral("1286.44") << QStringLiteral("35.00") << QStringLiteral("10");
        QTest::newRow("pair in the account's currency")
            << QStringLiteral("USD") << QStringLiteral("EURUSD") << QStringLiteral("0.005")
            << QStringLiteral("1.1") << QStringLiteral("500.00") << QStringLiteral("100000");
        QTest::newRow("micro lots") << QStringLiteral("USD") << QStringLiteral("EURUSD")
                                    << QStringLiteral("0.005") << QStringLiteral("1.1")
                                    << QStringLiteral("5.00") << QStringLiteral("1000");
        QTest::newRow("pair based on the account's currency")
            << QStringLiteral("USD") << QStringLiteral("USDCHF") << QStringLiteral("0.00632")
            << QStringLiteral("0.98062") << QStringLiteral("644.49") << QStringLiteral("100000");
        QTest::newRow("index") << QStringLiteral("EUR") << QStringLiteral("GER40") << QStringLiteral("25.5")
                               << QStringLiteral("18025.5") << QStringLiteral("637.50")
                               << QStringLiteral("25");
        QTest::newRow("cross: the usual")
            << QStringLiteral("EUR") << QStringLiteral("USDJPY") << QStringLiteral("0.08")
            << QStringLiteral("154.2") << QStringLiteral("48.48") << QStringLiteral("100000");
        QTest::newRow("no round size fits")
            << QStringLiteral("EUR") << QStringLiteral("US500") << QStringLiteral("-20")
            << QStringLiteral("4990") << QStringLiteral("-18.40") << QStringLiteral("1");
    }
    void sizeFollowsFromThePrintedProfit() {
        QFETCH(QString, account);
        QFETCH(QString, symbol);
        QFETCH(QString, move);
        QFETCH(QString, price);
        QFETCH(QString, profit);
        QFETCH(QString, size);
        MetaTraderContracts contracts(account);
        const MetaTraderClosing seen =
            closing(symbol.toLatin1(), move.toLatin1(), price.toLatin1(), profit.toLatin1());
        contracts.see(seen);
        QCOMPARE(text(contracts.multiplier(symbol)), size);
        // Whatever was chosen: move × size × rate is the printed profit.
        const Decimal cash = multiplied(seen.move, *contracts.multiplier(symbol)).value();
        const Decimal earned = multiplied(cash, contracts.rate(seen).value_or(dec("1"))).value();
        QCOMPARE(earned.rounded(2).toString(2), seen.profit.toString(2));
    }

    void smallProfitsDoNotMisleadAboutTheSize() {
        MetaTraderContracts contracts(QStringLiteral("USD"));
        contracts.see(closing("OIL", "0.001", "80", "0.01"));
        contracts.see(closing("OIL", "2", "80", "20.00"));
        QCOMPARE(text(contracts.multiplier(QStringLiteral("OIL"))), QStringLiteral("10"));
    }

    void anUnknownSymbolWithoutProfitHasNoSize() {
        MetaTraderContracts contracts(QStringLiteral("USD"));
        contracts.see(closing("OIL", "0", "80", "0.00"));
        QCOMPARE(text(contracts.multiplier(QStringLiteral("OIL"))), QStringLiteral("none"));
        QCOMPARE(text(contracts.multiplier(QStringLiteral("EURUSD"))), QStringLiteral("100000"));
    }

    void aClosingAtTheEntryPriceTakesARateOfItsSymbol() {
        MetaTraderContracts contracts(QStringLiteral("EUR"));
        contracts.see(closing("GBPJPY", "0.08", "190", "50.00"));
        QCOMPARE(text(contracts.rate(closing("GBPJPY", "0", "191", "0.00"))), QStringLiteral("0.00625"));
        QCOMPARE(text(contracts.rate(closing("EURGBP", "0", "0.8", "0.00"))), QStringLiteral("1.25"));
        QCOMPARE(text(contracts.rate(closing("AUDNZD", "0", "1.08", "0.00"))), QStringLiteral("none"));
    }

    void earningsPerMoveFollowTheCurrencies() {
        MetaTraderContracts contracts(QStringLiteral("USD"));
        QCOMPARE(text(contracts.earningsPerMove(QStringLiteral("EURUSD"), dec("1.1"))),
                 QStringLiteral("100000"));
        QCOMPARE(text(contracts.earningsPerMove(QStringLiteral("USDCHF"), dec("0.8"))),
                 QStringLiteral("125000"));
        QCOMPARE(text(contracts.earningsPerMove(QStringLiteral("EURGBP"), dec("0.8"))),
                 QStringLiteral("none"));
        contracts.see(closing("EURGBP", "0.001", "0.8", "125.00"));
        QCOMPARE(text(contracts.earningsPerMove(QStringLiteral("EURGBP"), dec("0.8"))),
                 QStringLiteral("125000"));
    }

    void hugeFiguresOverflowNowhere() {
        MetaTraderContracts contracts(QStringLiteral("USD"));
        const MetaTraderClosing huge = closing("EURUSD", "90000000000", "0.00000001", "-92000000000");
        contracts.see(huge);
        QCOMPARE(text(contracts.multiplier(huge.symbol)), QStringLiteral("100000"));
        QCOMPARE(text(distanceOf(dec("90000000000"), dec("-90000000000"))), QStringLiteral("none"));
        QCOMPARE(text(contracts.rate(huge)), QStringLiteral("none"));
    }
};

TJ_TEST(MetaTraderContractsTest)
#include "metatrader_contracts_test.moc"
