#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Dhan's global transaction report: one row per scrip and day with what was bought and what was sold, no
/// executions. A row becomes at most two fills at the day's average prices. Values are cash, so the
/// multiplier is one.
extern const BrokerFormat kDhanGtr;

} // namespace core
