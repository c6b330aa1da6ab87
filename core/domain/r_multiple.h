#pragma once

#include "core/domain/trade.h"

#include <optional>

namespace core {

/// Net P&L of a closed trade divided by its initial risk, whatever the basis; unset without a stop.
std::optional<double> rMultiple(const Trade& trade);

} // namespace core
