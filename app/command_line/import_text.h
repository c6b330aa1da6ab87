#pragma once

#include "core/import/import_plan.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// What an import did, or would do, for people.
QString importText(const core::ImportPlan& plan, const std::optional<core::ImportBatchId>& batch,
                   bool dryRun);

/// "row 12, column price, value “abc”: not a number", a line per rejected row.
QStringList rejectedLines(const core::ImportPlan& plan);

} // namespace app
