#include "core/wire/json.h"
#include "tests/live/server_process.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::RawReply;
using test::ServerClient;
using test::ServerProcess;

/// Passwords are hashed on a lane of their own: many sign-ins at once keep nobody else waiting, and too many
/// are told so. Against the real program, which has one general worker here.
class SignInLaneTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateRedis> m_redis;
    std::unique_ptr<test::PrivateDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_access;

    static constexpr const char* kLogin =
        R"({"email":"lane@example.com","password":"correct horse battery"})";

    std::vector<std::unique_ptr<ServerClient>> logins(int count) {
        std::vector<std::unique_ptr<ServerClient>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<ServerClient>(m_server->port()));
            clients.back()->send("POST", "/auth/login", kLogin);
        }
        return clients;
    }

private slots:
    void initTestCase() {
        m_redis = std::make_unique<test::PrivateRedis>();
        m_database = std::make_unique<test::PrivateDatabase>();
        QProcessEnvironment environment = test::serverEnvironment(*m_database, m_redis.get());
        environment.insert(u"WORKERS"_s, u"1"_s);
        environment.insert(u"PASSWORD_WORKERS"_s, u"1"_s);
        environment.insert(u"ARGON2_MEMORY_KIB"_s, u"32768"_s);
        environment.insert(u"ARGON2_PASSES"_s, u"2"_s);
        m_server = std::make_unique<ServerProcess>(environment, u"serve"_s);
        m_server->start();
        const RawReply made =
            ServerClient(m_server->port())
                .call("POST", "/auth/register",
                      R"({"email":"lane@example.com","password":"correct horse battery","name":"Lane"})");
        QCOMPARE(made.status, 201);
        m_access = core::parseJson(made.body).value().text(u"accessToken").toLatin1();
    }
    void cleanupTestCase() {
        m_server.reset();
        m_database.reset();
        m_redis.reset();
    }

    void sixteenSignInsAtOnceKeepNobodyWaiting() {
        const auto clients = logins(16);
        ServerClient other(m_server->port(), m_access);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(other.call("GET", "/me").status, 200);
        }
        int waiting = 0;
        for (const auto& client : clients) {
            waiting += client->hasReply() ? 0 : 1;
        }
        QVERIFY2(waiting >= 8, qPrintable(QString::number(waiting)));
        for (const auto& client : clients) {
            QCOMPARE(client->reply().status, 200);
        }
    }

    void beyondTheQueueTheyAreToldToComeBack() {
        const auto clients = logins(48); // 1 runs, 32 wait
        int served = 0;
        int refused = 0;
        for (const auto& client : clients) {
            const RawReply reply = client->reply();
            served += reply.status == 200 ? 1 : 0;
            if (reply.status == 503) {
                ++refused;
                QCOMPARE(reply.header("retry-after"), "1");
                QVERIFY(reply.body.contains("/unavailable\""));
            }
        }
        QCOMPARE(served + refused, 48);
        QVERIFY2(served >= 33 && refused >= 1, qPrintable(u"%1 served"_s.arg(served)));
        QCOMPARE(ServerClient(m_server->port()).call("POST", "/auth/login", kLogin).status, 200);
    }
};

TJ_TEST(SignInLaneTest)
#include "sign_in_lane_test.moc"
