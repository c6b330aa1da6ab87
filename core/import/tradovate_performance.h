#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Tradovate's performance report: round trips, each a part of a buying and a part of a selling execution.
/// The executions are put together again from their parts: the first row that names one carries it, later
/// rows add to its quantity. The contract size follows from the printed P&L.
extern const BrokerFormat kTradovatePerformance;

} // namespace core
