#pragma once

#include "core/journal/operations/import_statement.h"

namespace app {

/// Imports the sample trades that come with the program, as any other file; one undoable change. On the
/// writer.
core::Result<core::ImportOutcome> importSampleJournal(core::Journal& journal);

} // namespace app
