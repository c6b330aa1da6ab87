#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/number.h"
#include "core/statistics/summary.h"

#include <QString>

#include <optional>
#include <vector>

namespace core {

enum class BreakdownBy : quint8 { Symbol, Tag, Weekday, Hour, Month, Side, Account, Playbook };
std::optional<BreakdownBy> breakdownByName(const QString& name);
QString breakdownName(BreakdownBy by);

/// Keys: weekday 1–7 (Monday 1), hour 00–23, month YYYY-MM; tag, playbook and account by name (untagged ""; a
/// trade counts under each of its tags; no playbook ""). Hour and weekday by entry time, month by exit day;
/// trades of which only the date is known have the hour "", so that every breakdown but that by tag adds up
/// to the summary.
struct BreakdownRow {
    QString key;
    int totalTrades = 0;
    Number winRate;
    MoneyFigure totalPnL;
    MoneyFigure totalNetPnL;
    MoneyFigure expectancy;
    Number profitFactor;
    Number averageR;
};

/// Rows by key, only keys with trades.
std::vector<BreakdownRow> breakdown(const TradeBook& book, const TradeSelection& selection, BreakdownBy by);
std::vector<BreakdownRow> breakdown(const ClosedTrades& closed, BreakdownBy by);

} // namespace core
