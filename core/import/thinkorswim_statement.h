#pragma once

#include "core/import/broker_format.h"

namespace core {

/// thinkorswim's account statement (also paperMoney): several tables in one file. Account Trade History holds
/// the executions; their costs come from the TRD rows of the cash sections; expired, exercised and assigned
/// options and the shares they deliver only stand there. Times are in the zone the platform was set to, which
/// the opening balance names.
extern const BrokerFormat kThinkorswimStatement;

} // namespace core
