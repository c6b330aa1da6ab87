#pragma once

#include "core/statistics/figures.h"
#include "core/statistics/starting_equity.h"

#include <optional>

namespace core {

/// The deepest falls below a peak, measured after each closed trade in exit order; the starting value counts
/// as a peak, cash movements move the peak with the equity. In money and in percent, which may be two
/// episodes.
struct Drawdowns {
    MoneyFigure money; ///< not positive; zero when never under water
    Number percent;    ///< not positive
    DrawdownEpisode moneyEpisode;
    DrawdownEpisode percentEpisode;
};

/// `fromDay` (days since 1970) measures only from the start of that day on.
Drawdowns drawdownsOf(const ClosedTrades& closed, const StartingEquity& start,
                      std::optional<qint32> fromDay = std::nullopt);

} // namespace core
