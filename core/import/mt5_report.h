#pragma once

#include "core/import/broker_format.h"

namespace core {

/// The trade history report of MetaTrader 5 (HTML). Its deals become fills; orders and positions repeat them.
extern const BrokerFormat kMt5Report;

} // namespace core
