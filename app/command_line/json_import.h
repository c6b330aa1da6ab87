#pragma once

#include "core/import/broker_format.h"
#include "core/journal/journal.h"

#include <QByteArray>
#include <QString>

namespace app {

/// What restoring an export of ours did: the answer of `tj import` with `records` beside it.
struct JsonImport {
    QByteArray json;
    QString text;
};

/// Puts every record of a JSON export into the journal, deleted ones into its trash, in one undoable change.
/// All or nothing. A dry run reads and checks the file and writes nothing.
core::Result<JsonImport> importJsonExport(core::Journal& journal, const core::SourceFile& source,
                                          bool dryRun);

} // namespace app
