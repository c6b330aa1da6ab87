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
    // RFC 9106, section 5.3: the library underneath is Argon2id version 1.3.
    void theLibraryMeetsTheVectorOfTheStandard() {
        QByteArray password(32, 1);
        QByteArray salt(16, 2);
        QByteArray secret(8, 3);
        QByteArray associated(12, 4);
        QByteArray tag(32, 0);
        argon2_context context{};
        context.out = reinterpret_cast<uint8_t*>(tag.data());
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
        QCOMPARE(argon2id_ctx(&context), int(ARGON2_OK));
        QCOMPARE(tag.toHex(), QByteArray("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
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
