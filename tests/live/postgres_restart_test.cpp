#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/support/private_postgres.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using namespace server;
using Reason = DatabaseFailure::Reason;

/// What a pool does while its database goes away and comes back; on a cluster of its own.
class PostgresRestartTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivatePostgres> m_postgres;
    Metrics m_metrics;
    std::unique_ptr<Pool> m_pool;

    std::optional<Reason> ask(std::chrono::milliseconds budget = 5s) {
        try {
            Session session(*m_pool, budget);
            session.read(TenantId(), "select 1");
            return std::nullopt;
        } catch (const DatabaseFailure& failure) {
            return failure.reason();
        }
    }

private slots:
    void initTestCase() {
        setLogSink([](const QByteArray&) {});
        m_postgres = std::make_unique<test::PrivatePostgres>(test::PrivatePostgres::Durability::Fsync);
        PoolSettings settings;
        settings.connection.url = m_postgres->url(QStringLiteral("postgres"), QStringLiteral("tj_app"));
        settings.size = 2;
        m_pool = std::make_unique<Pool>(settings, m_metrics);
    }
    void cleanupTestCase() {
        m_pool.reset();
        m_postgres.reset();
        setLogSink({});
    }

    void comesBackByItselfAfterARestart() {
        QCOMPARE(ask(), std::nullopt);
        m_postgres->stop();
        QCOMPARE(ask(), Reason::Unavailable);
        m_postgres->start();
        QTRY_COMPARE_WITH_TIMEOUT(ask(), std::nullopt, 10'000);
    }

    void comesBackByItselfAfterACrash() {
        QCOMPARE(ask(), std::nullopt);
        m_postgres->crash();
        QCOMPARE(ask(), Reason::Unavailable);
        m_postgres->start();
        QTRY_COMPARE_WITH_TIMEOUT(ask(), std::nullopt, 10'000);
    }

    void tellsAtOnceWhileTheDatabaseIsAway() {
        m_postgres->stop();
        for (int i = 0; i < 5; ++i) {
            ask();
        }
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(ask(), Reason::Unavailable);
        }
        QVERIFY2(timer.elapsed() < 10000, "every request tried for itself");
        QVERIFY(m_metrics.text().contains("database_failures_total{reason=\"no connection\"}"));
        m_postgres->start();
        QTRY_COMPARE_WITH_TIMEOUT(ask(), std::nullopt, 10'000);
    }
};

TJ_TEST(PostgresRestartTest)
#include "postgres_restart_test.moc"
