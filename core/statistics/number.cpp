#include "core/statistics/number.h"

namespace core {

QString reasonText(Undefinedness reason) {
    switch (reason) {
    case Undefinedness::None:
        return {};
    case Undefinedness::NoTrades:
        return QStringLiteral("no trades");
    case Undefinedness::NoClosedTrades:
        return QStringLiteral("no closed trades");
    case Undefinedness::NoLosses:
        return QStringLiteral("no losing trade");
    case Undefinedness::NoWins:
        return QStringLiteral("no winning trade");
    case Undefinedness::NoWinsAndNoLosses:
        return QStringLiteral("neither a winning nor a losing trade");
    case Undefinedness::NoBreakEvens:
        return QStringLiteral("no break-even trade");
    case Undefinedness::NoStops:
        return QStringLiteral("no trade has a stop");
    case Undefinedness::TooFew:
        return QStringLiteral("too few trades or days");
    case Undefinedness::NoDeviation:
        return QStringLiteral("all values are equal");
    case Undefinedness::NoStartingEquity:
        return QStringLiteral("no starting equity is set");
    case Undefinedness::NoDrawdown:
        return QStringLiteral("no drawdown");
    case Undefinedness::NeverBelowPeak:
        return QStringLiteral("never below its peak");
    case Undefinedness::UnderOneYear:
        return QStringLiteral("less than one year");
    case Undefinedness::EquityNotPositive:
        return QStringLiteral("the equity was zero or below");
    case Undefinedness::MixedCurrencies:
        return QStringLiteral("mixed currencies");
    case Undefinedness::NoTimes:
        return QStringLiteral("only dates are known, no times");
    case Undefinedness::NoExcursions:
        return QStringLiteral("no trade has its best and worst price entered");
    case Undefinedness::NoExcursionsWithStop:
        return QStringLiteral("no trade with these prices entered has a stop");
    case Undefinedness::NoLosingDay:
        return QStringLiteral("no losing day");
    case Undefinedness::NoGrossProfit:
        return QStringLiteral("no gross profit");
    case Undefinedness::TooLarge:
        return QStringLiteral("too large to be shown");
    }
    return {};
}

} // namespace core
