#pragma once

#include "core/journal/sqlite.h"

#include <QByteArray>

#include <vector>

namespace core {

/// Marks the file as a trading journal in SQLite's header ("TJRN").
inline constexpr qint64 kJournalApplicationId = 0x544A524E;

struct Migration {
    int number; ///< 1, 2, 3 …: `pragma user_version` after it
    QByteArray sql;
};

/// Those of migrations/, compiled in, in order.
std::vector<Migration> journalMigrations();

/// Brings the file to the newest edition, each migration in one transaction. A file that already holds a
/// journal is first copied aside as "name-v1-20260914-143109.tradingjournal". Throws SqliteFailure:
/// JournalNewer for a file of a newer program, NotAJournal for another program's database.
void migrate(SqliteConnection& connection, const std::vector<Migration>& migrations, Instant now);

/// For reading, which cannot upgrade: throws unless the file is of this program's edition.
void checkEdition(SqliteConnection& connection, const std::vector<Migration>& migrations);

} // namespace core
