#pragma once

#include "core/statistics/equity_curve.h"

namespace server {

/// The equity after each closed trade, in exit order: one point a trade, with its day and its P&L. Start,
/// cash movements and drawdown as in core's curve by day.
core::EquityCurve equityByTrade(const core::ClosedTrades& closed);

} // namespace server
