#pragma once

#include "core/journal/change_scope.h"

#include <optional>
#include <span>
#include <vector>

namespace core {

/// An export of this program that is put into a journal which may have been worked in since.
struct RestoreChoices {
    std::optional<Instant> exportedAt; ///< when the file was written; unset: nothing here counts as later
    bool bringBackDeleted = false;     ///< what was deleted here and lives in the file
};

enum class RestoreOutcome {
    New,
    AlreadyThere,
    Changed,      ///< to what the file says
    StaysChanged, ///< it was changed here after the file was written: the later edit wins
    StaysDeleted, ///< or taken off here, and `bringBackDeleted` was not wished
};

/// Puts the records of an export into the journal; the answer has one outcome for each. An edit that was
/// taken back is none. What the file changes counts as edited when the file was written, so that of two
/// exports the newer one wins in whatever order they are restored. Errors name kind and id.
Result<std::vector<RestoreOutcome>> restoreRecords(ChangeScope& scope, std::span<const Record> records,
                                                   const RestoreChoices& choices);

} // namespace core
