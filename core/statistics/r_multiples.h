#pragma once

#include "core/domain/trade_filter.h"

#include <optional>

namespace core {

/// Net P&L of a closed trade divided by its initial risk, whatever the basis; unset without a stop.
std::optional<double> rMultiple(const Trade& trade);
/// Net P&L in percent of entry price × quantity × multiplier; unset when that is not positive.
std::optional<double> returnPercent(const Trade& trade);

} // namespace core
