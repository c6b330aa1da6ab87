#pragma once

#include "core/import/import_plan.h"
#include "core/journal/change_scope.h"

#include <QHash>

namespace core {

class RecordWriter;

/// Stores a planned import: accounts, instruments, fills, corrections, annotations and the batch, in one go.
/// The null id when the plan brings nothing: then nothing is written.
Result<ImportBatchId> importFills(ChangeScope& scope, const ImportPlan& plan, const QString& countsJson);

/// Writes a planned import inside a change. Throws SqliteFailure like the writer it uses.
class ImportWriter {
public:
    ImportWriter(ChangeScope& scope, RecordWriter& writer) : m_scope(scope), m_writer(writer) {}

    /// The null id, and nothing written, when the plan brings nothing new.
    Result<ImportBatchId> write(const ImportPlan& plan, const QString& countsJson);

private:
    Result<void> writeSurroundings(const ImportPlan& plan);
    Result<void> writeFill(const PlannedFill& planned);
    Result<void> writeAnnotation(const PlannedFill& planned);
    Result<TagId> tagNamed(const QString& name);
    Result<PlaybookId> playbookNamed(const QString& name);

    ChangeScope& m_scope;
    RecordWriter& m_writer;
    ImportBatchId m_batch;
    QHash<QString, TagId> m_tags; ///< by lower-case name
    QHash<QString, PlaybookId> m_playbooks;
};

} // namespace core
