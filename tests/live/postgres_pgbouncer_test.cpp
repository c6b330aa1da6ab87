#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/live/tenant_things.h"
#include "tests/support/private_pgbouncer.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;

/// Behind pgbouncer in transaction mode, where every transaction may run on another's connection: unnamed
/// statements, and a tenant that ends with its transaction.
class PostgresPgbouncerTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;
    std::unique_ptr<test::PrivatePgbouncer> m_pgbouncer;
    Metrics m_metrics;

    PoolSettings settings(std::size_t size) const {
        PoolSettings chosen = m_things->poolSettings(size);
        chosen.connection.url = m_pgbouncer->url(m_things->database().name(), u"tj_app"_s);
        chosen.connection.prepared = false;
        return chosen;
    }

private slots:
    void initTestCase() {
        m_things = std::make_unique<test::TenantThings>();
        m_pgbouncer = std::make_unique<test::PrivatePgbouncer>(test::PrivatePostgres::shared(), 2);
        m_things->fill(5);
    }
    void cleanupTestCase() {
        m_pgbouncer.reset();
        m_things.reset();
    }

    void readsAndWritesAsWithoutIt() {
        Pool pool(settings(1), m_metrics);
        Session mine(pool, 20s);
        QCOMPARE(test::countThings(mine, m_things->first), 5);
        Transaction transaction = mine.begin(m_things->first);
        transaction.run(test::kAddThing, m_things->first, 100LL, u"x"_s);
        {
            const Savepoint point(transaction);
            transaction.run("delete from things");
        }
        transaction.run("delete from things where id = $1", 100LL);
        transaction.commit();
        QCOMPARE(test::countThings(mine, m_things->first), 5);
        QCOMPARE(test::countThings(mine, TenantId()), 0);
    }

    void tenantsNeverMixOnSharedServerConnections() {
        Pool pool(settings(8), m_metrics);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                const TenantId tenant = i % 3 == 0   ? m_things->first
                                        : i % 3 == 1 ? m_things->second
                                                     : TenantId();
                for (int round = 0; round < 100; ++round) {
                    Session mine(pool, 20s);
                    Rows rows;
                    if (round % 4 == 0) {
                        Transaction transaction = mine.begin(tenant);
                        rows = transaction.run(test::kAllThings);
                    } else {
                        rows = mine.read(tenant, test::kAllThings);
                    }
                    wrong += rows.size() != (tenant.isNull() ? 0 : 5);
                    for (const Row row : rows) {
                        wrong += row.id<TenantId>(0) != tenant;
                    }
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
    }
};

TJ_TEST(PostgresPgbouncerTest)
#include "postgres_pgbouncer_test.moc"
