#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/live/tenant_things.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using Reason = DatabaseFailure::Reason;
using test::countThings;
using test::kAddThing;

namespace {

constexpr const char* kCurrentTenant = "select coalesce(current_setting('app.current_tenant_id', true), '')";

} // namespace

/// Whose rows a statement sees: the tenant it was bound to, and never the one before.
class PostgresTenantTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;
    Metrics m_metrics;
    std::unique_ptr<Pool> m_pool; // of one connection: every session meets what the last one left

    Session session() { return Session(*m_pool, 20s); }
    TenantId first() const { return m_things->first; }
    TenantId second() const { return m_things->second; }

private slots:
    void initTestCase() {
        m_things = std::make_unique<test::TenantThings>();
        m_pool = std::make_unique<Pool>(m_things->poolSettings(1), m_metrics);
    }
    void cleanupTestCase() {
        m_pool.reset();
        m_things.reset();
    }
    void init() { m_things->fill(5); }

    void eachSeesItsOwnRowsAndNobodyNone() {
        Session mine = session();
        for (const TenantId& tenant : {first(), second(), first()}) {
            const Rows rows = mine.read(tenant, test::kAllThings);
            QCOMPARE(rows.size(), 5);
            for (const Row row : rows) {
                QVERIFY(row.id<TenantId>(0) == tenant);
            }
        }
        QCOMPARE(countThings(mine, TenantId()), 0);
        QCOMPARE(countThings(mine, core::newId<TenantId>()), 0);
    }

    void allQueriesOfOneRoundTripSeeTheSameTenant() {
        Session mine = session();
        const auto answers = mine.readAll(second(), {Query(kCurrentTenant), Query(test::kCountThings)});
        QCOMPARE(answers.size(), 2u);
        QCOMPARE(answers[0][0].text(0), second().toString());
        QCOMPARE(answers[1][0].integer(0), 5);
    }

    void nothingStaysAfterAReadAWriteATransactionOrAFailure() {
        const auto leftBehind = [this] {
            const Pool::Lease lease = m_pool->lend(deadlineIn(20s));
            const auto answers = lease.connection().exchange(
                std::array{Query(kCurrentTenant), Query(test::kCountThings),
                           Query("select current_setting('statement_timeout')"),
                           Query("select current_setting('transaction_read_only')")},
                deadlineIn(20s));
            return QStringList{answers.rows[0][0].text(0), QString::number(answers.rows[1][0].integer(0)),
                               answers.rows[2][0].text(0), answers.rows[3][0].text(0)};
        };
        const QStringList nothing = {u""_s, u"0"_s, u"0"_s, u"off"_s};
        QCOMPARE(leftBehind(), nothing);
        session().read(first(), test::kCountThings);
        QCOMPARE(leftBehind(), nothing);
        session().write(first(), kAddThing, first(), 50LL, u"x"_s);
        QCOMPARE(leftBehind(), nothing);
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, session().read(first(), "select 1 / $1", 0));
        QCOMPARE(leftBehind(), nothing);
        {
            Session mine = session();
            Transaction transaction = mine.begin(first());
            transaction.run(test::kCountThings);
        }
        QCOMPARE(leftBehind(), nothing);
        {
            Session mine = session();
            Transaction transaction = mine.begin(first());
            transaction.run(test::kCountThings);
            transaction.commit();
        }
        QCOMPARE(leftBehind(), nothing);
        {
            Session mine = session();
            Transaction transaction = mine.begin(first());
            try {
                const Savepoint point(transaction);
                transaction.run("select 1 / $1", 0);
            } catch (const DatabaseFailure&) {
                QCOMPARE(transaction.run(kCurrentTenant)[0].text(0), first().toString());
            }
            transaction.commit();
        }
        QCOMPARE(leftBehind(), nothing);
    }

    void aReadCannotWrite() {
        Session mine = session();
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, mine.read(first(), kAddThing, first(), 50LL, u"x"_s));
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, mine.read(first(), "delete from things"));
        QCOMPARE(countThings(mine, first()), 5);
        QCOMPARE(mine.write(first(), kAddThing, first(), 50LL, u"x"_s).affected(), 1);
        QCOMPARE(countThings(mine, first()), 6);
    }

    void anothersRowsCanBeNeitherWrittenNorChanged() {
        Session mine = session();
        try {
            mine.write(first(), kAddThing, second(), 50LL, u"planted"_s);
            QFAIL("wrote into another's rows");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Forbidden);
        }
        QCOMPARE(
            mine.write(first(), "update things set name = 'mine' where tenant_id = $1", second()).affected(),
            0);
        QCOMPARE(mine.write(first(), "delete from things where tenant_id = $1", second()).affected(), 0);
        QCOMPARE(countThings(mine, second()), 5);
    }

    void aWrongQueryInTheRoundTripTakesTheOthersAnswersAlong() {
        Session mine = session();
        QVERIFY_THROWS_EXCEPTION(
            DatabaseFailure, mine.readAll(first(), {Query(test::kCountThings), Query("select 1 / $1", 0)}));
        QCOMPARE(countThings(mine, first()), 5);
    }

    void manyThreadsOnFewConnectionsNeverMixTenants() {
        PoolSettings settings = m_things->poolSettings(3);
        Pool pool(settings, m_metrics);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                const TenantId tenant = i % 2 == 0 ? first() : second();
                for (int round = 0; round < 150; ++round) {
                    Session mine(pool, 20s);
                    Rows rows;
                    if (round % 3 == 0) {
                        Transaction transaction = mine.begin(tenant);
                        rows = transaction.run(test::kAllThings);
                    } else {
                        rows = mine.read(tenant, test::kAllThings);
                    }
                    for (const Row row : rows) {
                        wrong += row.id<TenantId>(0) != tenant;
                    }
                    wrong += rows.size() != 5;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
    }
};

TJ_TEST(PostgresTenantTest)
#include "postgres_tenant_test.moc"
