#pragma once

#include "core/domain/matched_trade.h"

#include <span>
#include <vector>

namespace core {

/// A fill's share in one trade, before money is reckoned.
struct CutPart {
    quint32 fill = 0; ///< index into the input's fills
    FillRole role = FillRole::Entry;
    bool whole = true;
    bool restIsLater = false;
    Decimal quantity;
    Charges charges; ///< in the currency the fill pays its costs in
};

/// Which fills make one trade: the decision, without any money.
struct TradeCut {
    Direction side = Direction::Long;
    bool unopened = false;
    bool residueClosed = false;
    Decimal openQuantity;
    std::vector<CutPart> parts;
    std::vector<TradeSplit> splits;
};

/// Cuts the fills of one position (indexes into `input.fills`, in any order) into trades: flat to flat when
/// the position is empty, else one trade. InvalidValue names the fill that would carry a non-empty position
/// through flat or whose base-coin fee is larger than itself. Throws DecimalOverflow.
Result<std::vector<TradeCut>> cutPosition(const MatchingInput& input, std::vector<quint32> fills);

} // namespace core
