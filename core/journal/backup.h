#pragma once

#include "core/journal/journal.h"

#include <QString>

#include <vector>

namespace core {

/// A copy beside the journal, in the folder "<name> backups".
struct Backup {
    QString path;
    Instant at{};
    QString reason; ///< "daily", "import", "upgrade"
    qint64 size = 0;
};

/// What a verified copy holds.
struct BackupContent {
    qint64 accounts = 0;
    qint64 fills = 0;
    qint64 trades = 0;
    qint64 notes = 0;
};

/// Writes the whole journal, changes still in its log included, to a new file, and reads the copy back:
/// integrity and counts. AlreadyExists when the file is there. The journal stays usable meanwhile.
Result<BackupContent> writeBackup(const Journal& journal, const QString& target);

/// A rotating backup: at most one a day for "daily"; the newest ten of each reason are kept. Empty path:
/// today's is there already.
Result<QString> rotateBackup(const Journal& journal, const QString& reason);
/// Newest first.
std::vector<Backup> backupsOf(const QString& journalPath);

struct Restored {
    BackupContent content;
    QString keptAside; ///< where the journal that was there before is now; empty when there was none
};
/// Puts a verified copy of `backup` in the journal's place, in one step; the file that was there is kept
/// aside. Nobody may have the journal open: JournalLocked. NotAJournal, JournalCorrupt, JournalNewer for a
/// bad backup.
Result<Restored> restoreBackup(const QString& journalPath, const QString& backup, const Clock& clock);

} // namespace core
