#include "core/journal/backup.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#ifdef __linux__
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace core;
using test::contentsOf;
using test::must;
using test::TempJournal;

namespace {

std::vector<Fill> manyFills(const TempJournal& journal, int count) {
    std::vector<Fill> fills;
    for (int i = 0; i < count; ++i) {
        fills.push_back(journal.fill(i % 2 == 0 ? Side::Buy : Side::Sell, "1", "100", i));
        fills.back().venue = QString(30, u'x');
    }
    return fills;
}

/// An error that a person can act on says which file.
bool names(const Error& error, const QString& path) {
    return error.detail.contains(QDir::toNativeSeparators(path));
}

#ifdef __linux__

/// Not root, for whom nothing is write-protected, until it leaves the scope.
class OrdinaryUser {
public:
    OrdinaryUser() : m_wasRoot(geteuid() == 0) {
        if (m_wasRoot && setresuid(kNobody, kNobody, 0) != 0) {
            qFatal("cannot become an ordinary user");
        }
    }
    ~OrdinaryUser() {
        if (m_wasRoot && setresuid(0, 0, 0) != 0) {
            qFatal("cannot become root again");
        }
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool m_wasRoot;
};

/// File and folder as a write-protected disk shows them.
class WriteProtected {
public:
    explicit WriteProtected(const TempJournal& journal) : m_file(journal.path()), m_folder(journal.folder()) {
        QFile::setPermissions(m_file, kRead);
        QFile::setPermissions(m_folder, kRead | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    }
    ~WriteProtected() {
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    }
    WriteProtected(const WriteProtected&) = delete;
    WriteProtected& operator=(const WriteProtected&) = delete;

private:
    static constexpr QFile::Permissions kRead = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    QString m_file;
    QString m_folder;
};

/// No file of this process grows beyond so many bytes: writing fails half-way, as on a failing disk.
class SmallFiles {
public:
    explicit SmallFiles(qint64 bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{rlim_t(bytes), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit m_before{};
};

#endif

} // namespace

class BrokenStorageTest : public QObject {
    Q_OBJECT
private slots:
#ifdef __linux__
    void aWriteProtectedJournalIsReadAndNotWritten() {
        TempJournal journal;
        journal.add(manyFills(journal, 4));
        const auto before = contentsOf(*journal);
        journal.close();
        const WriteProtected disk(journal);
        const OrdinaryUser user;
        const auto refused = Journal::open(journal.path(), journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::JournalReadOnly);
        QVERIFY2(names(refused.error(), journal.path()), qPrintable(refused.error().detail));
        const auto reader = must(Journal::open(journal.path(), journal.clock(), Journal::Mode::ReadOnly));
        QCOMPARE(contentsOf(*reader), before);
        QCOMPARE(must(reader->readBook())->trades.size(), std::size_t(2));
    }

