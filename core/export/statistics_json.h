#pragma once

#include "core/domain/trade_book.h"
#include "core/statistics/breakdown.h"
#include "core/statistics/distribution.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/pnl_calendar.h"
#include "core/statistics/summary.h"
#include "core/wire/json.h"

#include <span>

namespace core {

// The bodies of the API and of `tj --json`. Keys and units are those of the statistics' definition: rates in
// percent, Kelly and concentration as fractions, durations in seconds, money exact with at least two
// decimals. A figure without a finite value is null, and `reasons` (key → text) says why; an infinite one
// says "infinite: …".

void writeSummary(JsonWriter& json, const Summary& summary);
/// `{points: [{date, equity, pnl, netPnl, drawdown}]}`
void writeEquity(JsonWriter& json, const EquityCurve& curve);
/// `{by, rows: [{key, totalTrades, winRate, …}]}`
void writeBreakdown(JsonWriter& json, BreakdownBy by, std::span<const BreakdownRow> rows);
/// `{days: [{date, trades, pnl, netPnl}]}`
void writeCalendar(JsonWriter& json, std::span<const CalendarDay> days);
/// `{bins: [{from, to, trades}]}`
void writeDistribution(JsonWriter& json, std::span<const DistributionBin> bins);

} // namespace core
