#pragma once

#include "core/base/result.h"
#include "core/domain/matched_trade.h"

#include <vector>

namespace core {

/// Trades of the fills: a pure function, the same for any order of `fills` (the rules are in
/// core/README.md, "Matching"). The trades come in order of their first fill. Fails with NumberTooLarge when
/// a sum does not fit, and with InvalidValue naming the fill when one would carry a non-empty position
/// through flat.
Result<std::vector<MatchedTrade>> matchFills(const MatchingInput& input);

} // namespace core
