#include "core/domain/trade_projection.h"

#include <algorithm>

namespace core {
namespace {

/// value × multiplier × rate; nullopt when it does not fit.
std::optional<Decimal> money(const ProductSum& value, const MatchedTrade& trade,
                             const Instrument& instrument) {
    const std::optional<Decimal> own = value.times(instrument.multiplier);
    return own ? multiplied(*own, trade.rateOfRisk) : std::nullopt;
}

std::optional<Decimal> notional(const MatchedTrade& trade, const Instrument& instrument) {
    if (!trade.entryPrice) {
        return std::nullopt;
    }
    ProductSum value;
    value.add(trade.entryPrice->abs(), trade.quantity);
    return money(value, trade, instrument);
}

std::optional<Decimal> initialRisk(const MatchedTrade& trade, const Instrument& instrument,
                                   Decimal initialStop) {
    if (!trade.entryPrice || !checkStop(trade.side, *trade.entryPrice, initialStop)) {
        return std::nullopt;
    }
    const bool isLong = trade.side == Direction::Long;
    ProductSum distance;
    distance.add(isLong ? *trade.entryPrice : initialStop, trade.quantity);
    distance.subtract(isLong ? initialStop : *trade.entryPrice, trade.quantity);
    return money(distance, trade, instrument);
}

/// A price told on the day of that part, in the units after the trade's last split.
std::optional<Decimal> afterSplits(const MatchedTrade& trade, std::size_t part, Decimal price) {
    std::optional<Decimal> scaled = price;
    for (const TradeSplit& split : trade.splits) {
        if (split.beforePart > part && scaled) {
            scaled = multiplied(*scaled, split.from);
            scaled = scaled ? divided(*scaled, split.to) : std::nullopt;
        }
    }
    return scaled;
}

/// A price of an annotation, which is anchored to one of the trade's parts.
std::optional<Decimal> priceOf(const std::optional<Decimal>& told, const Annotation& annotation,
                               const MatchedTrade& trade) {
    const auto anchor = std::find_if(trade.parts.begin(), trade.parts.end(), [&](const FillPart& part) {
        return part.fill == annotation.id && !part.restIsLater;
    });
    return told ? afterSplits(trade, std::size_t(anchor - trade.parts.begin()), *told) : std::nullopt;
}

void takeTimes(Trade& trade, const MatchedTrade& matched, const ZoneTable& zone) {
    const WallTime entry = zone.wallTime(matched.entryAt, matched.entryPrecision);
    trade.entryAt = matched.entryAt;
    trade.exitAt = matched.exitAt;
    trade.entryPrecision = matched.entryPrecision;
    trade.exitPrecision = matched.exitPrecision;
    trade.holdingKnown = matched.holdingKnown;
    trade.entryDay = entry.day;
    trade.exitDay =
        matched.status == TradeStatus::Open ? entry.day : zone.dayOf(matched.exitAt, matched.exitPrecision);
    const bool opened = matched.parts.front().role == FillRole::Entry;
    trade.entryMinute = opened ? qint16(entry.minute) : Trade::NoEntry;
}

void takeAnnotations(Trade& trade, const MatchedTrade& matched, const Instrument& instrument,
                     const std::vector<const Annotation*>& annotations) {
    for (const Annotation* annotation : annotations) {
        trade.hasNotes = trade.hasNotes || !annotation->notes.isEmpty();
    }
    if (annotations.empty()) {
        return;
    }
    const Annotation& plan = *annotations.front();
    trade.reviewed = plan.reviewed;
    trade.stars = quint8(plan.stars);
    trade.stop = priceOf(plan.stop, plan, matched);
    trade.mae = plan.mae;
    trade.mfe = plan.mfe;
    if (const std::optional<Decimal> initialStop = priceOf(plan.initialStop, plan, matched)) {
        trade.initialRisk = initialRisk(matched, instrument, *initialStop);
    }
}

} // namespace

std::vector<const Annotation*> annotationsOf(const MatchedTrade& trade,
                                             const QHash<FillId, Annotation>& annotations) {
    std::vector<const Annotation*> found;
    if (annotations.isEmpty()) {
        return found;
    }
    for (const FillPart& part : trade.parts) {
        const auto annotation = annotations.constFind(part.fill);
        if (!part.restIsLater && annotation != annotations.constEnd()) {
            found.push_back(&*annotation);
        }
    }
    return found;
}

Trade toTrade(const MatchedTrade& matched, const Instrument& instrument,
              const QHash<FillId, Annotation>& annotations, const ZoneTable& journalZone) {
    Trade trade;
    trade.id = matched.id;
    trade.side = matched.side;
    trade.status = matched.status;
    trade.costsIncomplete = matched.costsIncomplete;
    trade.fillCount = qint32(matched.parts.size());
    trade.quantity = matched.quantity;
    trade.openQuantity = matched.openQuantity;
    trade.entryPrice = matched.entryPrice;
    trade.exitPrice = matched.exitPrice;
    trade.grossPnl = matched.grossPnl;
    trade.netPnl = matched.netPnl;
    trade.charges = matched.charges;
    trade.notional = notional(matched, instrument);
    takeTimes(trade, matched, journalZone);
    takeAnnotations(trade, matched, instrument, annotationsOf(matched, annotations));
    return trade;
}

Result<void> checkStop(Direction side, Decimal entryPrice, Decimal stop) {
    const bool protects = side == Direction::Long ? stop < entryPrice : stop > entryPrice;
    if (protects) {
        return Done{};
    }
    const QString where = side == Direction::Long ? QStringLiteral("below the entry of a long trade")
                                                  : QStringLiteral("above the entry of a short trade");
    return Error{ErrorCode::InvalidValue,
                 QStringLiteral("A stop at %1 does not protect: it must be %2, which was %3")
                     .arg(stop.toString(), where, entryPrice.toString()),
                 QStringLiteral("stop")};
}

Result<void> checkInitialStop(const MatchedTrade& trade, const Annotation& plan) {
    if (!plan.initialStop || !trade.entryPrice) {
        return Done{};
    }
    const std::optional<Decimal> stop = priceOf(plan.initialStop, plan, trade);
    if (!stop) {
        return Error{ErrorCode::NumberTooLarge,
                     QStringLiteral("A stop at %1 is beyond ±92 billion after the stock split")
                         .arg(plan.initialStop->toString()),
                     QStringLiteral("stop")};
    }
    return checkStop(trade.side, *trade.entryPrice, *stop);
}

} // namespace core
