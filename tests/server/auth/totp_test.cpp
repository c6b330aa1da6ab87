#include "server/auth/totp.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;

namespace {
const QByteArray kSecret = "12345678901234567890";
core::Instant at(qint64 seconds) {
    return core::instantFromMs(seconds * 1000);
}
} // namespace

class TotpTest : public QObject {
    Q_OBJECT
private slots:
    // RFC 6238, appendix B: the last six of its eight digits.
    void codesAreThoseOfTheStandard_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << "287082";
        QTest::newRow("2005") << qint64(1111111109) << "081804";
        QTest::newRow("2005, the next step") << qint64(1111111111) << "050471";
        QTest::newRow("2009") << qint64(1234567890) << "005924";
        QTest::newRow("2033") << qint64(2000000000) << "279037";
        QTest::newRow("2603") << qint64(20000000000) << "353130";
    }
    void codesAreThoseOfTheStandard() {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);
        QCOMPARE(totpCode(kSecret, seconds / 30), code);
        QCOMPARE(acceptedStep(kSecret, code, at(seconds), 0), std::optional(seconds / 30));
    }

    void aClockMayBeHalfAMinuteOff() {
        const QString code = totpCode(kSecret, 1000);
        QCOMPARE(acceptedStep(kSecret, code, at(999 * 30), 0), std::optional(qint64(1000)));
        QCOMPARE(acceptedStep(kSecret, code, at(1001 * 30), 0), std::optional(qint64(1000)));
        QVERIFY(!acceptedStep(kSecret, code, at(998 * 30), 0));
        QVERIFY(!acceptedStep(kSecret, code, at(1002 * 30), 0));
    }
    void aCodeIsTakenOnce() {
        const QString code = totpCode(kSecret, 1000);
        QVERIFY(!acceptedStep(kSecret, code, at(1000 * 30), 1000));
        QVERIFY(!acceptedStep(kSecret, totpCode(kSecret, 999), at(1000 * 30), 1000));
        QVERIFY(acceptedStep(kSecret, totpCode(kSecret, 1001), at(1000 * 30), 1000));
    }
    void whatIsNoCodeIsRefused() {
        for (const QString& code : {QString(), QStringLiteral("28708"), QStringLiteral("2870822"),
                                    QStringLiteral("28708 2"), QString::fromUtf8("२८७०८२")}) {
            QVERIFY(!acceptedStep(kSecret, code, at(59), 0));
        }
    }
    void theLinkForTheQrCodeEscapesTheAddress() {
        QCOMPARE(totpUri("12345678901234567890", QStringLiteral("a+b@x.io")),
                 QStringLiteral("otpauth://totp/Trading%20Journal:a%2Bb%40x.io?secret="
                                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Trading%20Journal"));
    }
};

TJ_TEST(TotpTest)
#include "totp_test.moc"
