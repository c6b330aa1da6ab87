#include "core/wire/json.h"
#include "server/auth/totp.h"
#include "tests/live/server_process.h"
#include "tests/support/private_smtp.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <liboath/oath.h>

using namespace Qt::Literals::StringLiterals;
using test::RawReply;
using test::ServerClient;
using test::ServerProcess;

/// A day in the life of the real programs, server and worker, with everything that is secret written down on
/// the way; then nothing of it stands in what they log, nor among their metrics, nor in Redis.
class ProgramSecretsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<test::PrivateSmtp> m_smtp;
    std::unique_ptr<test::PrivateRedis> m_redis;
    std::unique_ptr<test::PrivateDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ServerProcess> m_worker;
    std::vector<std::pair<QString, QByteArray>> m_secrets; ///< what it is, and its text
    QByteArray m_cookie;
    quint16 m_metricsPort = test::PrivateProcess::freePort();

    QByteArray secret(const char* what, const QByteArray& text) {
        m_secrets.emplace_back(QString::fromLatin1(what), text);
        return text;
    }
    static QString textOf(const RawReply& reply, QStringView name) {
        return core::parseJson(reply.body).value().text(name);
    }
    /// The token in the next mail that arrives, which is a secret.
    QByteArray mailed(std::size_t count) {
        if (!m_smtp->waitFor(count)) {
            return "no mail came";
        }
        static const QRegularExpression kToken(u"#token=(\\S+)"_s);
        return secret("mailed token",
                      kToken.match(m_smtp->received().at(count - 1).body()).captured(1).toLatin1());
    }
    /// Signs in; the tokens are secrets. Status 401 leaves them as they were.
    RawReply open(ServerClient& client, const QByteArray& target, const QByteArray& body) {
        RawReply reply = client.call("POST", target, body, "Cookie: refreshToken=" + m_cookie + "\r\n");
        if (reply.status == 200 || reply.status == 201) {
            secret("access token", textOf(reply, u"accessToken").toLatin1());
            m_cookie = reply.header("set-cookie").mid(13).split(';').first();
            secret("refresh token", m_cookie);
        }
        return reply;
    }
    ServerClient signedIn() { return ServerClient(m_server->port(), textOfLast("access token")); }
    QByteArray textOfLast(const char* what) const {
        for (auto it = m_secrets.rbegin(); it != m_secrets.rend(); ++it) {
            if (it->first == QLatin1String(what)) {
                return it->second;
            }
        }
        return {};
    }
    static QByteArray fileText(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString serverLog() const { return m_folder.filePath(u"server.log"_s); }
    QString workerLog() const { return m_folder.filePath(u"worker.log"_s); }
    QByteArray metrics() const {
        return test::RawClient(m_metricsPort)
            .send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .reply()
            .body;
    }

    // --- the day
    void registerAndVerify(ServerClient& anybody);
    void signInWithTwoSteps(ServerClient& anybody);
    void signInWith(ServerClient& anybody, const QByteArray& code);
    void keepAJournal();
    void changePasswords(ServerClient& anybody);
    void makeMistakes(ServerClient& anybody);

private slots:
    void initTestCase() {
        m_smtp = std::make_unique<test::PrivateSmtp>(test::PrivateSmtp::Security::StartTlsAndPassword);
        m_redis = std::make_unique<test::PrivateRedis>();
        m_database = std::make_unique<test::PrivateDatabase>();
        QProcessEnvironment environment = test::serverEnvironment(*m_database, m_redis.get());
        environment.insert(u"LOG_LEVEL"_s, u"debug"_s);
        environment.insert(u"METRICS_PORT"_s, QString::number(m_metricsPort));
        environment.insert(u"SMTP_URL"_s, m_smtp->url());
        environment.insert(u"SMTP_USER"_s, test::PrivateSmtp::kUser);
        environment.insert(u"SMTP_PASSWORD"_s, QString::fromLatin1(test::PrivateSmtp::kPassword));
        environment.insert(u"SMTP_CA_PATH"_s, m_smtp->caFile());
        environment.insert(u"MAIL_FROM"_s, u"journal@journal.example"_s);
        environment.insert(u"LIMIT_SIGN_IN"_s, u"1000000"_s);
        secret("mail password", test::PrivateSmtp::kPassword);
        secret("token key", QByteArray(32, 't').toBase64());
        secret("token key", QByteArray(32, 't'));
        secret("sealing key", QByteArray(32, 's').toBase64());
        secret("sealing key", QByteArray(32, 's'));
        m_server = std::make_unique<ServerProcess>(environment, u"serve"_s);
        m_server->logTo(serverLog());
        m_server->start();
        m_worker = std::make_unique<ServerProcess>(environment, u"worker"_s);
        m_worker->logTo(workerLog());
        m_worker->launch();
    }
    void cleanupTestCase() {
        m_worker.reset();
        m_server.reset();
        m_database.reset();
        m_redis.reset();
        m_smtp.reset();
    }

    void nothingSecretIsLogged() {
        ServerClient anybody(m_server->port());
        registerAndVerify(anybody);
        signInWithTwoSteps(anybody);
        keepAJournal();
        changePasswords(anybody);
        const QByteArray keys = m_redis->ask({u"keys"_s, u"*"_s});
        makeMistakes(anybody);
        if (QTest::currentTestFailed()) {
            return;
        }
        const QByteArray numbers = metrics();
        m_worker->signal(SIGTERM);
        QCOMPARE(m_worker->exitCode(), 0);
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(), 0);

        const QByteArray told = fileText(serverLog());
        const QByteArray toldByWorker = fileText(workerLog());
        // What is looked through is the whole of it: every line an object, each request there.
        QVERIFY(told.contains("\"requestId\":\"the-first-request\""));
        QVERIFY(told.contains("\"requestId\":\"the-last-request\""));
        QVERIFY(told.contains("\"traceId\":\"" + QByteArray(32, 'a') + '"'));
        QVERIFY(told.contains("\"failure\":\"") && told.contains("refresh token used twice"));
        for (const QByteArray& log : {told, toldByWorker}) {
            for (const QByteArray& line : log.split('\n')) {
                QVERIFY2(line.isEmpty() || core::parseJson(line).ok(), line);
            }
        }
        QVERIFY(numbers.contains("sign_ins_total{outcome=\"success\"}"));
        QVERIFY(keys.contains("limit:"));
        QVERIFY(m_secrets.size() > 30);
        for (const auto& [what, text] : m_secrets) {
            QVERIFY2(text.size() >= 8, qPrintable(what + u": "_s + QString::fromUtf8(text)));
            for (const QByteArray& place : {told, toldByWorker, numbers, keys}) {
                const qsizetype at = place.indexOf(text);
                QVERIFY2(at < 0, qPrintable(what + u": "_s + QString::fromUtf8(place.mid(at - 200, 400))));
            }
        }
    }
};

