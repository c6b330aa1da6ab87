#pragma once

#include "core/journal/sqlite.h"

#include <memory>

namespace core {

/// Opens a journal's file: tells a journal from other files, a whole one from a damaged one, sets up the
/// connection and brings the file to this program's edition. Throws SqliteFailure.
std::unique_ptr<SqliteConnection> openJournalFile(const QString& path, bool forWriting, Instant now);

} // namespace core
