#pragma once

#include "core/journal/journal.h"

namespace core {

/// Full-text search over the notes of trades, days and the notebook; best first. Throws SqliteFailure.
std::vector<NoteHit> searchNotes(SqliteConnection& connection, const QString& words, int limit);

} // namespace core