void ProgramSecretsTest::registerAndVerify(ServerClient& anybody) {
    secret("address", "asha.rao@example.com");
    secret("name", "Asha Rao the Third");
    secret("password", "correct horse battery 1");
    const QByteArray body =
        R"({"email":"asha.rao@example.com","name":"Asha Rao the Third","password":"correct horse battery 1"})";
    const RawReply made = anybody.call("POST", "/auth/register", body, "X-Request-Id: the-first-request\r\n");
    QCOMPARE(made.status, 201);
    m_cookie = made.header("set-cookie").mid(13).split(';').first();
    secret("refresh token", m_cookie);
    secret("access token", textOf(made, u"accessToken").toLatin1());
    QCOMPARE(anybody.call("POST", "/auth/register", body).status, 409);
    const QByteArray token = R"({"token":")" + mailed(1) + "\"}";
    QCOMPARE(anybody.call("POST", "/auth/verify-email", token).status, 204);
    QCOMPARE(anybody.call("POST", "/auth/verify-email", token).status, 400);
}

void ProgramSecretsTest::signInWithTwoSteps(ServerClient& anybody) {
    secret("password", "a wrong password entirely");
    QCOMPARE(open(anybody, "/auth/login",
                  R"({"email":"asha.rao@example.com","password":"a wrong password entirely"})")
                 .status,
             401);
    ServerClient asha = signedIn();
    const RawReply setUp = asha.call("POST", "/auth/mfa/setup", R"({"password":"correct horse battery 1"})");
    QCOMPARE(setUp.status, 200);
    const QByteArray base32 = secret("TOTP secret", textOf(setUp, u"secret").toLatin1());
    char* bytes = nullptr;
    std::size_t size = 0;
    QCOMPARE(oath_base32_decode(base32.constData(), std::size_t(base32.size()), &bytes, &size), int(OATH_OK));
    const QByteArray totp(bytes, qsizetype(size));
    std::free(bytes);
    secret("TOTP secret", totp);
    secret("TOTP secret", totp.toHex());
    const auto code = [&totp](int steps) {
        return server::totpCode(totp, QDateTime::currentSecsSinceEpoch() / 30 + steps).toLatin1();
    };
    const RawReply enabled = asha.call("POST", "/auth/mfa/enable", R"({"code":")" + code(0) + "\"}");
    QCOMPARE(enabled.status, 200);
    QByteArrayList recovery;
    const core::JsonValue codes = core::parseJson(enabled.body).value();
    for (const core::JsonValue& item : codes.find(u"recoveryCodes")->items()) {
        recovery << secret("recovery code", item.toText()->toLatin1());
    }
    QVERIFY(m_smtp->waitFor(2)); // that it was turned on
    for (const QByteArray& answer : {code(1), recovery[0]}) {
        signInWith(anybody, answer);
    }
    // Stolen: told in the log by its session, and by mail.
    const QByteArray before = m_cookie;
    QCOMPARE(open(anybody, "/auth/refresh", {}).status, 200);
    QCOMPARE(anybody
                 .call("POST", "/auth/refresh", {},
                       "Cookie: refreshToken=" + before + "\r\nUser-Agent: Thief/1\r\n")
                 .status,
             401);
    QVERIFY(m_smtp->waitFor(3));
    signInWith(anybody, recovery[1]);
}

