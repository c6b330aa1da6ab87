#pragma once

#include "core/import/broker_format.h"

namespace core {

/// The activity statement of Interactive Brokers as CSV: many sections of different width in one file. Its
/// trades are orders with average prices, without unique ids.
extern const BrokerFormat kIbkrActivity;

} // namespace core
