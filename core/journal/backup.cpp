#include "core/journal/backup.h"

#include "core/journal/journal_file.h"
#include "core/journal/sqlite.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace core {

namespace {

constexpr int kKept = 10;
constexpr auto kStampFormat = "yyyyMMdd-HHmmss";

QString stampOf(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC).toString(QString::fromLatin1(kStampFormat));
}

QDir backupFolder(const QString& journalPath) {
    const QFileInfo file(journalPath);
    return QDir(file.dir().filePath(file.completeBaseName() + QStringLiteral(" backups")));
}

/// Reads every page and counts; throws SqliteFailure for a file that is no whole journal.
BackupContent verified(const QString& path, Instant now) {
    const auto copy = openJournalFile(path, false, now);
    SqliteStatement check = copy->prepare("pragma integrity_check(1)");
    if (!check.step() || check.text(0) != u"ok") {
        throw SqliteFailure(Error{ErrorCode::JournalCorrupt,
                                  QStringLiteral("%1 is damaged").arg(QDir::toNativeSeparators(path)),
                                  {}});
    }
    return {copy->number("select count(*) from accounts"), copy->number("select count(*) from fills"),
            copy->number("select count(*) from trades"), copy->number("select count(*) from notes")};
}

void removeLog(const QString& path) {
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
}

Error unwritable(const QString& path) {
    return {ErrorCode::FileUnwritable,
            QStringLiteral("%1 cannot be written").arg(QDir::toNativeSeparators(path)),
            {}};
}

Error noSpaceFor(const QString& path) {
    return {ErrorCode::DiskFull,
            QStringLiteral("there is no space left for %1").arg(QDir::toNativeSeparators(path)),
            {}};
}

/// Folds the log into the file and makes sure that nobody else has it open; a damaged file is taken as it is.
void settle(const QString& path) {
    try {
        SqliteConnection connection(path, SqliteConnection::Mode::ReadWrite);
        // Leaving WAL needs the file for oneself: SQLite refuses while another connection is open.
        connection.runScript("pragma journal_mode = delete");
    } catch (const SqliteFailure& failure) {
        if (failure.error().code == ErrorCode::JournalLocked) {
            throw;
        }
    }
}

/// Copies file and log under another name.
QString keepAside(const QString& path, Instant now) {
    const QFileInfo file(path);
    const QString aside = file.dir().filePath(
        QStringLiteral("%1-before-restore-%2.%3").arg(file.completeBaseName(), stampOf(now), file.suffix()));
    if (!QFile::copy(path, aside)) {
        return {};
    }
    if (QFile::exists(path + QStringLiteral("-wal"))) {
        QFile::copy(path + QStringLiteral("-wal"), aside + QStringLiteral("-wal"));
    }
    return aside;
}

} // namespace

Result<BackupContent> writeBackup(const Journal& journal, const QString& target) {
    return guarded([&]() -> Result<BackupContent> {
        if (QFile::exists(target)) {
            return Error{ErrorCode::AlreadyExists,
                         QStringLiteral("%1 is there already").arg(QDir::toNativeSeparators(target)),
                         {}};
        }
        if (!QDir().mkpath(QFileInfo(target).absolutePath())) {
            return unwritable(target);
        }
        try {
            journal.connection().run("vacuum into ?", target);
        } catch (const SqliteFailure& failure) {
            QFile::remove(target); // the part that fitted on the disk
            // SQLite's complaint names the journal, which is well: it is the copy that cannot be written.
            const ErrorCode code = failure.error().code;
            if (code == ErrorCode::FileUnreadable || code == ErrorCode::JournalReadOnly) {
                return unwritable(target);
            }
            return code == ErrorCode::DiskFull ? noSpaceFor(target) : failure.error();
        }
        return verified(target, journal.clock().now());
    });
}

Result<QString> rotateBackup(const Journal& journal, const QString& reason) {
    const QDir folder = backupFolder(journal.path());
    const QString stamp = stampOf(journal.clock().now());
    std::vector<Backup> known = backupsOf(journal.path());
    std::erase_if(known, [&](const Backup& backup) { return backup.reason != reason; });
    if (reason == u"daily" && !known.empty() && stampOf(known.front().at).left(8) == stamp.left(8)) {
        return QString();
    }
    const auto pathAt = [&](Instant at) {
        return folder.filePath(
            QStringLiteral("%1-%2.%3").arg(stampOf(at), reason, QFileInfo(journal.path()).suffix()));
    };
    // Two imports within a second: the second one's copy is named a second later.
    Instant at = journal.clock().now();
    while (QFile::exists(pathAt(at))) {
        at += std::chrono::seconds(1);
    }
    const QString path = pathAt(at);
    if (auto written = writeBackup(journal, path); !written) {
        return written.error();
    }
    for (std::size_t i = kKept - 1; i < known.size(); ++i) {
        QFile::remove(known[i].path);
    }
    return path;
}

std::vector<Backup> backupsOf(const QString& journalPath) {
    std::vector<Backup> backups;
    for (const QFileInfo& file :
         backupFolder(journalPath).entryInfoList(QDir::Files, QDir::Name | QDir::Reversed)) {
        const QString stamp = file.completeBaseName().left(15);
        QDateTime at = QDateTime::fromString(stamp, QString::fromLatin1(kStampFormat));
        at.setTimeSpec(Qt::UTC);
        if (at.isValid()) {
            backups.push_back({file.filePath(), instantFromMs(at.toMSecsSinceEpoch()),
                               file.completeBaseName().mid(16), file.size()});
        }
    }
    return backups;
}

Result<Restored> restoreBackup(const QString& journalPath, const QString& backup, const Clock& clock) {
    return guarded([&]() -> Result<Restored> {
        const QString fresh = journalPath + QStringLiteral(".restoring");
        Restored restored;
        restored.content = verified(backup, clock.now());
        QFile::remove(fresh);
        if (!QFile::copy(backup, fresh)) {
            return unwritable(fresh);
        }
        // A backup from a write-protected place must not make the journal so.
        QFile::setPermissions(fresh, QFile::permissions(fresh) | QFile::WriteOwner);
        restored.content = verified(fresh, clock.now());
        removeLog(fresh);
        if (QFile::exists(journalPath)) {
            settle(journalPath);
            restored.keptAside = keepAside(journalPath, clock.now());
            if (restored.keptAside.isEmpty()) {
                return unwritable(journalPath);
            }
            removeLog(journalPath);
        }
        std::error_code failed;
        std::filesystem::rename(std::filesystem::path(fresh.toStdU16String()),
                                std::filesystem::path(journalPath.toStdU16String()), failed);
        return failed ? Result<Restored>(unwritable(journalPath)) : restored;
    });
}

} // namespace core
