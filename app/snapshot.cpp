#include "app/snapshot.h"

#include "core/statistics/r_multiples.h"

namespace app {

SnapshotPtr takeSnapshot(std::shared_ptr<const core::TradeBook> book, const core::TradeFilter& filter) {
    auto snapshot = std::make_shared<Snapshot>();
    const core::TradeBook& trades = *book;
    snapshot->selection = core::select(trades, filter);
    const core::TradeSelection& selection = snapshot->selection;
    snapshot->summary = core::summarise(trades, selection);
    snapshot->equity = core::equityCurve(trades, selection);
    snapshot->calendar = core::pnlCalendar(trades, selection);
    snapshot->weekdays = core::breakdown(trades, selection, core::BreakdownBy::Weekday);
    snapshot->hours = core::breakdown(trades, selection, core::BreakdownBy::Hour);
    snapshot->symbols = core::breakdown(trades, selection, core::BreakdownBy::Symbol);
    snapshot->rDistribution = core::rDistribution(trades, selection, 4);
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