void ProgramSecretsTest::signInWith(ServerClient& anybody, const QByteArray& code) {
    const RawReply first = open(anybody, "/auth/login",
                                R"({"email":"asha.rao@example.com","password":"correct horse battery 1"})");
    QCOMPARE(first.status, 401);
    const QByteArray challenge = secret("challenge", textOf(first, u"challenge").toLatin1());
    const QByteArray begun = R"({"challenge":")" + challenge + R"(","code":")";
    QCOMPARE(open(anybody, "/auth/mfa/verify", begun + "999-wrong\"}").status, 400);
    QCOMPARE(open(anybody, "/auth/mfa/verify", begun + code + "\"}").status, 200);
}

void ProgramSecretsTest::keepAJournal() {
    ServerClient asha = signedIn();
    secret("trade note", "sold because the CFO told me");
    secret("note", "my deepest doubts about myself");
    secret("amount", "987654.32109876");
    const RawReply trade =
        asha.call("POST", "/trades",
                  R"({"symbol":"AAPL","side":"long","entryPrice":2,"exitPrice":987654.32109876,"quantity":1,
            "entryTimestamp":"2026-01-04T10:00:00Z","exitTimestamp":"2026-01-05T10:00:00Z",
            "notes":"sold because the CFO told me"})",
                  "Idempotency-Key: once\r\n");
    QCOMPARE(trade.status, 201);
    QCOMPARE(asha.call("GET", "/trades?q=sold%20because%20the%20CFO%20told%20me").status, 200);
    QCOMPARE(asha.call("GET", "/trades/" + textOf(trade, u"id").toLatin1()).status, 200);
    QCOMPARE(asha.call("POST", "/notes", R"({"title":"t","text":"my deepest doubts about myself"})").status,
             201);
    QCOMPARE(asha.call("GET", "/analytics/summary").status, 200);
    const QByteArray tenant = textOf(asha.call("GET", "/me"), u"tenantId").toLatin1();
    secret("address", "friend.of.asha@example.com");
    QCOMPARE(asha.call("POST", "/tenants/" + tenant + "/invitations",
                       R"({"email":"friend.of.asha@example.com","role":"viewer"})")
                 .status,
             201);
    mailed(4);
    QCOMPARE(asha.call("DELETE", "/trades/" + textOf(trade, u"id").toLatin1()).status, 204);
    QCOMPARE(asha.call("GET", "/audit-log").status, 200);
}

