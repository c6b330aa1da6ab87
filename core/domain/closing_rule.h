#pragma once

#include "core/domain/matched_trade.h"

#include <QHash>

#include <span>

namespace core {

/// Tells for the fills of one position, asked in matching order, what beyond the known position opens a trade
/// and what can only close something that was opened before the first known fill.
class ClosingRule {
public:
    /// `fills` (indexes into the input's) are all of the position.
    ClosingRule(const MatchingInput& input, std::span<const quint32> fills, bool flatToFlat);

    /// The fill has its turn now: it is no longer one of those that buy back later.
    void passed(const Fill& fill, Decimal quantity);
    /// How much of `rest` opens or adds, `open` being the signed open quantity; the rest of it is a closing.
    Decimal openingPart(const Fill& fill, Decimal rest, Decimal open) const;

private:
    int dayOf(const Fill& fill) const;

    const MatchingInput& m_input;
    const bool m_flatToFlat;
    const bool m_cashOnly; ///< sales beyond the known position are closings unless bought back
    /// By day (a non-empty position: all under one key), of fills still to come. A day's turnover of a small
    /// coin is larger than any one quantity may be.
    QHash<int, DecimalSum> m_buysLeft;
};

} // namespace core
