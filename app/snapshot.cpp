#include "app/snapshot.h"

#include "core/statistics/closed_trades.h"
#include "core/statistics/r_multiples.h"

namespace app {

SnapshotPtr takeSnapshot(std::shared_ptr<const core::TradeBook> book, const core::TradeFilter& filter) {
    auto snapshot = std::make_shared<Snapshot>();
    const core::TradeBook& trades = *book;
    snapshot->selection = core::select(trades, filter);
    const core::TradeSelection& selection = snapshot->selection;
    const core::ClosedTrades closed(trades, selection);
    snapshot->summary = core::summarise(closed);
    snapshot->equity = core::equityCurve(closed);
    snapshot->calendar = core::pnlCalendar(closed);
    snapshot->weekdays = core::breakdown(closed, core::BreakdownBy::Weekday);
    snapshot->hours = core::breakdown(closed, core::BreakdownBy::Hour);
    snapshot->symbols = core::breakdown(closed, core::BreakdownBy::Symbol);
    snapshot->rDistribution = core::rDistribution(closed, 4);
    for (const quint32 index : selection.closed) {
        const core::Trade& trade = trades.trades[index];
        if (const std::optional<double> r = core::rMultiple(trade)) {
            snapshot->rOfDay[trade.exitDay] += *r;
        }
        snapshot->withoutStop += trade.initialRisk ? 0 : 1;
    }
    for (const quint32 index : selection.open) {
        snapshot->withoutStop += trades.trades[index].initialRisk ? 0 : 1;
    }
    snapshot->book = std::move(book);
    return snapshot;
}

} // namespace app
