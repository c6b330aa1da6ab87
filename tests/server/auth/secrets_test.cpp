#include "server/auth/secrets.h"

#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using namespace server;

class SecretsTest : public QObject {
    Q_OBJECT
private slots:
    void tokensHave256BitsAndNeverRepeat() {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray token = randomToken();
            QCOMPARE(fromBase64Url(token)->size(), 32);
            seen.insert(token);
        }
        QCOMPARE(seen.size(), 1000);
    }

    // RFC 4231, section 4, all but the truncated one.
    void hmacIsThatOfTheStandard_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("mac");
        using Bytes = QByteArray;
        QTest::newRow("1") << Bytes(20, 0x0b) << Bytes("Hi There")
                           << Bytes("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("2") << Bytes("Jefe") << Bytes("what do ya want for nothing?")
                           << Bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("3") << Bytes(20, char(0xaa)) << Bytes(50, char(0xdd))
                           << Bytes("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        QTest::newRow("4") << Bytes::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
                           << Bytes(50, char(0xcd))
                           << Bytes("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
        QTest::newRow("6") << Bytes(131, char(0xaa))
                           << Bytes("Test Using Larger Than Block-Size Key - Hash Key First")
                           << Bytes("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        QTest::newRow("7")
            << Bytes(131, char(0xaa))
            << Bytes("This is a test using a larger than block-size key and a larger than block-size "
                     "data. The key needs to be hashed before being used by the HMAC algorithm.")
            << Bytes("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    }
    void hmacIsThatOfTheStandard() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QTEST(hmacSha256(key, message).toHex(), "mac");
    }
    void sha256IsThatOfTheStandard() {
        QCOMPARE(sha256("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void base64UrlHasOneSpellingOnly_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("YQ==");
        QTest::newRow("loose bits at the end") << QByteArray("YR");
        QTest::newRow("the other alphabet") << QByteArray("+/+/");
        QTest::newRow("white space") << QByteArray("Y Q");
        QTest::newRow("one letter too many") << QByteArray("YWJjZ");
    }
    void base64UrlHasOneSpellingOnly() {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text));
    }
    void base64UrlReadsWhatItWrites() {
        for (int size = 0; size < 70; ++size) {
            const QByteArray bytes = randomBytes(size);
            QCOMPARE(fromBase64Url(base64Url(bytes)), std::optional(bytes));
        }
    }

    void sealedValuesOpenWithTheirKeyAndContextAlone() {
        const QByteArray key = randomBytes(32);
        const QByteArray box = sealed(key, "JBSWY3DPEHPK3PXP", "user 1");
        QCOMPARE(unsealed(key, box, "user 1"), std::optional<QByteArray>("JBSWY3DPEHPK3PXP"));
        QVERIFY(!unsealed(randomBytes(32), box, "user 1"));
        QVERIFY(!unsealed(key, box, "user 2"));
    }
    void everyChangedBitOfASealedValueIsNoticed() {
        const QByteArray key = randomBytes(32);
        const QByteArray box = sealed(key, "secret", "user 1");
        for (qsizetype bit = 0; bit < box.size() * 8; ++bit) {
            QByteArray changed = box;
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!unsealed(key, changed, "user 1"));
        }
        for (qsizetype size = 0; size < box.size(); ++size) {
            QVERIFY(!unsealed(key, box.first(size), "user 1"));
        }
    }
    void twoSealingsOfOneValueDiffer() {
        const QByteArray key = randomBytes(32);
        QVERIFY(sealed(key, "same", "x") != sealed(key, "same", "x"));
    }

    void secretsAreComparedWhole() {
        QVERIFY(sameSecret("abc", "abc"));
        QVERIFY(sameSecret("", ""));
        QVERIFY(!sameSecret("abc", "abd"));
        QVERIFY(!sameSecret("abc", "ab"));
    }
};

TJ_TEST(SecretsTest)
#include "secrets_test.moc"
