#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Console's tradebook (equity, F&O, currency, commodity) and Kite's, with title rows above and a product
/// column. Sides and symbols are printed, costs are not. trade_id is unique per day and exchange.
extern const BrokerFormat kZerodhaTradebook;

} // namespace core
