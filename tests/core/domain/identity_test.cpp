#include "core/domain/account.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/record_ids.h"
#include "core/domain/wire_names.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

/// Ids by content are part of the file format: two computers must meet, so their values are written down
/// here.
class IdentityTest : public QObject {
    Q_OBJECT
private slots:
    void accountIsItsBrokersNumberElseItsName() {
        const auto numbered =
            accountIdFor(QStringLiteral("zerodha"), QStringLiteral("AB1234"), QStringLiteral("Main"));
        QCOMPARE(numbered, accountIdFor(QStringLiteral("zerodha"), QStringLiteral("AB1234"),
                                        QStringLiteral("Renamed")));
        QVERIFY(numbered !=
                accountIdFor(QStringLiteral("fyers"), QStringLiteral("AB1234"), QStringLiteral("Main")));
        const auto named = accountIdFor({}, {}, QStringLiteral("Zürich"));
        QCOMPARE(named, accountIdFor({}, {}, QStringLiteral("ZU\u0308RICH"))); // decomposed, upper case
        QVERIFY(named != numbered);
    }

    void idsStayWhatTheyAre() {
        QCOMPARE(accountIdFor(QStringLiteral("zerodha"), QStringLiteral("AB1234"), {}).uuid(),
                 QUuid::createUuidV5(kJournalNamespace, QStringLiteral("account|zerodha|AB1234")));
        QCOMPARE(aStock("aapl").id.uuid(),
                 QUuid::createUuidV5(kJournalNamespace, QStringLiteral("instrument|stock|AAPL|USD|||")));
        const AccountId account = anAccount().id;
        QCOMPARE(
            fillIdOfExecution(account, day("2026-03-02"), QStringLiteral("NSE"), QStringLiteral("42")).uuid(),
            QUuid::createUuidV5(account.uuid(), QStringLiteral("x|2026-03-02|NSE|42")));
        QCOMPARE(fillIdOfContent(account, {QStringLiteral("2026-03-02T09:15:00"), QStringLiteral("INFY"),
                                           Side::Sell, dec("10.50"), dec("1500.00"), 1})
                     .uuid(),
                 QUuid::createUuidV5(account.uuid(),
                                     QStringLiteral("c|2026-03-02T09:15:00|INFY|sell|10.5|1500|1")));
    }

    void instrumentIsItsTermsAndNotItsContractSize() {
        Instrument option = aStock("NIFTY");
        option.assetClass = AssetClass::Option;
        option.expiry = day("2026-03-26");
        option.strike = dec("25500.00");
        option.right = OptionRight::Call;
        const InstrumentId id = instrumentIdFor(option);
        QCOMPARE(id.uuid(),
                 QUuid::createUuidV5(kJournalNamespace,
                                     QStringLiteral("instrument|option|NIFTY|USD|2026-03-26|call|25500")));
        option.multiplier = dec("75");
        option.tick = dec("0.05");
        QCOMPARE(instrumentIdFor(option), id);
        option.right = OptionRight::Put;
        QVERIFY(instrumentIdFor(option) != id);
    }

    void coinOfAPairIsWhatIsBought_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("coin");
        QTest::newRow("slash") << "BTC/USDT"
                               << "BTC";
        QTest::newRow("dash") << "BTC-USDT"
                              << "BTC";
        QTest::newRow("joined") << "1000PEPEUSDT"
                                << "1000PEPE";
        QTest::newRow("another quote") << "BTC/EUR"
                                       << "";
    }
    void coinOfAPairIsWhatIsBought() {
        QFETCH(QString, symbol);
        QFETCH(QString, coin);
        QCOMPARE(baseCoin(aCoin(symbol.toLatin1().constData())), coin);
        QCOMPARE(baseCoin(aStock(symbol.toLatin1().constData())), QString());
    }

    void wordsOfEnumsReadBack() {
        for (const auto effect : {Effect::Unknown, Effect::Open, Effect::Close}) {
            QCOMPARE(fromWireName<Effect>(wireName(effect)), std::optional(effect));
        }
        QCOMPARE(wireName(AssetClass::Cfd), QStringLiteral("cfd"));
        QCOMPARE(wireName(CashKind::Adjustment), QStringLiteral("adjustment"));
        QCOMPARE(wireName(TradeStatus::Unopened), QStringLiteral("unopened"));
        QCOMPARE(wireName(ChargeKind::Other), QStringLiteral("other"));
        QVERIFY(!fromWireName<Side>(u"Buy"));
    }

    void chargesAddUpByKind() {
        Charges charges = Charges::commission(dec("1"));
        charges[ChargeKind::Funding] = dec("-0.25");
        charges += charges;
        QCOMPARE(charges.total(), dec("1.5"));
        charges -= Charges::commission(dec("2"));
        QCOMPARE(charges.total(), dec("-0.5"));
        QVERIFY(!charges.isZero() && Charges().isZero());
        QCOMPARE(proRata(charges, dec("1"), dec("3"))[ChargeKind::Funding], dec("-0.16666667"));
    }
};

TJ_TEST(IdentityTest)
#include "identity_test.moc"
