#include "core/journal/operations/trades.h"

#include "core/domain/position_edit.h"
#include "core/journal/journal.h"
#include "core/journal/record_table.h"
#include "core/journal/sqlite.h"
#include "core/journal/trade_detail.h"
#include "core/journal/trade_table.h"

#include <algorithm>

namespace core {

namespace {

Error noTrade(TradeId id) {
    return {ErrorCode::NotFound, QStringLiteral("there is no trade %1").arg(id.toString()),
            QStringLiteral("id")};
}

Result<void> storeAll(ChangeScope& scope, const std::vector<Fill>& fills) {
    for (const Fill& fill : fills) {
        if (auto stored = scope.put(fill); !stored) {
            return stored;
        }
    }
    return Done{};
}

} // namespace

Result<TradeId> addTrade(ChangeScope& scope, const NewTrade& trade) {
    if (auto fine = checkNewTrade(trade); !fine) {
        return fine.error();
    }
    const std::vector<Fill> fills = fillsOf(trade, freshPosition());
    if (auto stored = storeAll(scope, fills); !stored) {
        return stored.error();
    }
    if (const auto annotation = annotationAt(fills.front().id, trade.annotation)) {
        if (auto stored = scope.putAnnotation(*annotation); !stored) {
            return stored.error();
        }
    }
    return fills.front().id;
}

Result<void> deleteTrades(ChangeScope& scope, std::span<const TradeId> trades) {
    return guarded([&]() -> Result<void> {
        SqliteConnection& connection = scope.journal().connection();
        const TradeTable table(connection);
        std::vector<qint64> doomed;
        for (const TradeId& id : trades) {
            doomed.push_back(tradeKeyOf(connection, id));
            if (doomed.back() == 0) {
                return noTrade(id);
            }
        }
        const auto stays = [&](qint64 key) {
            return std::find(doomed.begin(), doomed.end(), key) == doomed.end();
        };
        const RecordTable fills(connection, RecordKind::Fill);
        for (const qint64 trade : doomed) {
            for (const qint64 key : table.fillKeys(trade)) {
                const std::vector<qint64> holders = table.tradesWithFill(key);
                const auto neighbour = std::find_if(holders.begin(), holders.end(), stays);
                const auto fill = fills.findByKey(key);
                if (neighbour != holders.end()) {
                    return Error{ErrorCode::SharedFill,
                                 QStringLiteral("fill %1 also belongs to trade %2; delete both together")
                                     .arg(FillId(fill->record.id).toString(),
                                          table.find(*neighbour).facts.id.toString()),
                                 {}};
                }
                // A fill shared by two trades that both go is met twice.
                if (scope.findFill(FillId(fill->record.id))) {
                    if (auto removed = scope.remove(RecordKind::Fill, fill->record.id); !removed) {
                        return removed;
                    }
                }
            }
        }
        return Done{};
    });
}

Result<FillId> addFill(ChangeScope& scope, Fill fill) {
    if (fill.id.isNull()) {
        fill.id = newId<FillId>();
    }
    if (auto stored = scope.put(fill); !stored) {
        return stored.error();
    }
    return fill.id;
}

Result<void> editFill(ChangeScope& scope, Fill fill) {
    const auto stored = scope.findFill(fill.id);
    if (!stored) {
        return Error{ErrorCode::NotFound, QStringLiteral("there is no fill %1").arg(fill.id.toString()),
                     QStringLiteral("id")};
    }
    return scope.put(editedByHand(std::move(fill), *stored));
}

Result<TradeId> mergeTrades(ChangeScope& scope, TradeId a, TradeId b) {
    const auto first = matchedAround(scope.journal().connection(), a);
    const auto second = matchedAround(scope.journal().connection(), b);
    if (!first || !second) {
        return noTrade(first ? b : a);
    }
    std::vector<Fill> fills = first->fills;
    fills.insert(fills.end(), second->fills.begin(), second->fills.end());
    const auto merged = mergedFills(first->trade, second->trade, fills, freshPosition());
    if (!merged) {
        return merged.error();
    }
    if (auto stored = storeAll(scope, *merged); !stored) {
        return stored.error();
    }
    return first->trade.entryAt <= second->trade.entryAt ? first->trade.id : second->trade.id;
}

Result<TradeId> splitTrade(ChangeScope& scope, TradeId trade, std::span<const FillId> moved) {
    const auto matched = matchedAround(scope.journal().connection(), trade);
    if (!matched) {
        return matched.error();
    }
    const auto split = splitFills(matched->trade, moved, matched->fills, freshPosition());
    if (!split) {
        return split.error();
    }
    if (auto stored = storeAll(scope, *split); !stored) {
        return stored.error();
    }
    return split->front().id;
}

} // namespace core
