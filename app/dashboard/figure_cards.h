#pragma once

#include "app/presentation.h"
#include "app/widgets/labels.h"
#include "core/statistics/explain.h"

#include <optional>
#include <vector>

namespace app {

/// What one card of the dashboard says.
struct CardText {
    QString key; ///< of core/statistics/explain.h
    QString title;
    QString figure;
    Tone tone = Tone::Plain;
    QString toolTip;
    QString smallPrint;
};

/// P&L, win rate, profit factor, expectancy, drawdown and SQN of the snapshot, in the unit of the switch.
std::vector<CardText> figureCards(const Presentation& presentation);

/// What a card's figure means, from how many trades it is made and what was left out, in the window's
/// language. Nullopt when there is no figure of that key.
std::optional<core::Explanation> explanationOf(const Presentation& presentation, const QString& key);

} // namespace app
