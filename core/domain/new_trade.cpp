#include "core/domain/new_trade.h"

#include "core/domain/trade_projection.h"

namespace core {
namespace {

Fill fillAt(const NewTrade& trade, const TradePoint& point, bool isEntry, const QString& position) {
    Fill fill;
    fill.id = newId<FillId>();
    fill.account = trade.account;
    fill.instrument = trade.instrument;
    fill.side = (trade.side == Direction::Long) == isEntry ? Side::Buy : Side::Sell;
    fill.quantity = trade.quantity;
    fill.price = point.price;
    fill.executedAt = point.at;
    fill.timePrecision = point.precision;
    fill.effect = isEntry ? Effect::Open : Effect::Close;
    // The costs of the round trip are known when it ends: they stand on its last fill.
    fill.charges = isEntry == trade.exit.has_value() ? Charges() : trade.charges;
    fill.position = position;
    return fill;
}

bool sameExecution(const Fill& a, const Fill& b) {
    return a.account == b.account && a.instrument == b.instrument && a.side == b.side &&
           a.quantity == b.quantity && a.price == b.price && a.executedAt == b.executedAt &&
           a.timePrecision == b.timePrecision && a.effect == b.effect;
}

} // namespace

Result<void> checkNewTrade(const NewTrade& trade) {
    if (trade.exit && trade.exit->at < trade.entry.at) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("the exit is before the entry"),
                     QStringLiteral("exit")};
    }
    const auto stop = trade.annotation.initialStop ? trade.annotation.initialStop : trade.annotation.stop;
    return stop ? checkStop(trade.side, trade.entry.price, *stop) : Result<void>();
}

QString freshPosition() {
    return newUuid().toString(QUuid::WithoutBraces);
}

std::vector<Fill> fillsOf(const NewTrade& trade, const QString& position) {
    std::vector<Fill> fills{fillAt(trade, trade.entry, true, position)};
    if (trade.exit) {
        fills.push_back(fillAt(trade, *trade.exit, false, position));
    }
    return fills;
}

std::optional<Annotation> annotationAt(FillId opening, Annotation annotation) {
    annotation.id = FillId();
    if (annotation == Annotation()) {
        return std::nullopt;
    }
    annotation.id = opening;
    annotation.initialStop = annotation.initialStop ? annotation.initialStop : annotation.stop;
    return annotation;
}

Fill editedByHand(Fill edited, const Fill& stored) {
    edited.executionByHand = stored.executionByHand || !sameExecution(edited, stored);
    edited.costsByHand =
        stored.costsByHand || edited.charges != stored.charges || edited.costCurrency != stored.costCurrency;
    return edited;
}

} // namespace core
