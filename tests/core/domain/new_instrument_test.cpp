#include "core/domain/new_instrument.h"
#include "core/domain/record_ids.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QTest>

using namespace core;
using test::dec;

/// What a symbol alone tells of a new instrument.
class NewInstrumentTest : public QObject {
    Q_OBJECT

private:
    static Result<Instrument> made(const char* symbol, const InstrumentFacts& facts = {}) {
        return newInstrument(QString::fromLatin1(symbol), facts, QStringLiteral("EUR"));
    }

private slots:
    void aShareIsInTheAccountsCurrency() {
        const auto share = made(" acme ");
        QCOMPARE(share->symbol, QStringLiteral("ACME"));
        QCOMPARE(share->currency, QStringLiteral("EUR"));
        QCOMPARE(share->multiplier, dec("1"));
        QCOMPARE(share->id, instrumentIdFor(*share));
    }

    void thePublishedContractsAreKnown() {
        const auto future = made("ESZ5");
        QCOMPARE(future->assetClass, AssetClass::Future);
        QCOMPARE(future->multiplier, dec("50"));
        QCOMPARE(future->currency, QStringLiteral("USD"));
        const auto option = made("AAPL  260116C00150000");
        QCOMPARE(option->assetClass, AssetClass::Option);
        QCOMPARE(option->strike, std::optional(dec("150")));
        QCOMPARE(option->multiplier, dec("100"));
        QCOMPARE(made("NIFTY26SEPFUT")->currency, QStringLiteral("INR"));
    }

    void anUnknownSizeMustBeTold() {
        InstrumentFacts facts;
        facts.assetClass = AssetClass::Future;
        QCOMPARE(made("ODD", facts).error().code, ErrorCode::MissingMultiplier);
        QCOMPARE(made("ODD", facts).error().field, QStringLiteral("multiplier"));
        facts.multiplier = dec("7");
        QCOMPARE(made("ODD", facts)->multiplier, dec("7"));
    }

    void whatIsToldDecidesWhetherItIsTheSame() {
        const Instrument share = made("ACME").value();
        InstrumentFacts facts;
        QVERIFY(agrees(share, facts));
        facts.currency = QStringLiteral("eur");
        QVERIFY(agrees(share, facts));
        facts.currency = QStringLiteral("USD");
        QVERIFY(!agrees(share, facts));
        facts = {};
        facts.assetClass = AssetClass::Cfd;
        QVERIFY(!agrees(share, facts));
    }
};

TJ_TEST(NewInstrumentTest)
#include "new_instrument_test.moc"
