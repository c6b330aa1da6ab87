#pragma once

#include "core/base/result.h"
#include "server/postgres/connection.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace server {

/// One step of the schema, in a file that is never edited once released.
struct Migration {
    int number = 0;
    QString name; ///< "0001_identity"
    QByteArray sql;
};

/// Those compiled in from postgres/migrations/NNNN_name.sql, by number without a gap.
std::vector<Migration> compiledMigrations();

/// Brings the database up to the last of `migrations`, each in a transaction of its own, under an advisory
/// lock so that several instances may try at once. The names of those applied now, none when all were.
/// JournalNewer when the database is ahead of this program, JournalCorrupt when an applied file was edited,
/// StorageFailed when one fails (nothing of it stays). Needs the owner's role and a connection of its own,
/// not through pgbouncer.
core::Result<std::vector<QString>> migrate(Connection& connection, const std::vector<Migration>& migrations,
                                           Deadline deadline);

/// Whether `migrations` are all applied and no others: for start-up and /ready.
core::Result<void> checkSchema(Connection& connection, const std::vector<Migration>& migrations,
                               Deadline deadline);

} // namespace server
