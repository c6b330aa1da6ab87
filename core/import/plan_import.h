#pragma once

#include "core/base/result.h"
#include "core/import/import_plan.h"

namespace core {

/// What importing the statement would do to the journal. Fails only when the file as such cannot be placed
/// (an unknown account or zone was asked for); whatever is wrong with a row is in the plan.
Result<ImportPlan> planImport(const BrokerFormat& format, const Statement& statement,
                              const QString& sourceName, const JournalContext& journal,
                              const ImportOptions& options);

} // namespace core
