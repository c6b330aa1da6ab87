#pragma once

#include "core/domain/records.h"
#include "core/journal/sqlite.h"

namespace core {

/// All undeleted rates of the journal.
FxRates readFxRates(SqliteConnection& connection);

} // namespace core
