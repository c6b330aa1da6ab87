#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/live/tenant_things.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using Reason = DatabaseFailure::Reason;
using test::countThings;
using test::kAddThing;

class PostgresTransactionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;
    Metrics m_metrics;
    std::unique_ptr<Pool> m_pool;

    Session session() { return Session(*m_pool, 20s); }
    TenantId first() const { return m_things->first; }
    TenantId second() const { return m_things->second; }
    void add(Transaction& transaction, qint64 id) { transaction.run(kAddThing, first(), id, u"added"_s); }

private slots:
    void initTestCase() {
        m_things = std::make_unique<test::TenantThings>();
        m_pool = std::make_unique<Pool>(m_things->poolSettings(), m_metrics);
    }
    void cleanupTestCase() {
        m_pool.reset();
        m_things.reset();
    }
    void init() { m_things->fill(10); }

    void everythingOrNothing() {
        Session mine = session();
        {
            Transaction transaction = mine.begin(first());
            add(transaction, 100);
            add(transaction, 101);
            QCOMPARE(transaction.run(test::kCountThings)[0].integer(0), 12);
        } // no commit
        QCOMPARE(countThings(mine, first()), 10);
        Transaction transaction = mine.begin(first());
        add(transaction, 100);
        add(transaction, 101);
        transaction.commit();
        QCOMPARE(countThings(mine, first()), 12);
        QCOMPARE(countThings(mine, second()), 10);
    }

    void queuedStatementsRunInOrderWithTheNextOne() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        transaction.queue(kAddThing, first(), 100LL, u"queued"_s);
        transaction.queue("update things set name = 'renamed' where id = $1", 100LL);
        const Rows rows = transaction.run("select name from things where id = $1", 100LL);
        QCOMPARE(rows[0].text(0), u"renamed"_s);
        const auto both = transaction.runAll({Query("select 1"), Query("select 2")});
        QCOMPARE(both.size(), 2u);
        QCOMPARE(both[1][0].number(0), 2);
        transaction.queue("delete from things where id = $1", 100LL);
        transaction.commit();
        QCOMPARE(countThings(mine, first()), 10);
    }

    void aQueuedFailureIsThrownByWhatSendsIt() {
        Session mine = session();
        {
            Transaction transaction = mine.begin(first());
            transaction.queue(kAddThing, first(), 1LL, u"there already"_s);
            try {
                transaction.commit();
                QFAIL("committed a duplicate");
            } catch (const DatabaseFailure& failure) {
                QVERIFY(failure.violates("things_pkey"));
                QVERIFY(!failure.mayHaveCommitted());
            }
        }
        QCOMPARE(countThings(mine, first()), 10);
    }

    void aFailureDoomsTheTransaction() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        add(transaction, 100);
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, add(transaction, 100));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, add(transaction, 101));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, transaction.commit());
    }

    void aDeferredConstraintFailsAtCommitAndNothingStays() {
        Session mine = session();
        {
            Transaction transaction = mine.begin(first());
            transaction.run("update things set parent = 999 where id = 1");
            try {
                transaction.commit();
                QFAIL("a parent that is not there");
            } catch (const DatabaseFailure& failure) {
                QCOMPARE(failure.reason(), Reason::ForeignKeyViolation);
                QVERIFY(failure.violates("things_parent"));
            }
        }
        QCOMPARE(mine.read(first(), "select count(*) from things where parent is not null")[0].integer(0), 0);
    }

    void anEmptyTransactionCostsNothing() {
        Session mine = session();
        {
            Transaction transaction = mine.begin(first());
            transaction.commit();
        }
        { const Transaction abandoned = mine.begin(first()); }
        QCOMPARE(countThings(mine, first()), 10);
    }

    void aSavepointUndoesOnlyWhatCameAfterIt() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        add(transaction, 100);
        {
            const Savepoint point(transaction);
            add(transaction, 101);
        }
        {
            Savepoint point(transaction);
            add(transaction, 102);
            point.release();
        }
        transaction.commit();
        const Rows rows = mine.read(first(), "select id from things where id >= 100 order by id");
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].integer(0), 100);
        QCOMPARE(rows[1].integer(0), 102);
    }

    void aSavepointCatchesAFailureAndTheTenantStays() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        for (int i = 0; i < 3; ++i) {
            try {
                const Savepoint point(transaction);
                add(transaction, 1);
                QFAIL("a duplicate");
            } catch (const DatabaseFailure& failure) {
                QCOMPARE(failure.reason(), Reason::UniqueViolation);
            }
            QCOMPARE(transaction.run(test::kCountThings)[0].integer(0), 10 + i);
            add(transaction, 100 + i);
        }
        transaction.commit();
        QCOMPARE(countThings(mine, first()), 13);
    }

    void savepointsNest() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        {
            Savepoint outer(transaction);
            add(transaction, 100);
            try {
                const Savepoint inner(transaction);
                add(transaction, 101);
                add(transaction, 100);
            } catch (const DatabaseFailure&) {
                add(transaction, 102);
            }
            outer.release();
        }
        transaction.commit();
        QCOMPARE(countThings(mine, first()), 12);
    }

    void aSavepointThatWasNeverSentTakesItsQueueWithIt() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        transaction.queue(kAddThing, first(), 100LL, u"stays"_s);
        {
            const Savepoint point(transaction);
            transaction.queue(kAddThing, first(), 101LL, u"goes"_s);
        }
        transaction.commit();
        QCOMPARE(countThings(mine, first()), 11);
    }

    void aFailureBeforeTheSavepointIsNotCaughtByIt() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        transaction.queue(kAddThing, first(), 1LL, u"there already"_s);
        try {
            const Savepoint point(transaction);
            add(transaction, 100);
            QFAIL("the queued duplicate was forgotten");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::UniqueViolation);
        }
        QVERIFY_THROWS_EXCEPTION(std::logic_error, transaction.commit());
    }

    void aSnapshotSeesOnePictureAndWritesNothing() {
        Session mine = session();
        Session other = session();
        Transaction snapshot = mine.begin(first(), Transaction::Kind::Snapshot);
        QCOMPARE(snapshot.run(test::kCountThings)[0].integer(0), 10);
        other.write(first(), kAddThing, first(), 100LL, u"meanwhile"_s);
        QCOMPARE(snapshot.run(test::kCountThings)[0].integer(0), 10);
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, add(snapshot, 101));
    }

    void aDeadlockIsAConflictForOneOfTheTwo() {
        Session one = session();
        Session other = session();
        Transaction mine = one.begin(first());
        Transaction theirs = other.begin(first());
        constexpr const char* kTouch = "-- touch\nupdate things set name = 'touched' where id = $1";
        mine.run(kTouch, 1LL);
        theirs.run(kTouch, 2LL);
        std::optional<Reason> theirReason;
        std::thread waiting([&] {
            try {
                theirs.run(kTouch, 1LL);
            } catch (const DatabaseFailure& failure) {
                theirReason = failure.reason();
                theirs.rollBack();
            }
        });
        std::optional<Reason> myReason;
        try {
            mine.run(kTouch, 2LL);
        } catch (const DatabaseFailure& failure) {
            myReason = failure.reason();
            mine.rollBack();
        }
        waiting.join();
        QVERIFY(myReason.has_value() != theirReason.has_value());
        QCOMPARE(myReason.value_or(theirReason.value_or(Reason::Other)), Reason::Conflict);
    }

    void aLostConnectionDuringCommitSaysThatNobodyKnows() {
        Session mine = session();
        Transaction transaction = mine.begin(first());
        add(transaction, 100);
        const int process = transaction.run("select pg_backend_pid()")[0].number(0);
        m_things->database().psql("select pg_terminate_backend(" + QByteArray::number(process) + ", 5000)");
        try {
            transaction.commit();
            QFAIL("committed without a server");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), Reason::Unavailable);
            QVERIFY(failure.mayHaveCommitted());
        }
    }
};

TJ_TEST(PostgresTransactionTest)
#include "postgres_transaction_test.moc"
