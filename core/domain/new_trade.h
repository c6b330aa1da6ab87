#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/trade.h"

#include <optional>
#include <vector>

namespace core {

struct TradePoint {
    Decimal price;
    Instant at{};
    TimePrecision precision = TimePrecision::Second;
};

/// A trade as one enters it by hand.
struct NewTrade {
    AccountId account;
    InstrumentId instrument;
    Direction side = Direction::Long;
    Decimal quantity;
    TradePoint entry;
    std::optional<TradePoint> exit; ///< unset: an open trade
    Charges charges;                ///< of the whole trade; stand on its last fill
    Annotation annotation;          ///< id is ignored; an empty one is not stored
};

/// InvalidValue for an exit before the entry (field "exit") or a stop that does not protect (field "stop").
Result<void> checkNewTrade(const NewTrade& trade);

/// A position nobody has: fills that share it never mix with others.
QString freshPosition();

/// Entry and, where there is one, exit, with new ids and that position.
std::vector<Fill> fillsOf(const NewTrade& trade, const QString& position);

/// What is to be stored at the opening fill, the first stop as initial stop too; nullopt when there is
/// nothing.
std::optional<Annotation> annotationAt(FillId opening, Annotation annotation);

/// `edited` with marks on what a person changed, so that no later file overwrites it.
Fill editedByHand(Fill edited, const Fill& stored);

} // namespace core
