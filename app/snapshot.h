#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/breakdown.h"
#include "core/statistics/distribution.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/pnl_calendar.h"
#include "core/statistics/summary.h"

#include <map>
#include <memory>
#include <vector>

namespace app {

/// Everything the pages show of one book through one filter: a finished value, made in the pool, never
/// changed.
struct Snapshot {
    std::shared_ptr<const core::TradeBook> book;
    core::TradeSelection selection;
    core::Summary summary;
    core::EquityCurve equity;
    std::vector<core::CalendarDay> calendar;
    std::map<core::Day, double> rOfDay; ///< sum of R of the trades with a risk, by exit day
    std::vector<core::BreakdownRow> weekdays;
    std::vector<core::BreakdownRow> hours;
    std::vector<core::BreakdownRow> symbols;
    std::vector<core::DistributionBin> rDistribution;
    int withoutStop = 0; ///< closed and open trades of the selection without an initial stop

    core::Basis basis() const { return selection.filter.basis; }
    bool isEmptyJournal() const { return book->trades.empty(); }
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// A pure function of the pool: 100,000 trades take some milliseconds.
SnapshotPtr takeSnapshot(std::shared_ptr<const core::TradeBook> book, const core::TradeFilter& filter);

} // namespace app
