#include "core/base/decimal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::Decimal;
using core::ErrorCode;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

} // namespace

class DecimalTest : public QObject {
    Q_OBJECT
private slots:
    void readsAndPrintsCanonicalText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("integer") << "42"
                                 << "42";
        QTest::newRow("trailing zeros") << "1.2300"
                                        << "1.23";
        QTest::newRow("negative") << "-0.5"
                                  << "-0.5";
        QTest::newRow("leading point") << ".25"
                                       << "0.25";
        QTest::newRow("plus") << "+3"
                              << "3";
        QTest::newRow("smallest") << "0.00000001"
                                  << "0.00000001";
        QTest::newRow("largest") << "92233720368.54775807"
                                 << "92233720368.54775807";
        QTest::newRow("exponent") << "1.5e3"
                                  << "1500";
        QTest::newRow("small exponent") << "2E-8"
                                        << "0.00000002";
        QTest::newRow("minus zero") << "-0.0"
                                    << "0";
        QTest::newRow("zero with a huge exponent") << "0e300"
                                                   << "0";
    }
    void readsAndPrintsCanonicalText() {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        QCOMPARE(Decimal::parse(text).value().toString(), canonical);
    }

    void refusesWhatIsNoPlainNumber() {
        for (const char* text :
             {"", "-", ".", "1,5", "1 000", "abc", "1.2.3", "1e", "0x10", "١", "1e5000", "NaN", "inf"}) {
            const auto result = Decimal::parse(QString::fromUtf8(text));
            QVERIFY2(!result.ok(), text);
            QCOMPARE(result.error().code, ErrorCode::InvalidValue);
        }
    }

    void refusesMoreThanEightDecimalsUnlessAskedToRound() {
        QCOMPARE(Decimal::parse(u"0.123456789").error().code, ErrorCode::InvalidValue);
        QCOMPARE(Decimal::parse(u"0.1234567800").value(), dec("0.12345678"));
        const auto round = Decimal::Rounding::HalfEven;
        QCOMPARE(Decimal::parse(u"0.123456785", round).value(), dec("0.12345678"));
        QCOMPARE(Decimal::parse(u"0.123456775", round).value(), dec("0.12345678"));
        QCOMPARE(Decimal::parse(u"0.1234567850000000000000000000000000000000001", round).value(),
                 dec("0.12345679"));
        QCOMPARE(Decimal::parse(u"-0.123456775", round).value(), dec("-0.12345678"));
        QCOMPARE(Decimal::parse(u"1e-300", round).value(), Decimal());
    }

    void refusesNumbersBeyondItsRange() {
        for (const char* text :
             {"92233720368.54775808", "-92233720368.54775808", "1e12", "999999999999999999999999",
              "99999999999999999999999999999999999999999999"}) {
            QCOMPARE(Decimal::parse(QString::fromLatin1(text)).error().code, ErrorCode::NumberTooLarge);
        }
    }

    void throwsInsteadOfWrapping() {
        const Decimal largest = dec("92233720368.54775807");
        QVERIFY_THROWS_EXCEPTION(core::DecimalOverflow, (void)(largest + dec("0.00000001")));
        QVERIFY_THROWS_EXCEPTION(core::DecimalOverflow, (void)(-largest - largest));
        QVERIFY_THROWS_EXCEPTION(core::DecimalOverflow, (void)(Decimal::fromInt(93'000'000'000)));
    }

    void roundsHalfToEven() {
        QCOMPARE(dec("2.345").rounded(2), dec("2.34"));
        QCOMPARE(dec("2.355").rounded(2), dec("2.36"));
        QCOMPARE(dec("-2.345").rounded(2), dec("-2.34"));
        QCOMPARE(dec("2.3450001").rounded(2), dec("2.35"));
        QCOMPARE(dec("0.5").rounded(0), dec("0"));
        QCOMPARE(dec("1.5").rounded(0), dec("2"));
    }

    void printsAtLeastTheWishedPlaces() {
        QCOMPARE(dec("680").toString(2), QStringLiteral("680.00"));
        QCOMPARE(dec("-0.125").toString(2), QStringLiteral("-0.125"));
    }

    void multipliesAndDividesWithOneRounding() {
        QCOMPARE(core::multiplied(dec("1.5"), dec("2.25")).value(), dec("3.375"));
        QCOMPARE(core::divided(dec("10"), dec("3")).value(), dec("3.33333333"));
        QCOMPARE(core::divided(dec("-10"), dec("-4")).value(), dec("2.5"));
        QVERIFY(!core::divided(dec("1"), dec("0")));
        QVERIFY(!core::multiplied(dec("92233720368"), dec("2")));
        QCOMPARE(core::proRata(dec("10"), dec("1"), dec("3")), dec("3.33333333"));
    }

    void sumsProductsExactlyBeforeTheOneRounding() {
        core::ProductSum sum;
        sum.add(dec("0.00000001"), dec("0.5"));
        sum.add(dec("0.00000001"), dec("0.5"));
        QCOMPARE(sum.value().value(), dec("0.00000001"));
        sum.subtract(dec("100"), dec("3.25"));
        QCOMPARE(sum.times(dec("50")).value(), dec("-16249.9999995"));
        QCOMPARE(sum.dividedBy(dec("-2")).value(), dec("162.5"));
    }

    void keepsAnOverflownProductSumInvalid() {
        core::ProductSum sum;
        const Decimal largest = dec("92233720368");
        sum.add(largest, largest);
        sum.add(largest, largest);
        sum.subtract(largest, largest);
        sum.subtract(largest, largest);
        QVERIFY(!sum.value());
        core::ProductSum tooMuch;
        tooMuch.add(largest, dec("1000"));
        QVERIFY(!tooMuch.value());
        QVERIFY(!tooMuch.times(largest));
    }

    void sumsBeyondTheRangeAreReportedNotWrapped() {
        core::DecimalSum sum;
        sum += dec("92233720368");
        sum += dec("92233720368");
        QVERIFY(!sum.value());
        sum.subtract(dec("92233720368"));
        QCOMPARE(sum.value().value(), dec("92233720368"));
    }
};

TJ_TEST(DecimalTest)
#include "decimal_test.moc"
