#include "server/auth/access_token.h"

#include "server/auth/secrets.h"
#include "tests/support/test_registry.h"

#include <QByteArrayList>
#include <QtTest>

using namespace server;
using namespace std::chrono_literals;

namespace {

const core::Instant kNow = core::instantFromMs(1'790'000'000'000);
const QString kIssuer = QStringLiteral("https://journal.example");

AccessTokens tokens() {
    return {{{"2026b", QByteArray(32, 'b')}, {"2026a", QByteArray(32, 'a')}}, "2026b", kIssuer};
}

QByteArray claims(const QByteArray& more = {}) {
    return R"({"iss":"https://journal.example","aud":"https://journal.example",)"
           R"("sub":"0192a7c0-0000-7000-8000-000000000001","tid":"0192a7c0-0000-7000-8000-000000000002",)"
           R"("sid":"0192a7c0-0000-7000-8000-000000000003","iat":1790000000,"exp":1790000900)" +
           more + '}';
}

const QByteArray kHeader = R"({"alg":"HS256","typ":"at+jwt","kid":"2026b"})";

} // namespace

class AccessTokenTest : public QObject {
    Q_OBJECT
private slots:
    // RFC 7515, appendix A.1.
    void signaturesAreThoseOfTheStandard() {
        const QByteArray key = *fromBase64Url(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        QCOMPARE(
            signedJws("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
                      "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
                      key),
            QByteArray("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkz"
                       "ODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
                       "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    }

    // RFC 7515, appendices A.1 to A.5: whatever a token's header says, other algorithms and others' keys open
    // nothing here.
    void theOtherTokensOfTheStandardAreRefused_data() {
        QTest::addColumn<QByteArray>("token");
        const QByteArray payload =
            ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9p"
            "c19yb290Ijp0cnVlfQ.";
        QTest::newRow("A.1 HS256") << "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9" + payload +
                                          "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        QTest::newRow("A.2 RS256") << "eyJhbGciOiJSUzI1NiJ9" + payload +
                                          "cC4hiUPoj9Eetdgtv3hF80EGrhuB__"
                                          "dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5ju"
                                          "jGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
                                          "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Q"
                                          "e7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-"
                                          "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI"
                                          "8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
        QTest::newRow("A.3 ES256")
            << "eyJhbGciOiJFUzI1NiJ9" + payload +
                   "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxf"
                   "KTUJqPP3-Kg6NU1Q";
        QTest::newRow("A.5 none") << "eyJhbGciOiJub25lIn0" + payload;
    }
    void theOtherTokensOfTheStandardAreRefused() {
        QFETCH(QByteArray, token);
        const core::Instant then = core::instantFromMs(1'300'819'000'000);
        const QByteArray key = *fromBase64Url(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        const AccessTokens theirs({{"", key}, {"k", key}}, "k", QStringLiteral("joe"));
        QVERIFY(!theirs.verified(token, then));
        QVERIFY(!tokens().verified(token, then));
    }

    void saysWhatItWasIssuedFor() {
        const UserId user(core::newUuid());
        const TenantId tenant(core::newUuid());
        const SessionId session(core::newUuid());
        const auto said = tokens().verified(tokens().issue(user, tenant, session, kNow), kNow + 1min);
        QVERIFY(said);
        QCOMPARE(said->user, user);
        QCOMPARE(said->tenant, tenant);
        QCOMPARE(said->session, session);
        QVERIFY(said->expiresAt == kNow + 15min);
    }
    void livesFifteenMinutes() {
        const QByteArray token = tokens().issue(UserId(core::newUuid()), TenantId(core::newUuid()),
                                                SessionId(core::newUuid()), kNow);
        QVERIFY(tokens().verified(token, kNow + 15min - 1s));
        QVERIFY(!tokens().verified(token, kNow + 15min));
        QVERIFY(tokens().verified(token, kNow - 1min));
        QVERIFY(!tokens().verified(token, kNow - 61s));
    }
    void anEarlierKeyIsAcceptedUntilItIsTakenAway() {
        const AccessTokens before({{"2026a", QByteArray(32, 'a')}}, "2026a", kIssuer);
        const QByteArray token = before.issue(UserId(core::newUuid()), TenantId(core::newUuid()),
                                              SessionId(core::newUuid()), kNow);
        QVERIFY(tokens().verified(token, kNow));
        const AccessTokens after({{"2026b", QByteArray(32, 'b')}}, "2026b", kIssuer);
        QVERIFY(!after.verified(token, kNow));
    }

    void aTokenAsOursIsAccepted() {
        QVERIFY(tokens().verified(signedJws(kHeader, claims(), QByteArray(32, 'b')), kNow));
    }
    void everythingElseIsRefused_data() {
        QTest::addColumn<QByteArray>("token");
        const QByteArray key(32, 'b');
        const auto header = [&](const char* text) { return signedJws(text, claims(), key); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no dots") << QByteArray("abc");
        QTest::newRow("no algorithm") << header(R"({"alg":"none","typ":"at+jwt","kid":"2026b"})");
        QTest::newRow("none, unsigned")
            << base64Url(R"({"alg":"none","typ":"at+jwt","kid":"2026b"})") + '.' + base64Url(claims()) + '.';
        QTest::newRow("another algorithm") << header(R"({"alg":"HS512","typ":"at+jwt","kid":"2026b"})");
        QTest::newRow("a mail token") << header(R"({"alg":"HS256","typ":"JWT","kid":"2026b"})");
        QTest::newRow("an unknown key") << header(R"({"alg":"HS256","typ":"at+jwt","kid":"2020"})");
        QTest::newRow("no key named") << header(R"({"alg":"HS256","typ":"at+jwt"})");
        QTest::newRow("critical extensions")
            << header(R"({"alg":"HS256","typ":"at+jwt","kid":"2026b","crit":["exp"]})");
        QTest::newRow("a name twice")
            << header(R"({"alg":"none","alg":"HS256","typ":"at+jwt","kid":"2026b"})");
        QTest::newRow("another's key") << signedJws(kHeader, claims(), QByteArray(32, 'x'));
        QTest::newRow("padded") << signedJws(kHeader, claims(), key) + '=';
        QTest::newRow("four parts") << signedJws(kHeader, claims(), key) + ".x";
        QTest::newRow("too long") << signedJws(kHeader, claims(",\"more\":\"" + QByteArray(2000, 'x') + '"'),
                                               key);
        const auto changed = [&](const char* from, const char* to) {
            return signedJws(kHeader, claims().replace(from, to), key);
        };
        QTest::newRow("another issuer") << changed("\"iss\":\"https://journal", "\"iss\":\"https://evil");
        QTest::newRow("another audience") << changed("\"aud\":\"https://journal", "\"aud\":\"https://evil");
        QTest::newRow("no user") << changed("\"sub\":\"0192a7c0", "\"sub\":\"nobody");
        QTest::newRow("time as text") << changed("1790000900", "\"1790000900\"");
        QTest::newRow("time as a fraction") << changed("1790000900", "1790000900.5");
        QTest::newRow("for ever") << changed("1790000900", "9223372036854775807");
    }
    void everythingElseIsRefused() {
        QFETCH(QByteArray, token);
        QVERIFY(!tokens().verified(token, kNow));
    }
    void noChangedLetterGoesUnnoticed() {
        const QByteArray token = tokens().issue(UserId(core::newUuid()), TenantId(core::newUuid()),
                                                SessionId(core::newUuid()), kNow);
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!tokens().verified(changed, kNow), qPrintable(QString::number(i)));
        }
    }
};

TJ_TEST(AccessTokenTest)
#include "access_token_test.moc"
