#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/figures.h"

namespace core {

struct ClosedTrades;

Summary summarise(const TradeBook& book, const TradeSelection& selection);
Summary summarise(const ClosedTrades& closed);

} // namespace core
