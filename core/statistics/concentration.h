#pragma once

#include "core/statistics/closed_trades.h"

namespace core {

/// How much of the gross profit comes from few trades: fractions of it. The best ten percent are the best
/// ceil(N / 10) trades; the best day is the one with the highest P&L on the basis.
struct Concentration {
    Number bestTrade;
    Number bestTenPercent;
};

Concentration concentrationOf(const ClosedTrades& closed, const DecimalSum& grossProfit);
/// Any part of the gross profit; undefined without one.
Number shareOfProfit(const DecimalSum& part, const DecimalSum& grossProfit, const ClosedTrades& closed);

} // namespace core
