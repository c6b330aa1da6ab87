#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Tradovate's performance report: round trips, each a part of a buying and a part of a selling execution.
/// Every part is a fill of its own, known by the ids of both executions: one that closes over several days
/// stands in several reports. The contract size follows from the printed P&L.
extern const BrokerFormat kTradovatePerformance;

} // namespace core
