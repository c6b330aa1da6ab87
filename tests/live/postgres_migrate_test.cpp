#include "server/observe/log.h"
#include "server/postgres/migrate.h"
#include "tests/support/private_postgres.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using core::ErrorCode;

namespace {

Deadline soon() {
    return deadlineIn(60s);
}

std::vector<Migration> twoMigrations() {
    return {{1, u"0001_first"_s, "create table first_step (id int);\ninsert into first_step values (1);\n"},
            {2, u"0002_second"_s, "create table second_step (id int);\n"}};
}

} // namespace

class PostgresMigrateTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateDatabase> m_database;

    std::unique_ptr<Connection> connected(const QString& role = u"tj_owner"_s) const {
        ConnectionSettings settings;
        settings.url = m_database->url(role);
        return std::make_unique<Connection>(settings, soon());
    }
    QByteArray ask(const QByteArray& sql) const { return m_database->psql(sql).trimmed(); }

private slots:
    void initTestCase() {
        setLogSink([](const QByteArray&) {});
    }
    void cleanupTestCase() { setLogSink({}); }
    void init() {
        m_database = std::make_unique<test::PrivateDatabase>(test::PrivatePostgres::shared(),
                                                             test::PrivateDatabase::Content::Empty);
    }
    void cleanup() { m_database.reset(); }

    void appliesEachOnceInOrder() {
        const auto connection = connected();
        const auto applied = migrate(*connection, twoMigrations(), soon());
        QVERIFY2(applied.ok(), qPrintable(applied.ok() ? QString() : applied.error().detail));
        QCOMPARE(*applied, (std::vector<QString>{u"0001_first"_s, u"0002_second"_s}));
        const auto again = migrate(*connection, twoMigrations(), soon());
        QVERIFY(again.ok());
        QVERIFY(again->empty());
        QCOMPARE(ask("select count(*) from first_step"), QByteArray("1"));
        QVERIFY(checkSchema(*connection, twoMigrations(), soon()).ok());
    }

    void continuesWhereItStopped() {
        std::vector<Migration> migrations = twoMigrations();
        const Migration second = migrations.back();
        migrations.pop_back();
        const auto connection = connected();
        QVERIFY(migrate(*connection, migrations, soon()).ok());
        migrations.push_back(second);
        QCOMPARE(checkSchema(*connection, migrations, soon()).error().code, ErrorCode::StorageFailed);
        QCOMPARE(*migrate(*connection, migrations, soon()), std::vector<QString>{u"0002_second"_s});
    }

    void refusesADatabaseOfANewerProgram() {
        const auto connection = connected();
        QVERIFY(migrate(*connection, twoMigrations(), soon()).ok());
        std::vector<Migration> older = twoMigrations();
        older.pop_back();
        const auto refused = migrate(*connection, older, soon());
        QCOMPARE(refused.error().code, ErrorCode::JournalNewer);
        QVERIFY(refused.error().detail.contains(u"0002_second"_s));
        QCOMPARE(checkSchema(*connection, older, soon()).error().code, ErrorCode::JournalNewer);
    }

    void refusesAnEditedFile() {
        const auto connection = connected();
        QVERIFY(migrate(*connection, twoMigrations(), soon()).ok());
        std::vector<Migration> edited = twoMigrations();
        edited[0].sql += "-- harmless, one would think\n";
        const auto refused = migrate(*connection, edited, soon());
        QCOMPARE(refused.error().code, ErrorCode::JournalCorrupt);
        QVERIFY(refused.error().detail.contains(u"0001_first"_s));
    }

    void lineEndsOfAnotherSystemAreNoEdit() {
        const auto connection = connected();
        QVERIFY(migrate(*connection, twoMigrations(), soon()).ok());
        std::vector<Migration> windows = twoMigrations();
        windows[0].sql.replace("\n", "\r\n");
        QVERIFY(migrate(*connection, windows, soon()).ok());
    }

    void nothingStaysOfAMigrationThatFails() {
        std::vector<Migration> migrations = twoMigrations();
        migrations[1].sql += "create table third_step (id int);\ncreate tabel wrong (id int);\n";
        const auto connection = connected();
        const auto failed = migrate(*connection, migrations, soon());
        QCOMPARE(failed.error().code, ErrorCode::StorageFailed);
        QVERIFY2(failed.error().detail.contains(u"0002_second"_s) &&
                     failed.error().detail.contains(u"tabel"_s),
                 qPrintable(failed.error().detail));
        QCOMPARE(ask("select to_regclass('second_step') is null"), QByteArray("t"));
        QCOMPARE(ask("select to_regclass('first_step') is not null"), QByteArray("t"));
        QCOMPARE(*migrate(*connection, twoMigrations(), soon()), std::vector<QString>{u"0002_second"_s});
    }

    void severalInstancesMigrateOnce() {
        std::vector<Migration> slow = twoMigrations();
        slow[0].sql += "select pg_sleep(0.3);\n";
        std::array<std::size_t, 4> done = {9, 9, 9, 9};
        std::vector<std::thread> threads;
        for (std::size_t& count : done) {
            threads.emplace_back([&] {
                const auto connection = connected();
                const auto applied = migrate(*connection, slow, soon());
                count = applied.ok() ? applied->size() : 99;
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        std::sort(done.begin(), done.end());
        QCOMPARE(done, (std::array<std::size_t, 4>{0, 0, 0, 2}));
    }

    void theCompiledOnesAreNumberedWithoutAGapAndApply() {
        const std::vector<Migration> migrations = compiledMigrations();
        QVERIFY(!migrations.empty());
        for (std::size_t i = 0; i < migrations.size(); ++i) {
            QCOMPARE(migrations[i].number, int(i) + 1);
            QVERIFY(migrations[i].name.startsWith(QStringLiteral("%1_").arg(i + 1, 4, 10, QLatin1Char('0'))));
            QVERIFY(!migrations[i].sql.isEmpty());
        }
        const auto owner = connected();
        QCOMPARE(checkSchema(*owner, migrations, soon()).error().code, ErrorCode::StorageFailed);
        const auto applied = migrate(*owner, migrations, soon());
        QVERIFY2(applied.ok(), qPrintable(applied.ok() ? QString() : applied.error().detail));
        QCOMPARE(applied->size(), migrations.size());
        for (const QString& role : {u"tj_app"_s, u"tj_auth"_s, u"tj_worker"_s}) {
            const auto connection = connected(role);
            const auto checked = checkSchema(*connection, migrations, soon());
            QVERIFY2(checked.ok(),
                     qPrintable(checked.ok() ? QString() : role + u": "_s + checked.error().detail));
        }
    }
};

TJ_TEST(PostgresMigrateTest)
#include "postgres_migrate_test.moc"
