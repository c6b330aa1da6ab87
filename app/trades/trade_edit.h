#pragma once

#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace app {

/// One thing a person changed on a trade in the detail pane; only what is set changes.
struct TradeEdit {
    core::TradeId trade;
    std::optional<QString> notes;
    std::optional<int> stars;
    /// The inner one unset takes the price away.
    std::optional<std::optional<core::Decimal>> stop;
    std::optional<std::optional<core::Decimal>> target;
    std::optional<std::optional<core::Decimal>>
        openingPrice; ///< of a trade whose opening is not in the journal
    QString addTag;
    QString removeTag;
    /// Annotations of the same trade beside its first: two annotated trades have become one. Their notes are
    /// part of `notes`, their tags of what is shown.
    std::vector<core::FillId> others;
};

} // namespace app
