#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Tradervue's generic import layout: one execution per row, three cost columns, options told in words
/// ("JAN 12 125 CALL"). American dates; the zone is the writer's own.
extern const BrokerFormat kTradervueGeneric;

} // namespace core
