#pragma once

#include "core/import/broker_format.h"
#include "core/journal/journal.h"

#include <QByteArray>
#include <QString>

namespace app {

/// What restoring an export of ours did: the answer of `tj import`, in both its forms.
struct JsonImport {
    QByteArray json;
    QString text;
};

struct JsonImportChoices {
    bool restore = false; ///< what was deleted here and lives in the file comes back
    bool dryRun = false;  ///< reads and checks the file and writes nothing
};

/// Puts every record of a JSON export into the journal, deleted ones into its trash, in one undoable change.
/// All or nothing.
core::Result<JsonImport> importJsonExport(core::Journal& journal, const core::SourceFile& source,
                                          const JsonImportChoices& choices);

} // namespace app
