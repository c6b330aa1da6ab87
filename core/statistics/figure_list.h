#pragma once

#include "core/statistics/figure_text.h"
#include "core/statistics/summary.h"

#include <QString>

#include <span>
#include <variant>

namespace core {

/// How a figure of the summary is written.
enum class FigureUnit : quint8 { Count, Amount, UnitAmount, Result, Percent, Ratio, R, Fraction, Duration };
/// What the reader looks for: the order of groups in every list of figures.
enum class FigureGroup : quint8 {
    Results,
    Outcomes,
    Risk,
    Equity,
    Significance,
    Times,
    Concentration,
    Costs
};

using FigureValue = std::variant<int, Number, MoneyFigure>;

/// One figure of the summary: its JSON key, its words and its definition. The one list that tables, cards,
/// the report and "explain this number" share.
struct FigureDefinition {
    const char16_t* key;
    const char16_t* title;
    FigureGroup group;
    FigureUnit unit;
    FigureValue (*value)(const Summary&);
    const char16_t* formula;
    const char16_t* source; ///< where the definition comes from; empty: plain arithmetic
};

std::span<const FigureDefinition> figureList();
/// Null when there is no figure of that key.
const FigureDefinition* figureNamed(const QString& key);
QString groupTitle(FigureGroup group);

/// The value as people read it.
QString textOf(const FigureDefinition& figure, const Summary& summary, const FigureText& text);
/// Why it has no finite value; None when it has one.
Undefinedness reasonOf(const FigureValue& value);

} // namespace core
