#pragma once

#include "core/import/broker_format.h"
#include "core/import/import_plan.h"
#include "core/journal/journal.h"

#include <optional>

namespace core {

struct ImportOutcome {
    ImportPlan plan;                    ///< as it was carried out
    std::optional<ImportBatchId> batch; ///< unset: the file brought nothing new, nothing was written
    ChangeResult change;
};

/// What an import would do, from this journal's point of view; for the preview.
Result<ImportPlan> previewImport(const Journal& journal, const BrokerFormat& format,
                                 const Statement& statement, const QString& sourceName,
                                 const ImportOptions& options);

/// Plans inside the write transaction, so that nothing can come between plan and deed, and carries it out as
/// one undoable action.
Result<ImportOutcome> importStatement(Journal& journal, const BrokerFormat& format,
                                      const Statement& statement, const QString& sourceName,
                                      const ImportOptions& options);

} // namespace core
