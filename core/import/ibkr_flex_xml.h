#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Flex queries and trade confirmations of Interactive Brokers as XML. Executions become fills; where an
/// account's query has none, its orders. Expiries and exercises come from OptionEAE unless the trades hold
/// them too.
extern const BrokerFormat kIbkrFlexXml;

} // namespace core
