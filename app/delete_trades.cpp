#include "app/delete_trades.h"

#include "core/journal/change_scope.h"
#include "core/journal/operations/trades.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace app {

namespace {

/// A reversal is the last exit of one trade and the first entry of another at the same instant; whether the
/// fill is really the same is for the caller to see.
bool mayShare(const core::Trade& a, const core::Trade& b) {
    return a.account == b.account && a.instrument == b.instrument && a.id != b.id &&
           ((a.status != core::TradeStatus::Open && a.exitAt == b.entryAt) ||
            (b.status != core::TradeStatus::Open && b.exitAt == a.entryAt));
}

core::Result<QSet<QUuid>> fillsOf(const core::Journal& journal, const core::TradeBook& book,
                                  core::TradeId trade) {
    const auto detail = journal.readTrade(book, trade);
    if (!detail) {
        return detail.error();
    }
    QSet<QUuid> fills;
    for (const core::FillPart& part : detail->matched.parts) {
        fills.insert(part.fill.uuid());
    }
    return fills;
}

} // namespace

core::Result<core::ChangeResult> deleteTrades(core::Journal& journal,
                                              const std::vector<core::TradeId>& trades) {
    const QString title = trades.size() == 1 ? QStringLiteral("Delete trade")
                                             : QStringLiteral("Delete %1 trades").arg(trades.size());
    return journal.change(title,
                          [&trades](core::ChangeScope& scope) { return core::deleteTrades(scope, trades); });
}

core::Result<std::vector<core::TradeId>> withNeighbours(const core::Journal& journal,
                                                        const core::TradeBook& book,
                                                        const std::vector<core::TradeId>& trades) {
    QHash<QUuid, const core::Trade*> known;
    for (const core::Trade& trade : book.trades) {
        known.insert(trade.id.uuid(), &trade);
    }
    std::vector<core::TradeId> all = trades;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const core::Trade* trade = known.value(all[i].uuid());
        const auto fills = fillsOf(journal, book, all[i]);
        if (!trade || !fills) {
            return trade ? fills.error() : core::Error{core::ErrorCode::NotFound, all[i].toString(), {}};
        }
        for (const core::Trade& other : book.trades) {
            if (!mayShare(*trade, other) || std::find(all.begin(), all.end(), other.id) != all.end()) {
                continue;
            }
            const auto others = fillsOf(journal, book, other.id);
            if (!others) {
                return others.error();
            }
            if (others->intersects(*fills)) {
                all.push_back(other.id); // and its own neighbours in turn
            }
        }
    }
    return all;
}

} // namespace app
