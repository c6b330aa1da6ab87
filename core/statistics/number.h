#pragma once

#include <QString>

#include <cmath>

namespace core {

/// Why a figure has no finite value; words by reasonText().
enum class Undefinedness : quint8 {
    None,
    NoTrades,
    NoClosedTrades,
    NoLosses,
    NoWins,
    NoWinsAndNoLosses,
    NoBreakEvens,
    NoStops,
    TooFew,      ///< fewer than the definition needs
    NoDeviation, ///< all values equal
    NoStartingEquity,
    NoDrawdown,
    NeverBelowPeak,
    UnderOneYear,
    EquityNotPositive,
    MixedCurrencies,
    NoTimes,              ///< only dates known
    NoExcursions,         ///< MAE / MFE not entered
    NoExcursionsWithStop, ///< entered, but of no trade with a risk
    NoLosingDay,
    NoGrossProfit,
    TooLarge,
};

/// A figure that may be undefined or infinite: never a bare double, never NaN.
struct Number {
    enum class Kind : quint8 { Undefined, Finite, Infinite };
    Kind kind = Kind::Undefined;
    double value = 0;
    int n = 0; ///< how many trades (or days) went in
    Undefinedness reason = Undefinedness::NoTrades;

    /// What doubles cannot hold becomes Undefined (TooLarge); minus zero becomes zero.
    static Number finite(double value, int n) {
        if (!std::isfinite(value)) {
            return undefined(Undefinedness::TooLarge, n);
        }
        return {Kind::Finite, value == 0 ? 0.0 : value, n, Undefinedness::None};
    }
    static Number infinite(Undefinedness why, int n) { return {Kind::Infinite, 0, n, why}; }
    static Number undefined(Undefinedness why, int n = 0) { return {Kind::Undefined, 0, n, why}; }
    bool isFinite() const { return kind == Kind::Finite; }
    bool isInfinite() const { return kind == Kind::Infinite; }
};

/// Plain English of a reason, as `tj` and the API print it ("no trade has a stop").
QString reasonText(Undefinedness reason);

} // namespace core
