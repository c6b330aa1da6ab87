#include "server/auth/totp.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <liboath/oath.h>

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
    // RFC 4226, appendix D: ten codes in a row.
    void countedCodesAreThoseOfTheStandard() {
        const QStringList codes = {QStringLiteral("755224"), QStringLiteral("287082"),
                                   QStringLiteral("359152"), QStringLiteral("969429"),
                                   QStringLiteral("338314"), QStringLiteral("254676"),
                                   QStringLiteral("287922"), QStringLiteral("162583"),
                                   QStringLiteral("399871"), QStringLiteral("520489")};
        for (int i = 0; i < codes.size(); ++i) {
            QCOMPARE(totpCode(kSecret, i), codes[i]);
        }
    }

    // RFC 6238, appendix B, whole: eight digits and three hashes, of the library underneath.
    void theLibraryMeetsTheVectorsOfTheStandard_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("sha1");
        QTest::addColumn<QByteArray>("sha256");
        QTest::addColumn<QByteArray>("sha512");
        using Text = QByteArray;
        QTest::newRow("1970") << qint64(59) << Text("94287082") << Text("46119246") << Text("90693936");
        QTest::newRow("2005") << qint64(1111111109) << Text("07081804") << Text("68084774")
                              << Text("25091201");
        QTest::newRow("next") << qint64(1111111111) << Text("14050471") << Text("67062674")
                              << Text("99943326");
        QTest::newRow("2009") << qint64(1234567890) << Text("89005924") << Text("91819424")
                              << Text("93441116");
        QTest::newRow("2033") << qint64(2000000000) << Text("69279037") << Text("90698825")
                              << Text("38618901");
        QTest::newRow("2603") << qint64(20000000000) << Text("65353130") << Text("77737706")
                              << Text("47863826");
    }
    void theLibraryMeetsTheVectorsOfTheStandard() {
        QFETCH(qint64, seconds);
        const auto code = [&](qsizetype keySize, int flags) {
            const QByteArray key = kSecret.repeated(4).first(keySize);
            char text[9] = {};
            const int outcome = oath_totp_generate2(key.constData(), std::size_t(key.size()), time_t(seconds),
                                                    30, 0, 8, flags, text);
            return outcome == OATH_OK ? QByteArray(text) : QByteArray(oath_strerror(outcome));
        };
        QTEST(code(20, 0), "sha1");
        QTEST(code(32, OATH_TOTP_HMAC_SHA256), "sha256");
        QTEST(code(64, OATH_TOTP_HMAC_SHA512), "sha512");
    }

    // RFC 4648, section 10, without padding.
    void base32IsThatOfTheStandard() {
        const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                               {"f", "MY"},
                                                               {"fo", "MZXQ"},
                                                               {"foo", "MZXW6"},
                                                               {"foob", "MZXW6YQ"},
                                                               {"fooba", "MZXW6YTB"},
                                                               {"foobar", "MZXW6YTBOI"}};
        for (const auto& [plain, encoded] : vectors) {
            QCOMPARE(base32(plain), QString::fromLatin1(encoded));
        }
    }

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
