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

    // RFC 4231, test case 2.
    void hmacIsThatOfTheStandard() {
        QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
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
