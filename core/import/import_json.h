#pragma once

#include "core/import/import_plan.h"
#include "core/wire/json.h"

#include <optional>

namespace core {

/// The API's answer to an import, which `tj import --json` prints and the import history keeps. `batch` is
/// unset for a dry run and for an import that changed nothing.
void writeImportAnswer(JsonWriter& json, const ImportPlan& plan, const std::optional<ImportBatchId>& batch);

} // namespace core
