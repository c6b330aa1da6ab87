#pragma once

#include "core/import/broker_format.h"

namespace core {

/// The project's own CSV (core/wire/journal_csv_columns.h): fills with their ids, costs by kind and
/// positions, and the annotations beside them come back equal. A row without an id is a new fill, written by
/// hand.
extern const BrokerFormat kNativeCsv;

} // namespace core