void ProgramSecretsTest::changePasswords(ServerClient& anybody) {
    ServerClient asha = signedIn();
    secret("password", "correct horse battery 2");
    secret("password", "correct horse battery 3");
    QCOMPARE(
        asha.call("POST", "/auth/change-password",
                  R"({"currentPassword":"correct horse battery 1","newPassword":"correct horse battery 2"})")
            .status,
        204);
    QVERIFY(m_smtp->waitFor(5));
    QCOMPARE(anybody.call("POST", "/auth/forgot-password", R"({"email":"asha.rao@example.com"})").status,
             202);
    const QByteArray reset = R"({"token":")" + mailed(6) + R"(","password":"correct horse battery 3"})";
    QCOMPARE(anybody.call("POST", "/auth/reset-password", reset).status, 204);
    QVERIFY(m_smtp->waitFor(7));
}

/// Secrets in wrong places, and everything breaking under the requests that hold them.
void ProgramSecretsTest::makeMistakes(ServerClient& anybody) {
    const QByteArray secretText = secret("misplaced secret", "hunter2-hunter2-hunter2");
    const QByteArray query = "?token=" + secretText;
    QCOMPARE(anybody.call("GET", "/trades/" + secretText).status, 401);
    QCOMPARE(anybody.call("GET", "/nowhere/" + secretText + query).status, 404);
    QCOMPARE(anybody.call("POST", "/auth/login", "{\"password\":\"" + secretText).status, 400);
    const QByteArray misspelt = R"({"email":")" + secretText + R"(","passwrd":")" + secretText + "\"}";
    QCOMPARE(anybody.call("POST", "/auth/login", misspelt).status, 400);
    ServerClient forged(m_server->port(), secretText);
    QCOMPARE(forged.call("GET", "/me" + query).status, 401);
    QCOMPARE(anybody.call("POST", "/auth/refresh", {}, "Cookie: refreshToken=" + secretText + "\r\n").status,
             401);
    const QByteArray traced = "traceparent: 00-" + QByteArray(32, 'a') + "-" + QByteArray(16, 'b') +
                              "-01\r\nUser-Agent: " + secretText + "\r\n";
    QCOMPARE(
        anybody.call("POST", "/auth/forgot-password", R"({"email":"nobody@example.com"})", traced).status,
        202);
    m_redis->crash();
    QCOMPARE(anybody
                 .call("POST", "/auth/login",
                       R"({"email":"asha.rao@example.com","password":"correct horse battery 3"})")
                 .status,
             401); // and the second step
    // A broken database complains with the values it was given.
    m_database->psql("alter table users add constraint broken check (name = 'x') not valid;\n");
    QCOMPARE(
        anybody
            .call(
                "POST", "/auth/register",
                R"({"email":"late@example.com","name":"Late Comer Whoever","password":"correct horse battery 4"})")
            .status,
        500);
    secret("name", "Late Comer Whoever");
    secret("password", "correct horse battery 4");
    m_redis->start();
    QCOMPARE(anybody.call("GET", "/me", {}, "X-Request-Id: the-last-request\r\n").status, 401);
}

TJ_TEST(ProgramSecretsTest)
#include "program_secrets_test.moc"
