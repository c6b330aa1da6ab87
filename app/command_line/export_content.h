#pragma once

#include "app/command_line/reading.h"
#include "core/domain/fill.h"
#include "core/export/json_export.h"

#include <vector>

namespace app {

/// The fills of the selected trades by time; with no filter every fill.
core::Result<std::vector<core::Fill>> fillsOf(const Reading& reading);

/// The records of a JSON export: with no filter all of them, the trash included; with one, fills and what
/// hangs on them only of the selected trades. Must not outlive `reading`.
core::Result<core::RecordSource> recordsOf(const Reading& reading);

} // namespace app
