#pragma once

#include "core/statistics/figure_list.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

/// Everything "explain this number" says about a figure, in plain English.
struct Explanation {
    QString title;
    QString value;
    QString formula;
    QString source;      ///< empty: plain arithmetic
    QString basis;       ///< "on net P&L", "always net", …
    QString inputs;      ///< "from 1,281 closed trades"
    QStringList leftOut; ///< "3 trades without a stop"; empty when nothing was
    QString reason;      ///< why there is no finite value, or a warning about few trades; else empty
};

/// Says a counted text: `one` when n is 1, else `many` with %1 for the count. Empty: in English; the window
/// passes one that translates.
using CountedWording =
    std::function<QString(int n, const char16_t* one, const char16_t* many, const FigureText& text)>;

/// Nullopt when there is no figure of that key (figure_list).
std::optional<Explanation> explain(const QString& key, const Summary& summary, const FigureText& text,
                                   const CountedWording& wording = {});

/// Fewer trades than this say little about SQN, Kelly and runs: the figure is shown greyed.
inline constexpr int kFewTrades = 30;
bool saysLittle(const FigureDefinition& figure, const Summary& summary);

} // namespace core
