// All statistics after a filter change: select, summary, equity curve, every breakdown, calendar,
// distributions.
#include "core/statistics/breakdown.h"
#include "core/statistics/closed_trades.h"
#include "core/statistics/distribution.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/pnl_calendar.h"
#include "core/statistics/summary.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/synthetic_book.h"

#include <cstdio>

namespace {

/// What the statistics cannot beat: adding up one column of the same trades.
double plainSumMs(const core::TradeBook& book) {
    volatile qint64 sink = 0;
    return bench::medianMs(9, [&] {
        qint64 sum = 0;
        for (const core::Trade& trade : book.trades) {
            sum += trade.netPnl.units();
        }
        sink = sum;
    });
}

double allStatisticsMs(const core::TradeBook& book, const core::TradeFilter& filter) {
    return bench::medianMs(9, [&] {
        const core::TradeSelection selection = core::select(book, filter);
        const core::ClosedTrades closed(book, selection);
        (void)core::summarise(closed);
        (void)core::equityCurve(closed);
        for (const auto by : {core::BreakdownBy::Symbol, core::BreakdownBy::Tag, core::BreakdownBy::Weekday,
                              core::BreakdownBy::Hour, core::BreakdownBy::Month, core::BreakdownBy::Side,
                              core::BreakdownBy::Account, core::BreakdownBy::Playbook}) {
            (void)core::breakdown(closed, by);
        }
        (void)core::pnlCalendar(closed);
        (void)core::rDistribution(closed);
        (void)core::pnlDistribution(closed);
    });
}

} // namespace

int main() {
    std::printf("%12s %16s %16s %10s\n", "trades", "statistics ms", "plain sum ms", "ratio");
    for (const int trades : {10'000, 100'000, 1'000'000}) {
        const core::TradeBook book = bench::syntheticBook(trades);
        const double all = allStatisticsMs(book, {});
        const double sum = plainSumMs(book);
        std::printf("%12d %16.2f %16.3f %9.0fx\n", trades, all, sum, all / sum);
    }
    return 0;
}
