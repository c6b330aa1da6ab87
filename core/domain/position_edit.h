#pragma once

#include "core/base/result.h"
#include "core/domain/fill.h"
#include "core/domain/matched_trade.h"

#include <QString>

#include <span>
#include <vector>

namespace core {

/// Both trades' fills, moved to the one position `position` (a fresh text nobody uses). `fills` must hold
/// every fill of both trades, others are ignored. Refused: another account, instrument or side, the same
/// trade twice, one with and one without a known opening (InvalidValue), a fill that is in a neighbouring
/// trade too (SharedFill, naming it).
Result<std::vector<Fill>> mergedFills(const MatchedTrade& a, const MatchedTrade& b,
                                      std::span<const Fill> fills, const QString& position);

/// The `moved` fills of a trade, moved to `position` (a fresh text). Refused: all or none of the fills, a
/// fill of another trade (InvalidValue), a shared fill (SharedFill), and a cut after which one of the two
/// halves would go through flat or a closed trade would leave something open (InvalidValue, naming the fill
/// where there is one).
Result<std::vector<Fill>> splitFills(const MatchedTrade& trade, std::span<const FillId> moved,
                                     std::span<const Fill> fills, const QString& position);

} // namespace core
