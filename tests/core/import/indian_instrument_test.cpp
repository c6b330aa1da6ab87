#include "core/import/indian_instrument.h"
#include "tests/core/import/format_reading.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::AssetClass;
using core::indianInstrument;
using core::IndianSegment;
using core::OptionRight;
using test::dec;

class IndianInstrumentTest : public QObject {
    Q_OBJECT
private slots:
    void readsOptionsOfBothSpellings() {
        const auto weekly =
            indianInstrument(QStringLiteral("SENSEX2670977500PE"), IndianSegment::Derivatives);
        QCOMPARE(weekly->assetClass, AssetClass::Option);
        QCOMPARE(weekly->expiry, core::parseDay(u"2026-07-09"));
        QCOMPARE(weekly->strike, dec("77500"));
        QCOMPARE(weekly->right, OptionRight::Put);
        const auto spoken =
            indianInstrument(QStringLiteral("OPT LTM 28 Jul 2026 4400 CE"), IndianSegment::Unknown);
        QCOMPARE(spoken->symbol, QStringLiteral("OPT LTM 28 JUL 2026 4400 CE"));
        QCOMPARE(spoken->expiry, core::parseDay(u"2026-07-28"));
        QCOMPARE(spoken->right, OptionRight::Call);
    }
    void readsFutures() {
        QCOMPARE(indianInstrument(QStringLiteral("NIFTY26SEPFUT"), IndianSegment::Unknown)->assetClass,
                 AssetClass::Future);
        QCOMPARE(
            indianInstrument(QStringLiteral("FUT NIFTY 29 Sep 2026"), IndianSegment::Unknown)->assetClass,
            AssetClass::Future);
    }
    void takesAnythingElseForAShareInRupees() {
        const auto share = indianInstrument(QStringLiteral(" Tata  Motors "), IndianSegment::Unknown);
        QCOMPARE(share->symbol, QStringLiteral("TATA MOTORS"));
        QCOMPARE(share->assetClass, AssetClass::Stock);
        QCOMPARE(share->currency, QStringLiteral("INR"));
    }
    void trustsTheSegment() {
        QCOMPARE(indianInstrument(QStringLiteral("NIFTY26SEPFUT"), IndianSegment::Cash)->assetClass,
                 AssetClass::Stock);
        QVERIFY(!indianInstrument(QStringLiteral("GOLDPETAL"), IndianSegment::Derivatives));
    }
};

TJ_TEST(IndianInstrumentTest)
#include "indian_instrument_test.moc"
