#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/live/tenant_things.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using Reason = DatabaseFailure::Reason;

namespace {

constexpr const char* kSleep = "-- sleep\nselect pg_sleep($1)";
constexpr const char* kProcess = "-- which process\nselect pg_backend_pid()";

/// The reason why the work failed; unset when it did not.
template <typename Work>
std::optional<Reason> failureOf(Work&& work) {
    try {
        work();
        return std::nullopt;
    } catch (const DatabaseFailure& failure) {
        return failure.reason();
    }
}

} // namespace

class PostgresPoolTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;

    int processOf(Pool& pool) const {
        Session session(pool, 20s);
        return session.read(TenantId(), kProcess)[0].number(0);
    }
    int connections() const {
        return m_things->database()
            .psql("select count(*) from pg_stat_activity where usename = 'tj_app' and datname = "
                  "current_database()")
            .trimmed()
            .toInt();
    }

private slots:
    void initTestCase() {
        m_things = std::make_unique<test::TenantThings>();
        m_things->fill(50);
    }
    void cleanupTestCase() { m_things.reset(); }

    void lendsTheSameConnectionAgainAndOpensNoMoreThanItsSize() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(3), metrics);
        const int first = processOf(pool);
        QCOMPARE(processOf(pool), first);
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&] {
                failures += failureOf([&] {
                                Session session(pool, 20s);
                                session.read(TenantId(), kSleep, 0.02);
                            }).has_value();
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY2(connections() <= 3, "more connections than the pool may have");
        QVERIFY(metrics.text().contains("database_connections{state=\"busy\"} 0"));
        QVERIFY(metrics.text().contains("database_connections{state=\"idle\"} 3"));
        QVERIFY(metrics.text().contains("database_connection_wait_seconds_count 14"));
    }

    void isUnavailableWhenAllAreBusyUntilTheDeadline() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        const Session busy(pool, 20s);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(failureOf([&] { const Session second(pool, 150ms); }), Reason::Unavailable);
        QVERIFY(timer.elapsed() >= 149 && timer.elapsed() < 10000);
    }

    void whoWaitsGetsTheConnectionThatComesBack() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        std::optional<Session> busy(std::in_place, pool, 20s);
        std::thread giver([&] {
            std::this_thread::sleep_for(100ms);
            busy.reset();
        });
        QCOMPARE(failureOf([&] {
                     Session session(pool, 20s);
                     session.read(TenantId(), kProcess);
                 }),
                 std::nullopt);
        giver.join();
    }

    void aTimedOutStatementIsNamedAndItsConnectionNeverUsedAgain() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        const int before = processOf(pool);
        QElapsedTimer timer;
        timer.start();
        try {
            Session session(pool, 200ms);
            session.read(TenantId(), kSleep, 30.0);
            QFAIL("the deadline did not count");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Timeout);
            QCOMPARE(failure.complaint().statement, std::string("sleep"));
            QCOMPARE(failure.complaint().sqlState,
                     std::string("57014")); // the server's own time-out came first
        }
        QVERIFY(timer.elapsed() < 10000);
        QVERIFY(processOf(pool) != before);
    }

    // The next borrower gets its own answers, whatever was cancelled before it.
    void nobodySeesTheAnswerToAnothersCancelledQuestion() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(3), metrics);
        std::atomic<int> wrong = 0;
        std::atomic<int> cancelled = 0;
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                const TenantId tenant = i % 2 == 0 ? m_things->first : m_things->second;
                for (int round = 0; round < 40; ++round) {
                    const bool impatient = (round + i) % 3 == 0;
                    try {
                        Session session(pool,
                                        impatient ? std::chrono::milliseconds(30 + round % 20) : 20'000ms);
                        const auto answers = session.readAll(
                            tenant, {Query("select $1, pg_sleep($2)", round, impatient ? 0.2 : 0.0),
                                     Query(test::kAllThings)});
                        bool mine = answers[0][0].number(0) == round && answers[1].size() == 50;
                        for (const Row row : answers[1]) {
                            mine = mine && row.id<TenantId>(0) == tenant &&
                                   row.text(2) == u"of "_s + tenant.toString();
                        }
                        ++(mine ? right : wrong);
                    } catch (const DatabaseFailure& failure) {
                        const bool expected = impatient && (failure.reason() == Reason::Timeout ||
                                                            failure.reason() == Reason::Unavailable);
                        ++(expected ? cancelled : wrong);
                    }
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
        QVERIFY2(cancelled.load() > 50, "too few were cancelled to prove anything");
        QVERIFY2(right.load() > 150, "too few were answered to prove anything");
    }

    void aFailedStatementLeavesAUsableConnection() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        const int before = processOf(pool);
        QCOMPARE(failureOf([&] {
                     Session session(pool, 20s);
                     session.read(m_things->first, "select 1 / $1", 0);
                 }),
                 Reason::InvalidValue);
        QCOMPARE(processOf(pool), before);
    }

    void aKilledBackendCostsOneRequestAtMost() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(2), metrics);
        const int idle = processOf(pool);
        m_things->database().psql("select pg_terminate_backend(" + QByteArray::number(idle) + ", 5000)");
        QVERIFY(processOf(pool) != idle); // noticed before it was lent
        const auto failure = failureOf([&] {
            Session session(pool, 20s);
            const int mine = session.read(TenantId(), kProcess)[0].number(0);
            m_things->database().psql("select pg_terminate_backend(" + QByteArray::number(mine) + ", 5000)");
            session.read(TenantId(), kProcess);
        });
        QCOMPARE(failure, Reason::Unavailable);
        QVERIFY(processOf(pool) > 0);
    }

    void aBorrowerWithoutTimeToConnectKeepsNobodyElseOut() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(2), metrics);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(failureOf([&] { const Session hasty(pool, 0ms); }), Reason::Unavailable);
        }
        QVERIFY(processOf(pool) > 0);
    }

    void aConnectionOfAgeIsReplaced() {
        Metrics metrics;
        PoolSettings settings = m_things->poolSettings(1);
        settings.maximumAge = std::chrono::minutes(0);
        Pool pool(settings, metrics);
        const int before = processOf(pool);
        QVERIFY(processOf(pool) != before);
    }

    void aConnectionWithATenantIsNotLentAgain() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        int before = 0;
        {
            const Pool::Lease lease = pool.lend(deadlineIn(20s));
            before = lease.connection().backendProcess();
            // What no code of ours does: a setting for the session instead of the transaction.
            lease.connection().exchange(
                std::array{Query("select set_config('app.current_tenant_id', $1, false)",
                                 m_things->first.toString())},
                deadlineIn(20s));
        }
        QVERIFY(processOf(pool) != before);
        Session session(pool, 20s);
        QCOMPARE(test::countThings(session, TenantId()), 0);
    }

    void anUnfinishedTransactionIsNotLentAgain() {
        Metrics metrics;
        Pool pool(m_things->poolSettings(1), metrics);
        int before = 0;
        {
            const Pool::Lease lease = pool.lend(deadlineIn(20s));
            before = lease.connection().backendProcess();
            lease.connection().exchange(std::array{Query("begin")}, deadlineIn(20s));
        }
        QVERIFY(processOf(pool) != before);
    }

    void aSlowStatementIsLoggedWithItsNameAndNothingElse() {
        std::vector<QByteArray> lines;
        setLogSink([&](const QByteArray& line) { lines.push_back(line); });
        Metrics metrics;
        PoolSettings settings = m_things->poolSettings(1);
        settings.slowStatement = 20ms;
        {
            Pool pool(settings, metrics);
            Session session(pool, 20s);
            session.read(m_things->first, "-- slow one\nselect pg_sleep(0.05), $1", u"a secret"_s);
        }
        setLogSink({});
        QCOMPARE(lines.size(), 1u);
        QVERIFY2(lines[0].contains("slow one") && !lines[0].contains("secret"), lines[0]);
        QVERIFY(metrics.text().contains("database_slow_statements_total 1"));
    }

    void tellsEveryRoundTripToWhoTracesThem() {
        std::vector<std::string> names;
        Metrics metrics;
        PoolSettings settings = m_things->poolSettings(1);
        settings.checkReturned = false;
        settings.observer = [&](const RoundTrip& trip) { names.push_back(trip.names); };
        Pool pool(settings, metrics);
        processOf(pool);
        QCOMPARE(names, std::vector<std::string>{"which process"});
    }
};

TJ_TEST(PostgresPoolTest)
#include "postgres_pool_test.moc"
