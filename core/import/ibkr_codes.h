#pragma once

// What Interactive Brokers' activity statements and Flex queries have in common.

#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/import/statement.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// The notes of a trade ("C;Ep", "O;P", "AFx"), as far as they matter here.
struct IbkrCodes {
    explicit IbkrCodes(const QString& printed);

    bool opens = false;
    bool closes = false;
    bool expired = false;
    bool exercised = false; ///< or assigned
    bool cancelled = false;
    bool automaticConversion = false;

    /// Unknown for an order that closes and reverses.
    Effect effect() const;
    /// Booked at the end of the day it is dated with.
    bool isSettlement() const { return expired || exercised; }
};

/// "STK", "Stocks", "OPT", "Equity and Index Options", "FOP" …; nullopt for what has no fills here.
std::optional<AssetClass> ibkrAssetClass(const QString& category);
/// Bonds are priced in percent of their face value, which is their quantity.
bool isIbkrBond(const QString& category);

/// Fills `expiry`, `strike` and `right` from "AAPL 16JAN26 150 C" or "AAPL  260116C00150000"; other names
/// change nothing.
void readIbkrOptionName(const QString& name, Instrument& instrument);

/// A stock split told in words: "AAPL(US0378331005) SPLIT 4 FOR 1 (…)".
struct IbkrSplit {
    QString symbol;
    Decimal from;
    Decimal to;
};
std::optional<IbkrSplit> readIbkrSplit(const QString& description);
/// Splits are booked on the evening before the first day of the new units.
Day ibkrSplitDay(const PrintedTime& booked);
/// Adds a split once, however many accounts and rows print it.
void addIbkrSplit(const IbkrSplit& split, const QString& currency, Day day, Statement& statement);

/// Executions that the broker took back: a row with code Ca repeats them with the opposite quantity.
class IbkrCancellations {
public:
    void add(const QString& account, const QString& symbol, Decimal cancelledQuantity, Decimal price);
    /// True for the execution that a cancellation names; each takes one.
    bool take(const QString& account, const QString& symbol, Decimal quantity, Decimal price);

private:
    QHash<QString, int> m_waiting;
};

} // namespace core
