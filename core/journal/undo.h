#pragma once

#include "core/base/result.h"
#include "core/journal/action_table.h"
#include "core/journal/record_writer.h"

namespace core {

/// Whether the image is a new fill that this import brought: those are not stored while the import stands.
bool isImportedFill(const RecordImage& image, const QUuid& batch);

/// Puts every record back to what it was before. UndoRefused when one is no longer what the action made of
/// it. What an action created and something else uses by now stays.
Result<void> revert(SqliteConnection& connection, RecordWriter& writer,
                    const std::vector<RecordImage>& images);

/// Puts every record to what the action made of it. UndoRefused when one is no longer what it was before.
Result<void> apply(SqliteConnection& connection, RecordWriter& writer,
                   const std::vector<RecordImage>& images);

/// UndoRefused, naming the later action, when one has edited fills of this import.
Result<void> checkUntouchedSince(SqliteConnection& connection, const Action& import);

} // namespace core
