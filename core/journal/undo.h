#pragma once

#include "core/base/result.h"
#include "core/journal/action_table.h"
#include "core/journal/record_writer.h"
#include "core/journal/staying_fills.h"

namespace core {

/// Whether the image is a new fill that this import brought: those are not stored while the import stands.
bool isImportedFill(const RecordImage& image, const QUuid& batch);

/// What to do with a record that is no longer what the action made of it, or was before.
enum class ChangedSince {
    Refuse, ///< UndoRefused
    Leave,  ///< as a person made it; an import is taken back around it
};

/// Puts every record back to what it was before, but for what belongs to fills that stay. What an action
/// created and something else uses by now stays.
Result<void> revert(SqliteConnection& connection, RecordWriter& writer,
                    const std::vector<RecordImage>& images, ChangedSince changedSince,
                    const StayingFills& staying);

/// Puts every record to what the action made of it.
Result<void> apply(SqliteConnection& connection, RecordWriter& writer, const std::vector<RecordImage>& images,
                   ChangedSince changedSince);

} // namespace core
