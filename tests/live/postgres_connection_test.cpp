#include "server/postgres/connection.h"
#include "tests/live/tenant_things.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using Reason = DatabaseFailure::Reason;

namespace {

Deadline soon() {
    return deadlineIn(20s);
}

/// Asked twice: what the first question pushes out is gone at the second.
qint64 preparedStatements(Connection& connection) {
    const std::array question = {Query("select count(*) from pg_prepared_statements where not from_sql")};
    connection.exchange(question, soon());
    return connection.exchange(question, soon()).rows[0][0].integer(0);
}

} // namespace

class PostgresConnectionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;

    ConnectionSettings settings() const { return m_things->connectionSettings(); }
    ConnectionSettings ownerSettings() const { // who may make temporary tables
        ConnectionSettings owner = settings();
        owner.url = m_things->database().ownerUrl();
        return owner;
    }
    qint64 runningStatements() const {
        return m_things->database()
            .psql("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep%' "
                  "and pid <> pg_backend_pid()")
            .trimmed()
            .toLongLong();
    }

private slots:
    void initTestCase() { m_things = std::make_unique<test::TenantThings>(); }
    void cleanupTestCase() { m_things.reset(); }

    void answersThePipelineInItsOrder() {
        Connection connection(settings(), soon());
        std::vector<Query> queries;
        for (int i = 0; i < 100; ++i) {
            queries.push_back(Query(Sql("select $1, pg_sleep(0)"), i));
        }
        const auto answers = connection.exchange(queries, soon());
        QVERIFY(!answers.failure);
        QCOMPARE(answers.rows.size(), 100u);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(answers.rows[std::size_t(i)][0].number(0), i);
        }
        QCOMPARE(connection.status(), Connection::Status::Idle);
    }

    void stopsAtTheFirstErrorAndIsReadyForTheNextQuestion() {
        Connection connection(settings(), soon());
        const std::vector<Query> queries = {Query("select 1"), Query("select 1 / $1", 0), Query("select 3"),
                                            Query("selekt")};
        for (int round = 0; round < 3; ++round) {
            const auto answers = connection.exchange(queries, soon());
            QCOMPARE(answers.rows.size(), 1u);
            QVERIFY(answers.failure.has_value());
            QCOMPARE(answers.failure->complaint().sqlState, std::string("22012"));
            QCOMPARE(answers.failure->reason(), Reason::InvalidValue);
            QCOMPARE(connection.status(), Connection::Status::Idle);
            const auto next = connection.exchange(std::array{Query("select 42"), Query("select 3")}, soon());
            QCOMPARE(next.rows[0][0].number(0), 42);
            QCOMPARE(next.rows[1][0].number(0), 3);
        }
    }

    void aStatementThatDoesNotParseFailsEveryTimeTheSameWay() {
        Connection connection(settings(), soon());
        for (int round = 0; round < 3; ++round) {
            const auto answers = connection.exchange(std::array{Query("selekt 1")}, soon());
            QCOMPARE(answers.failure->complaint().sqlState, std::string("42601"));
            QCOMPARE(answers.failure->complaint().statement, std::string("selekt 1"));
        }
    }

    void preparesOnceAndDeallocatesWhatGivesWay() {
        ConnectionSettings small = settings();
        small.preparedStatements = 3;
        Connection connection(small, soon());
        std::vector<std::string> texts;
        for (int i = 0; i < 10; ++i) {
            texts.push_back("-- cached\nselect " + std::to_string(i));
        }
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 10; ++i) {
                const auto answers =
                    connection.exchange(std::array{Query(Sql::composed(texts[std::size_t(i)]))}, soon());
                QCOMPARE(answers.rows[0][0].number(0), i);
            }
        }
        QCOMPARE(preparedStatements(connection), 3);
    }

    void evictsWithinOnePipelineWithoutLosingAnAnswer() {
        ConnectionSettings small = settings();
        small.preparedStatements = 2;
        Connection connection(small, soon());
        std::vector<Query> queries;
        for (int i = 0; i < 12; ++i) {
            const std::string text = "select $1 + " + std::to_string(i % 6);
            queries.push_back(Query(Sql::composed(text), i));
        }
        for (int round = 0; round < 3; ++round) {
            const auto answers = connection.exchange(queries, soon());
            QVERIFY(!answers.failure);
            for (int i = 0; i < 12; ++i) {
                QCOMPARE(answers.rows[std::size_t(i)][0].number(0), i + i % 6);
            }
        }
    }

    void preparesAnewWhatTheServerForgot() {
        Connection connection(settings(), soon());
        const std::array queries = {Query("-- cached\nselect $1", 5)};
        connection.exchange(queries, soon());
        connection.runScript("deallocate all", soon());
        const auto answers = connection.exchange(queries, soon());
        QVERIFY(!answers.failure);
        QCOMPARE(answers.rows[0][0].number(0), 5);
    }

    void preparesAnewWhenAMigrationChangedTheAnswer() {
        Connection connection(ownerSettings(), soon());
        connection.runScript("create temp table changing (a int); insert into changing values (1)", soon());
        const std::array queries = {Query("begin"), Query("select * from changing")};
        QCOMPARE(connection.exchange(queries, soon()).rows.size(), 2u);
        connection.exchange(std::array{Query("rollback")}, soon());
        connection.runScript("alter table changing add b int default 2", soon());
        const auto answers = connection.exchange(queries, soon());
        QVERIFY2(!answers.failure, answers.failure ? answers.failure->what() : "");
        QCOMPARE(answers.rows[1][0].number(1), 2);
        QCOMPARE(connection.status(), Connection::Status::InTransaction);
    }

    void inAnOpenTransactionAStalePlanIsAConflictThatTheNextTryDoesNotMeet() {
        Connection connection(ownerSettings(), soon());
        connection.runScript("create temp table changing (a int); insert into changing values (1)", soon());
        const std::array query = {Query("select * from changing")};
        connection.exchange(query, soon());
        connection.runScript("alter table changing add b int default 2", soon());
        connection.exchange(std::array{Query("begin")}, soon());
        const auto refused = connection.exchange(query, soon());
        QCOMPARE(refused.failure->reason(), Reason::Conflict);
        connection.exchange(std::array{Query("rollback")}, soon());
        connection.exchange(std::array{Query("begin")}, soon());
        QCOMPARE(connection.exchange(query, soon()).rows[0][0].number(1), 2);
    }

    void preparesNothingWhenToldSo() {
        ConnectionSettings unnamed = settings();
        unnamed.prepared = false;
        Connection connection(unnamed, soon());
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(connection.exchange(std::array{Query("-- cached\nselect $1", i)}, soon())
                         .rows[0][0]
                         .number(0),
                     i);
        }
        QCOMPARE(preparedStatements(connection), 0);
    }

    // Both sides have more to say than any socket buffer holds.
    void talksAndListensAtTheSameTime() {
        Connection connection(settings(), soon());
        std::vector<Query> queries;
        const QByteArray large(4'000'000, 'x');
        for (int i = 0; i < 8; ++i) {
            queries.push_back(Query(Sql("select $1"), large));
        }
        const auto answers = connection.exchange(queries, soon());
        QCOMPARE(answers.rows.size(), 8u);
        for (const Rows& rows : answers.rows) {
            QCOMPARE(rows[0].bytes(0), large);
        }
    }

    void givesUpAtItsDeadlineAndStopsTheServersWork() {
        Connection connection(settings(), soon());
        QElapsedTimer timer;
        timer.start();
        try {
            connection.exchange(std::array{Query("-- long sleep\nselect pg_sleep(60)")}, deadlineIn(200ms));
            QFAIL("the deadline did not count");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Timeout);
            QCOMPARE(failure.complaint().statement, std::string("long sleep"));
        }
        QVERIFY2(timer.elapsed() < 10000, "did not come back in time");
        QCOMPARE(connection.status(), Connection::Status::Broken);
        QTRY_COMPARE_WITH_TIMEOUT(runningStatements(), 0, 5000);
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, connection.exchange(std::array{Query("select 1")}, soon()));
    }

    void theServersOwnTimeoutClosesTheConnectionToo() {
        Connection connection(settings(), soon());
        const std::array queries = {Query("select set_config('statement_timeout', '50', true)"),
                                    Query("select pg_sleep(60)")};
        try {
            connection.exchange(queries, soon());
            QFAIL("no time-out");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Timeout);
            QCOMPARE(failure.complaint().sqlState, std::string("57014"));
        }
        QCOMPARE(connection.status(), Connection::Status::Broken);
    }

    void aKilledBackendIsUnavailable() {
        Connection connection(settings(), soon());
        m_things->database().psql("select pg_terminate_backend(" +
                                  QByteArray::number(connection.backendProcess()) + ")");
        QTRY_VERIFY(!connection.isFresh());
        try {
            connection.exchange(std::array{Query("select 1")}, soon());
            QFAIL("answered from the grave");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Unavailable);
        }
        QCOMPARE(connection.status(), Connection::Status::Broken);
    }

    void isRefusedWithinItsDeadlineWhereNobodyListens() {
        ConnectionSettings nobody = settings();
        nobody.url = QStringLiteral("postgresql://tj_app@127.0.0.1:%1/x")
                         .arg(test::PrivateProcess::freePort())
                         .toStdString();
        try {
            const Connection connection(nobody, deadlineIn(2s));
            QFAIL("connected to nobody");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Unavailable);
        }
    }

    void refusesToCopy() {
        Connection connection(settings(), soon());
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure,
                                 connection.exchange(std::array{Query("copy things to stdout")}, soon()));
        QCOMPARE(connection.status(), Connection::Status::Broken);
    }

    void tellsHowLongARoundTripTookAndWhatWasInIt() {
        std::vector<RoundTrip> trips;
        Connection connection(settings(), soon(), [&](const RoundTrip& trip) { trips.push_back(trip); });
        connection.exchange(std::array{Query::carrier("begin"), Query("-- quick\nselect 1"),
                                       Query("-- slow\nselect pg_sleep(0.05)"), Query::carrier("commit")},
                            soon());
        connection.exchange(std::array{Query("-- wrong\nselect 1 / 0")}, soon());
        connection.exchange(std::array{Query::carrier("begin")}, soon());
        QVERIFY_THROWS_EXCEPTION(
            DatabaseFailure,
            connection.exchange(std::array{Query("-- too slow\nselect pg_sleep(9)")}, deadlineIn(20ms)));
        QCOMPARE(trips.size(), 4u);
        QCOMPARE(trips[0].names, std::string("quick, slow"));
        QVERIFY(trips[0].duration >= 50ms);
        QVERIFY(!trips[0].failed);
        QCOMPARE(trips[1].names, std::string("wrong"));
        QVERIFY(trips[1].failed);
        QCOMPARE(trips[2].names, std::string("begin"));
        QCOMPARE(trips[3].names, std::string("too slow"));
        QVERIFY(trips[3].failed);
    }

    void namesTheConstraintTheTableAndTheStatement() {
        Connection connection(settings(), soon());
        const auto answers =
            connection.exchange(std::array{Query("select set_config('app.current_tenant_id', $1, true)",
                                                 m_things->first.toString()),
                                           Query(test::kAddThing, m_things->first, 1LL, u""_s)},
                                soon());
        QVERIFY(answers.failure.has_value());
        QCOMPARE(answers.failure->reason(), Reason::CheckViolation);
        QVERIFY(answers.failure->violates("things_name_not_empty"));
        QCOMPARE(answers.failure->complaint().table, std::string("things"));
        QCOMPARE(answers.failure->complaint().statement, std::string("add thing"));
    }
};

TJ_TEST(PostgresConnectionTest)
#include "postgres_connection_test.moc"