    void aNewJournalInAWriteProtectedFolderIsRefused() {
        TempJournal journal;
        const WriteProtected disk(journal);
        const OrdinaryUser user;
        const QString path = journal.folder() + QStringLiteral("/new.tradingjournal");
        const auto refused = Journal::open(path, journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
        QVERIFY2(names(refused.error(), path), qPrintable(refused.error().detail));
        QVERIFY(!QFile::exists(path));
    }

    void aBackupIntoAWriteProtectedFolderIsRefusedAndTheJournalGoesOn() {
        TempJournal journal;
        journal.add(manyFills(journal, 4));
        TempJournal elsewhere;
        const QString path = elsewhere.folder() + QStringLiteral("/copy.tradingjournal");
        {
            const WriteProtected disk(elsewhere);
            const OrdinaryUser user;
            const auto refused = writeBackup(*journal, path);
            QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
            QVERIFY2(names(refused.error(), path), qPrintable(refused.error().detail));
        }
        QVERIFY(!QFile::exists(path));
        journal.add(manyFills(journal, 2));
        QCOMPARE(must(journal->fills()).size(), std::size_t(6));
    }

    void aWriteThatFailsHalfWayLosesNothing() {
        TempJournal journal;
        journal.add(manyFills(journal, 50));
        const auto before = contentsOf(*journal);
        const auto fills = manyFills(journal, 3000);
        {
            const SmallFiles disk(QFile(journal.path() + QStringLiteral("-wal")).size() + 40'000);
            const auto failed =
                journal->change(QStringLiteral("Too much"), [&](ChangeScope& scope) -> Result<void> {
                    for (const Fill& fill : fills) {
                        if (auto stored = scope.put(fill); !stored) {
                            return stored;
                        }
                    }
                    return Done{};
                });
            QVERIFY(!failed.ok());
            QVERIFY2(names(failed.error(), journal.path()), qPrintable(failed.error().detail));
            QVERIFY2(failed.error().detail.contains(QStringLiteral("nothing was changed")),
                     qPrintable(failed.error().detail));
            QCOMPARE(contentsOf(*journal), before);
        }
        journal.add(fills); // there is room again
        QCOMPARE(must(journal->fills()).size(), std::size_t(3050));
        journal.reopen();
        QCOMPARE(must(journal->fills()).size(), std::size_t(3050));
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void aBackupThatDoesNotFitLeavesNoPartOfItself() {
        TempJournal journal;
        journal.add(manyFills(journal, 500));
        const QString path = journal.folder() + QStringLiteral("/copy.tradingjournal");
        {
            const SmallFiles disk(40'000);
            const auto failed = writeBackup(*journal, path);
            QVERIFY(!failed.ok());
            QVERIFY2(!failed.error().detail.isEmpty(), "an error without words");
        }
        QVERIFY(!QFile::exists(path));
        must(writeBackup(*journal, path));
    }
#endif

    void aFolderInTheJournalsPlaceIsNamed() {
        TempJournal journal;
        const QString path = journal.folder() + QStringLiteral("/folder.tradingjournal");
        QVERIFY(QDir().mkpath(path));
        const auto refused = Journal::open(path, journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::NotAJournal);
        QVERIFY2(names(refused.error(), path), qPrintable(refused.error().detail));
    }

    void aFileInTheFoldersPlaceIsToldAndLeftAlone() {
        TempJournal journal;
        const QString path = journal.path() + QStringLiteral("/inside.tradingjournal");
        const auto refused = Journal::open(path, journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
        QVERIFY2(names(refused.error(), path), qPrintable(refused.error().detail));
        QVERIFY(journal->fills().ok());
    }

    void aNewerJournalIsLeftAsItIs() {
        TempJournal journal;
        journal.add(manyFills(journal, 4));
        journal->connection().runScript("pragma user_version = 99");
        journal.close();
        QFile file(journal.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        for (const auto mode : {Journal::Mode::ReadWrite, Journal::Mode::ReadOnly}) {
            const auto refused = Journal::open(journal.path(), journal.clock(), mode);
            QCOMPARE(refused.error().code, ErrorCode::JournalNewer);
            QVERIFY2(names(refused.error(), journal.path()), qPrintable(refused.error().detail));
            QVERIFY2(refused.error().detail.contains(QStringLiteral("update the program")),
                     qPrintable(refused.error().detail));
        }
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), before);
    }

    void aDamagedJournalIsToldWithTheWayOutAndItsBackupBringsItBack() {
        TempJournal journal;
        journal.add(manyFills(journal, 300));
        const auto saved = contentsOf(*journal);
        const QString backup = must(rotateBackup(*journal, QStringLiteral("daily")));
        journal.close();
        QFile file(journal.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 3));
        QVERIFY(file.write(QByteArray(int(file.size() / 2), char(0xA5))) > 0);
        file.close();
        const auto refused = Journal::open(journal.path(), journal.clock());
        QCOMPARE(refused.error().code, ErrorCode::JournalCorrupt);
        QVERIFY2(names(refused.error(), journal.path()), qPrintable(refused.error().detail));
        QVERIFY2(refused.error().detail.contains(QStringLiteral("restore a backup")),
                 qPrintable(refused.error().detail));
        must(restoreBackup(journal.path(), backup, journal.clock()));
        journal.reopen();
        QCOMPARE(contentsOf(*journal), saved);
    }

    void aLockedJournalIsNamed() {
        TempJournal journal;
        SqliteConnection other(journal.path(), SqliteConnection::Mode::ReadWrite);
        other.run("begin immediate");
        journal->connection().runScript("pragma busy_timeout = 20");
        for (const auto& refused : {journal->undo(), journal->redo(),
                                    journal->change(QStringLiteral("Wait"), [&](ChangeScope& scope) {
                                        return scope.put(journal.account(QStringLiteral("Other")));
                                    })}) {
            QCOMPARE(refused.error().code, ErrorCode::JournalLocked);
            QVERIFY2(names(refused.error(), journal.path()), qPrintable(refused.error().detail));
        }
        QCOMPARE(journal->rebuildTrades().error().code, ErrorCode::JournalLocked);
    }
};

TJ_TEST(BrokenStorageTest)
#include "broken_storage_test.moc"
