#pragma once

#include "core/domain/trade_book.h"

#include <map>
#include <optional>
#include <vector>

/// The figures again, slowly and by other formulas: doubles, sorted copies, quadratic loops. For closed
/// trades in one currency, all accounts, no filter. NaN where a figure is undefined.
struct ReferenceStatistics {
    double winRate, totalNet, grossProfit, grossLoss, profitFactor, payoff, expectancy;
    double averageR, sqn, averageReturn, meanOverDeviation;
    double sharpe, sortino, volatility, drawdownMoney, drawdownPercent, cagr, ulcer, recovery;
    double kelly, kRatio, runsZ, t, luck;
    double averageHolding, medianHolding, exposure;
    double bestTradeShare, bestTenPercentShare, bestDayShare;
    double averageMae, averageMfe, averageMaeR, averageMfeR, exitEfficiency;
    double averageOfWins, averageOfLosses, averageOfBreakEvens;
    double medianOfWins, medianOfLosses, medianOfBreakEvens;
    double costsPercent, costsPerTrade, costsPerUnit;
    int longestWin, longestLoss;
};

ReferenceStatistics referenceStatistics(const core::TradeBook& book, core::Basis basis);
