#include "server/auth/password_hash.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <argon2.h>

using namespace server;

namespace {
constexpr HashCost kQuick{64, 1, 1};
}

class PasswordHashTest : public QObject {
    Q_OBJECT
private slots:
    // RFC 9106, section 5: the library underneath is Argon2 version 1.3 in all its kinds.
    void theLibraryMeetsTheVectorsOfTheStandard_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("5.1 Argon2d")
            << int(Argon2_d)
            << QByteArray("512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb");
        QTest::newRow("5.2 Argon2i")
            << int(Argon2_i)
            << QByteArray("c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8");
        QTest::newRow("5.3 Argon2id")
            << int(Argon2_id)
            << QByteArray("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }
    void theLibraryMeetsTheVectorsOfTheStandard() {
        QFETCH(int, kind);
        QFETCH(QByteArray, tag);
        QByteArray password(32, 1);
        QByteArray salt(16, 2);
        QByteArray secret(8, 3);
        QByteArray associated(12, 4);
        QByteArray computed(32, 0);
        argon2_context context{};
        context.out = reinterpret_cast<uint8_t*>(computed.data());
        context.outlen = 32;
        context.pwd = reinterpret_cast<uint8_t*>(password.data());
        context.pwdlen = 32;
        context.salt = reinterpret_cast<uint8_t*>(salt.data());
        context.saltlen = 16;
        context.secret = reinterpret_cast<uint8_t*>(secret.data());
        context.secretlen = 8;
        context.ad = reinterpret_cast<uint8_t*>(associated.data());
        context.adlen = 12;
        context.t_cost = 3;
        context.m_cost = 32;
        context.lanes = 4;
        context.threads = 4;
        context.version = ARGON2_VERSION_13;
        QCOMPARE(argon2_ctx(&context, argon2_type(kind)), int(ARGON2_OK));
        QCOMPARE(computed.toHex(), tag);
    }
    // The written form, as the reference implementation's own tests have it.
    void aHashThatOthersWroteIsRead() {
        const QByteArray hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                                "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        QVERIFY(passwordMatches(hash, QStringLiteral("password")));
        QVERIFY(!passwordMatches(hash, QStringLiteral("Password")));
        QVERIFY(needsRehash(hash, {}));
    }

    void aPasswordMatchesItsHashAndNoOther() {
        const QByteArray hash = passwordHash(QStringLiteral("correct horse battery"), kQuick);
        QVERIFY(passwordMatches(hash, QStringLiteral("correct horse battery")));
        QVERIFY(!passwordMatches(hash, QStringLiteral("correct horse batterz")));
        QVERIFY(!passwordMatches(hash, QString()));
        QVERIFY(!passwordMatches("", QStringLiteral("correct horse battery")));
        QVERIFY(!passwordMatches("$argon2id$v=19$m=64,t=1,p=1$", QStringLiteral("x")));
    }
    void oneHashIsNeverLikeAnother() {
        QVERIFY(passwordHash(QStringLiteral("same"), kQuick) != passwordHash(QStringLiteral("same"), kQuick));
    }
    void aLetterAndItsAccentMayArriveApart() {
        const QByteArray hash = passwordHash(QString::fromUtf8("r\u00e9sum\u00e9 of May"), kQuick);
        QVERIFY(passwordMatches(hash, QString::fromUtf8("re\u0301sume\u0301 of May")));
    }
    void theHashSaysWhatItCost() {
        QVERIFY(passwordHash(QStringLiteral("x"), {}).startsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
    }
    void aHashOfAnotherCostIsDueForANewOne() {
        const QByteArray hash = passwordHash(QStringLiteral("x"), kQuick);
        QVERIFY(!needsRehash(hash, kQuick));
        QVERIFY(needsRehash(hash, {128, 1, 1}));
        QVERIFY(needsRehash(hash, {64, 2, 1}));
        QVERIFY(needsRehash("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", kQuick));
    }
    void nobodyIsMatchedByNothing() { QVERIFY(!matchesNobody(QStringLiteral("anything"), kQuick)); }
};

TJ_TEST(PasswordHashTest)
#include "password_hash_test.moc"
