#pragma once

#include "core/domain/position_cutter.h"

namespace core {

/// The money of a cut trade: prices, P&L, costs and currency, each exit's part by the account's matching
/// method. Throws DecimalOverflow when a sum does not fit.
MatchedTrade valued(const TradeCut& cut, const MatchingInput& input);

} // namespace core
