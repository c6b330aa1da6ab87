#include "core/journal/backup.h"
#include "core/journal/health_check.h"
#include "core/journal/migrations.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QtTest>

using namespace core;
using test::contentsOf;
using test::must;
using test::TempJournal;

namespace {

void overwrite(const QString& path, qint64 at, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

ErrorCode openingFails(const QString& path, Journal::Mode mode = Journal::Mode::ReadWrite) {
    const test::FakeClock clock;
    const auto journal = Journal::open(path, clock, mode);
    return journal ? ErrorCode::Cancelled : journal.error().code;
}

std::vector<Fill> manyFills(const TempJournal& journal, int count) {
    std::vector<Fill> fills;
    for (int i = 0; i < count; ++i) {
        fills.push_back(journal.fill(i % 2 == 0 ? Side::Buy : Side::Sell, "1", "100", i));
        fills.back().venue = QString(50, u'x');
    }
    return fills;
}

} // namespace

class JournalFileTest : public QObject {
    Q_OBJECT
private slots:
    void anotherKindOfFileIsNotAJournal() {
        TempJournal journal;
        const QString path = journal.folder() + QStringLiteral("/text.tradingjournal");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'a'));
        file.close();
        QCOMPARE(openingFails(path), ErrorCode::NotAJournal);
        QCOMPARE(openingFails(journal.folder()), ErrorCode::NotAJournal);
        QCOMPARE(openingFails(journal.folder() + QStringLiteral("/none"), Journal::Mode::ReadOnly),
                 ErrorCode::FileNotFound);
    }

    void anotherProgramsDatabaseIsNotAJournal() {
        TempJournal journal;
        const QString path = journal.folder() + QStringLiteral("/other.db");
        SqliteConnection(path, SqliteConnection::Mode::ReadWrite)
            .runScript("create table photos (name text)");
        QCOMPARE(openingFails(path), ErrorCode::NotAJournal);
    }

    void aNewerProgramsJournalIsRefused() {
        TempJournal journal;
        journal->connection().runScript("pragma user_version = 99");
        journal.close();
        const auto refused = Journal::open(journal.path(), journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::JournalNewer);
        QVERIFY(refused.error().detail.contains(QStringLiteral("newer version")));
    }

    void aFileCutShortIsCorrupt() {
        TempJournal journal;
        journal.add(manyFills(journal, 200));
        journal.close();
        QFile file(journal.path());
        QVERIFY(file.resize(file.size() / 2));
        QCOMPARE(openingFails(journal.path()), ErrorCode::JournalCorrupt);
        QVERIFY(file.resize(50));
        QCOMPARE(openingFails(journal.path()), ErrorCode::JournalCorrupt);
    }

    void overwrittenPagesAreCorrupt() {
        TempJournal journal;
        journal.add(manyFills(journal, 300));
        journal.close();
        const qint64 size = QFile(journal.path()).size();
        for (qint64 at = 4096; at < size; at += 4096) {
            overwrite(journal.path(), at, QByteArray(4096, char(0xA5)));
        }
        QCOMPARE(openingFails(journal.path()), ErrorCode::JournalCorrupt);
    }

    void aLockedJournalSaysSoAndLosesNothing() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        const auto before = contentsOf(*journal);
        SqliteConnection other(journal.path(), SqliteConnection::Mode::ReadWrite);
        other.run("begin immediate");
        journal->connection().runScript("pragma busy_timeout = 50");
        const auto refused = journal->change(QStringLiteral("Wait"), [&](ChangeScope& scope) {
            return scope.put(journal.account(QStringLiteral("Other")));
        });
        QCOMPARE(refused.error().code, ErrorCode::JournalLocked);
        QCOMPARE(contentsOf(*journal), before);
        other.run("rollback");
        must(journal->change(QStringLiteral("Again"), [&](ChangeScope& scope) {
            return scope.put(journal.account(QStringLiteral("Other")));
        }));
    }

    void aReaderSeesTheStateBeforeARunningChange() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        const auto reader = must(Journal::open(journal.path(), journal.clock(), Journal::Mode::ReadOnly));
        must(journal->change(QStringLiteral("More"), [&](ChangeScope& scope) -> Result<void> {
            must(scope.put(journal.fill(Side::Buy, "1", "10", 5)));
            if (must(reader->fills()).size() != 1) {
                return Error{ErrorCode::StorageFailed, QStringLiteral("the reader saw too much"), {}};
            }
            return Done{};
        }));
        QCOMPARE(must(reader->fills()).size(), std::size_t(2));
        const auto refused = reader->change(QStringLiteral("Write"), [&](ChangeScope& scope) {
            return scope.put(journal.account(QStringLiteral("Other")));
        });
        QCOMPARE(refused.error().code, ErrorCode::JournalReadOnly);
    }

    void aFullDiskLosesNothing() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        const auto before = contentsOf(*journal);
        const qint64 pages = journal->connection().number("pragma page_count");
        journal->connection().number(
            QStringLiteral("pragma max_page_count = %1").arg(pages + 3).toStdString());
        const auto fills = manyFills(journal, 500);
        const auto failed =
            journal->change(QStringLiteral("Too much"), [&](ChangeScope& scope) -> Result<void> {
                for (const Fill& fill : fills) {
                    if (auto stored = scope.put(fill); !stored) {
                        return stored;
                    }
                }
                return Done{};
            });
        QCOMPARE(failed.error().code, ErrorCode::DiskFull);
        QCOMPARE(contentsOf(*journal), before);
        journal->connection().number("pragma max_page_count = 1000000");
        journal.add(fills);
        QCOMPARE(must(journal->fills()).size(), std::size_t(501));
    }

    void aStorageFailureThatAnOperationIgnoresIsNotCommitted() {
        TempJournal journal;
        journal.add({});
        const qint64 pages = journal->connection().number("pragma page_count");
        journal->connection().number(
            QStringLiteral("pragma max_page_count = %1").arg(pages + 2).toStdString());
        const auto fills = manyFills(journal, 500);
        const auto failed =
            journal->change(QStringLiteral("Careless"), [&](ChangeScope& scope) -> Result<void> {
                for (const Fill& fill : fills) {
                    (void)scope.put(fill).ok();
                }
                return Done{};
            });
        QVERIFY(!failed.ok());
        QVERIFY(must(journal->fills()).empty());
    }

    void anUpgradeKeepsACopyAndIsOneStep() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        std::vector<Migration> migrations = journalMigrations();
        const int newest = migrations.back().number;
        migrations.push_back({newest + 1, "create table broken (a); create table broken (a);"});
        QVERIFY_THROWS_EXCEPTION(SqliteFailure,
                                 migrate(journal->connection(), migrations, journal.clock().now()));
        QCOMPARE(journal->connection().number("pragma user_version"), newest);
        QCOMPARE(journal->connection().number("select count(*) from sqlite_schema where name = 'broken'"), 0);
        const QStringList copies =
            QDir(journal.folder()).entryList({QStringLiteral("trader-v%1-*").arg(newest)});
        QCOMPARE(copies.size(), 1);
        const auto copy = must(Journal::open(journal.folder() + u'/' + copies.front(), journal.clock()));
        QCOMPARE(must(copy->fills()).size(), std::size_t(1));
        migrations.back().sql = "create table fine (a);";
        journal.clock().advance(std::chrono::seconds(1));
        migrate(journal->connection(), migrations, journal.clock().now());
        QCOMPARE(journal->connection().number("pragma user_version"), newest + 1);
    }

    void aBackupIsRestoredAsItWasAndTheOldFileIsKept() {
        TempJournal journal;
        journal.add(manyFills(journal, 10));
        const auto saved = contentsOf(*journal);
        const QString backup = journal.folder() + QStringLiteral("/copy.tradingjournal");
        QCOMPARE(must(writeBackup(*journal, backup)).fills, 10);
        QCOMPARE(writeBackup(*journal, backup).error().code, ErrorCode::AlreadyExists);
        journal.add(manyFills(journal, 4));
        journal.close();
        const Restored restored = must(restoreBackup(journal.path(), backup, journal.clock()));
        QCOMPARE(restored.content.trades, 5);
        journal.reopen();
        QCOMPARE(contentsOf(*journal), saved);
        const auto aside = must(Journal::open(restored.keptAside, journal.clock()));
        QCOMPARE(must(aside->fills()).size(), std::size_t(14));
    }

    void aDamagedBackupIsNotRestored() {
        TempJournal journal;
        journal.add(manyFills(journal, 300));
        const QString backup = journal.folder() + QStringLiteral("/copy.tradingjournal");
        must(writeBackup(*journal, backup));
        const auto before = contentsOf(*journal);
        journal.close();
        overwrite(backup, QFile(backup).size() / 2 / 4096 * 4096, QByteArray(8192, char(0x5A)));
        QVERIFY(!restoreBackup(journal.path(), backup, journal.clock()).ok());
        journal.reopen();
        QCOMPARE(contentsOf(*journal), before);
    }

    void anOpenJournalIsNotReplaced() {
        TempJournal journal;
        journal.add({});
        const QString backup = journal.folder() + QStringLiteral("/copy.tradingjournal");
        must(writeBackup(*journal, backup));
        QCOMPARE(restoreBackup(journal.path(), backup, journal.clock()).error().code,
                 ErrorCode::JournalLocked);
    }

    void theNewestTenBackupsAreKept() {
        TempJournal journal;
        journal.add({});
        for (int day = 0; day < 13; ++day) {
            QVERIFY(!must(rotateBackup(*journal, QStringLiteral("daily"))).isEmpty());
            QVERIFY(must(rotateBackup(*journal, QStringLiteral("daily"))).isEmpty());
            journal.clock().advance(std::chrono::hours(24));
        }
        must(rotateBackup(*journal, QStringLiteral("import")));
        const std::vector<Backup> backups = backupsOf(journal.path());
        QCOMPARE(backups.size(), std::size_t(11));
        QCOMPARE(backups.front().reason, QStringLiteral("import"));
        QVERIFY(backups[1].at > backups[2].at);
    }

    void theHealthCheckFindsAndMendsStaleTrades() {
        TempJournal journal;
        journal.add(manyFills(journal, 6));
        QVERIFY(must(checkHealth(*journal)).empty());
        journal->connection().run("update trades set net_pnl = net_pnl + 1 where key = 1");
        const auto findings = must(checkHealth(*journal));
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings.front().problem, HealthProblem::StaleTrades);
        QVERIFY(findings.front().fixable);
        QCOMPARE(must(fixHealth(*journal, findings)), 1);
        QVERIFY(must(checkHealth(*journal)).empty());
    }

    void aJournalOpenedForReadingIsCheckedTooAndStaysAsItIs() {
        TempJournal journal;
        journal.add(manyFills(journal, 6));
        const auto reader = must(Journal::open(journal.path(), journal.clock(), Journal::Mode::ReadOnly));
        QVERIFY(must(checkHealth(*reader)).empty());
        journal->connection().run("update trades set net_pnl = net_pnl + 1 where key = 1");
        const auto findings = must(checkHealth(*reader));
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings.front().problem, HealthProblem::StaleTrades);
        QCOMPARE(must(checkHealth(*journal)).size(), std::size_t(1));
        QCOMPARE(fixHealth(*reader, findings).error().code, ErrorCode::JournalReadOnly);
    }

    void theHealthCheckFindsLostFillsAndUnknownZones() {
        TempJournal journal;
        journal.add(manyFills(journal, 2));
        journal->connection().run("update accounts set zone = 'Mars/Olympus'");
        must(journal->rebuildTrades());
        QCOMPARE(must(checkHealth(*journal)).front().problem, HealthProblem::UnknownZone);
        journal->connection().run("update accounts set zone = '', deleted_at = 1");
        must(journal->rebuildTrades());
        const auto findings = must(checkHealth(*journal));
        QCOMPARE(findings.front().problem, HealthProblem::FillWithoutParent);
        QCOMPARE(findings.front().records.size(), std::size_t(2));
    }
};

TJ_TEST(JournalFileTest)
#include "journal_file_test.moc"
