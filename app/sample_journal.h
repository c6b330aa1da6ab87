#pragma once

#include "core/journal/operations/import_statement.h"

namespace app {

/// Imports the sample trades that come with the program, as any other file, with a starting equity and, where
/// none is set, the zone of its trader; one undoable change. On the writer.
core::Result<core::ChangeResult> importSampleJournal(core::Journal& journal);

} // namespace app
