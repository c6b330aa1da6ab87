#pragma once

#include "core/journal/operations/trades.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// A trade as a person entered it, before its account, instrument and tags are found or made.
struct TradeEntry {
    core::AccountId account; ///< null: the journal has none yet
    QString symbol;
    core::Direction side = core::Direction::Long;
    core::Decimal quantity;
    core::TradePoint entry;
    std::optional<core::TradePoint> exit; ///< unset: an open position
    core::Charges charges;
    std::optional<core::Decimal> stop;
    std::optional<core::Decimal> multiplier; ///< contract size, where nobody has told it yet
    QStringList tags;
    QString notes;
};

} // namespace app
