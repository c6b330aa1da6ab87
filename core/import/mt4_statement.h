#pragma once

#include "core/import/broker_format.h"

namespace core {

/// The account statement of MetaTrader 4 (HTML). A closed transaction is a round trip: two fills with the
/// ticket as their position; an open trade is its opening fill.
extern const BrokerFormat kMt4Statement;

} // namespace core
