#include "core/journal/operations/annotations.h"

#include "core/domain/trade_projection.h"
#include "core/journal/journal.h"
#include "core/journal/record_table.h"
#include "core/journal/trade_detail.h"
#include "core/journal/trade_table.h"

#include <algorithm>

namespace core {

namespace {

Error noTrade(TradeId id) {
    return {ErrorCode::NotFound, QStringLiteral("there is no trade %1").arg(id.toString()),
            QStringLiteral("id")};
}

/// A fill that goes on in a later trade is annotated there.
bool belongsTo(const TradeTable& trades, const TradeRow& trade, qint64 fillKey, FillId fill) {
    return fill == trade.facts.id || trades.tradesWithFill(fillKey).size() == 1;
}

Result<void> checkPlan(const ChangeScope& scope, TradeId anyFillOfIt, const Annotation& plan) {
    const auto around = matchedAround(scope.journal().connection(), anyFillOfIt);
    return around ? checkInitialStop(around->trade, plan) : around.error();
}

} // namespace

Result<Annotation> annotationOf(const ChangeScope& scope, TradeId anyFillOfIt) {
    return guarded([&]() -> Result<Annotation> {
        SqliteConnection& connection = scope.journal().connection();
        const TradeTable trades(connection);
        const TradeRow trade = trades.find(tradeKeyOf(connection, anyFillOfIt));
        if (trade.key == 0) {
            return noTrade(anyFillOfIt);
        }
        const RecordTable fills(connection, RecordKind::Fill);
        Annotation fresh;
        for (const qint64 key : trades.fillKeys(trade.key)) {
            const FillId fill(fills.findByKey(key)->record.id);
            if (!belongsTo(trades, trade, key, fill)) {
                continue;
            }
            if (auto annotation = scope.findAnnotation(fill)) {
                return *annotation;
            }
            fresh.id = fresh.id.isNull() ? fill : fresh.id;
        }
        return fresh.id.isNull() ? Result<Annotation>(noTrade(anyFillOfIt)) : fresh;
    });
}

Result<void> editAnnotation(ChangeScope& scope, TradeId anyFillOfIt,
                            const std::function<void(Annotation&)>& edit) {
    auto stored = annotationOf(scope, anyFillOfIt);
    if (!stored) {
        return stored.error();
    }
    Annotation annotation = *stored;
    edit(annotation);
    annotation.id = stored->id;
    std::sort(annotation.tags.begin(), annotation.tags.end());
    annotation.tags.erase(std::unique(annotation.tags.begin(), annotation.tags.end()), annotation.tags.end());
    if (annotation.stop && !annotation.initialStop) {
        annotation.initialStop = annotation.stop;
    }
    if (annotation.initialStop != stored->initialStop) {
        auto fine = guarded([&] { return checkPlan(scope, anyFillOfIt, annotation); });
        if (!fine) {
            return fine;
        }
    }
    return scope.putAnnotation(annotation);
}

} // namespace core
