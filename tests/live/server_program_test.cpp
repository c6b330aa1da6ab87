#include "tests/live/server_process.h"
#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::ServerClient;
using test::ServerProcess;

/// `trading-journal-server` as an operator meets it.
class ServerProgramTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateRedis> m_redis;
    std::unique_ptr<test::PrivateDatabase> m_database;

    QProcessEnvironment environment(const std::map<QString, QString>& changes = {}) const {
        QProcessEnvironment environment = test::serverEnvironment(*m_database, m_redis.get());
        for (const auto& [name, value] : changes) {
            environment.insert(name, value);
        }
        return environment;
    }
    static QByteArray tokenOf(ServerClient& client, const QByteArray& email) {
        const test::RawReply reply =
            client.call("POST", "/auth/register",
                        R"({"email":")" + email + R"(","name":"A","password":"correct horse battery"})");
        return core::parseJson(reply.body).value().text(u"accessToken").toLatin1();
    }

private slots:
    void initTestCase() {
        m_redis = std::make_unique<test::PrivateRedis>();
        m_database = std::make_unique<test::PrivateDatabase>();
    }
    void cleanupTestCase() {
        m_database.reset();
        m_redis.reset();
    }

    void whatItDoesNotKnowItSays() {
        for (const QString& command : {u""_s, u"start"_s, u"--version"_s}) {
            ServerProcess program(environment(), command);
            QCOMPARE(program.run(), 2);
            QVERIFY(program.complaints().contains(
                "usage: trading-journal-server serve | worker | migrate | check-config"));
        }
    }

    void theConfigurationIsCheckedAllAtOnce() {
        ServerProcess good(environment(), u"check-config"_s);
        QCOMPARE(good.run(), 0);
        QCOMPARE(good.out(), QByteArray("the configuration is complete\n"));
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        bare.insert(u"PORT"_s, u"many"_s);
        ServerProcess bad(bare, u"check-config"_s);
        QCOMPARE(bad.run(), 1);
        const QByteArray told = bad.complaints();
        for (const char* name : {"PUBLIC_URL", "DATABASE_URL", "AUTH_DATABASE_URL", "WORKER_DATABASE_URL",
                                 "TOKEN_KEYS", "SEALING_KEYS", "SMTP_URL", "MAIL_FROM", "PORT"}) {
            QVERIFY2(told.startsWith(name) || told.contains(QByteArray("\n") + name), name);
        }
        // And what is wrong for serving stops it before anything else.
        ServerProcess serve(bare, u"serve"_s);
        QCOMPARE(serve.run(), 1);
        QVERIFY(serve.complaints().contains("TOKEN_KEYS"));
    }

    void aDatabaseIsMigratedOnceAndServedOnlyThen() {
        const test::PrivateDatabase empty(test::PrivatePostgres::shared(),
                                          test::PrivateDatabase::Content::Empty);
        const QProcessEnvironment surroundings = test::serverEnvironment(empty, m_redis.get());
        for (const QString& command : {u"serve"_s, u"worker"_s}) {
            ServerProcess early(surroundings, command);
            QCOMPARE(early.run(), 1);
            QVERIFY(early.complaints().contains("migrate"));
        }
        ServerProcess first(surroundings, u"migrate"_s);
        QCOMPARE(first.run(), 0);
        QVERIFY2(first.out().startsWith("applied 0001_people\n") &&
                     first.out().endsWith("the schema is up to date\n"),
                 first.out().constData());
        ServerProcess second(surroundings, u"migrate"_s);
        QCOMPARE(second.run(), 0);
        QCOMPARE(second.out(), QByteArray("the schema is up to date\n"));
        ServerProcess serve(surroundings, u"serve"_s);
        serve.start();
        QVERIFY(
            serve.out().endsWith("listening on http://127.0.0.1:" + QByteArray::number(serve.port()) + "\n"));
    }

    void twoWhoMigrateAtOnceDoItOnce() {
        const test::PrivateDatabase empty(test::PrivatePostgres::shared(),
                                          test::PrivateDatabase::Content::Empty);
        const QProcessEnvironment surroundings = test::serverEnvironment(empty, m_redis.get());
        ServerProcess one(surroundings, u"migrate"_s);
        ServerProcess other(surroundings, u"migrate"_s);
        one.launch();
        other.launch();
        QCOMPARE(one.exitCode(), 0);
        QCOMPARE(other.exitCode(), 0);
        QCOMPARE((one.out() + other.out()).count("applied 0001_people"), 1);
    }

    void aRoleThatRowSecurityDoesNotBindIsRefused() {
        for (const auto& [command, variable] : {std::pair{u"serve"_s, u"DATABASE_URL"_s},
                                                {u"serve"_s, u"AUTH_DATABASE_URL"_s},
                                                {u"worker"_s, u"WORKER_DATABASE_URL"_s}}) {
            for (const std::string& mighty : {m_database->superuserUrl(), m_database->ownerUrl()}) {
                ServerProcess program(environment({{variable, QString::fromStdString(mighty)}}), command);
                QCOMPARE(program.run(), 1);
                QVERIFY(program.complaints().contains("row-level security would not bind it"));
            }
        }
    }

    void anAddressInUseIsSaid() {
        ServerProcess first(environment(), u"serve"_s);
        first.start();
        ServerProcess second(environment({{u"PORT"_s, QString::number(first.port())}}), u"serve"_s);
        QCOMPARE(second.run(), 1);
        QVERIFY(second.complaints().contains(QByteArray::number(first.port())));
    }

    void aRequestAtHandIsAnsweredBeforeItStops_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("Ctrl+C") << SIGINT;
    }
    void aRequestAtHandIsAnsweredBeforeItStops() {
        QFETCH(int, number);
        ServerProcess serve(environment(), u"serve"_s);
        serve.start();
        ServerClient guest(serve.port());
        const QByteArray token = tokenOf(guest, QByteArray::number(number) + "@example.com");
        QVERIFY(!token.isEmpty());

        // Somebody holds what the request waits for.
        const server::Deadline deadline = server::deadlineIn(std::chrono::seconds(60));
        server::Connection holder({.url = m_database->superuserUrl()}, deadline);
        holder.runScript("begin; lock table trades in access exclusive mode", deadline);
        ServerClient trader(serve.port(), token);
        trader.send("POST", "/trades", test::kDocumentTrade);
        QTRY_VERIFY(m_database->psql("select count(*) from pg_locks where not granted;\n").trimmed() != "0");

        serve.signal(number);
        QTest::qWait(300);
        serve.signal(number); // impatience does not cut it short
        QTest::qWait(300);
        QVERIFY(serve.isRunning());
        ServerClient late(serve.port(), token);
        const int refused = late.call("GET", "/trades").status;
        QVERIFY2(refused == 0 || refused == 503, qPrintable(QString::number(refused)));
        holder.runScript("rollback", deadline);
        const test::RawReply reply = trader.reply();
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.header("connection").toLower(), QByteArray("close"));
        QCOMPARE(serve.exitCode(), 0);
        QCOMPARE(m_database->psql("select count(*) from trades;\n").trimmed(), QByteArray("1"));
        m_database->psql("delete from trades;\n");
    }

    void theWorkerClearsAwayAndStopsWhenAsked() {
        const QByteArray id = core::newUuid().toByteArray(QUuid::WithoutBraces);
        m_database->psql(
            "insert into users (id, email, name) values ('" + id + "', 'w@example.com', 'W');\n" +
            "select doors.found_tenant('" + id + "', 'T', '" + id + "', '" + id + "', 'Account', 'USD', '" +
            id + "', '');\n" + "set session_replication_role = replica;\n" +
            "insert into notes (tenant_id, id, title, folder, owner, text, ver, deleted_at)\n" + "select '" +
            id + "', gen_random_uuid(), '', '', '', '', 1, now() - days * interval '1 day'" +
            "  from unnest(array[89, 91, 400]) days;\n");
        ServerProcess worker(environment(), u"worker"_s);
        worker.launch();
        QTRY_COMPARE_WITH_TIMEOUT(m_database->psql("select count(*) from notes;\n").trimmed(),
                                  QByteArray("1"), 30'000);
        QVERIFY(worker.isRunning());
        worker.signal(SIGTERM);
        QCOMPARE(worker.exitCode(), 0);
    }
};

TJ_TEST(ServerProgramTest)
#include "server_program_test.moc"
