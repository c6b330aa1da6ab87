#pragma once

// Ids made from what a record says, so that the same file imported on two computers meets itself. They are
// part of the file format: the texts they are made from never change.

#include "core/domain/fill.h"
#include "core/domain/instrument.h"

namespace core {

/// UUIDv5 of (broker family, number) where there is a number, else of the NFC lower-case name.
AccountId accountIdFor(const QString& broker, const QString& number, const QString& name);

/// UUIDv5 of "class|symbol|currency|expiry|right|strike" : the same on every computer.
InstrumentId instrumentIdFor(const Instrument& instrument);

/// UUIDv5 in the account's namespace of "x|date|venue|execution id". `date` is the printed day.
FillId fillIdOfExecution(AccountId account, Day date, const QString& venue, const QString& externalId);

/// What tells fills of a file without unique execution ids apart.
struct FillContent {
    QString wallTime; ///< "YYYY-MM-DDTHH:MM:SS[.fff]" as printed
    QString canonicalSymbol;
    Side side = Side::Buy;
    Decimal quantity;
    Decimal price;
    int ordinal = 0; ///< counts identical fills of the file from 0
};
/// UUIDv5 in the account's namespace of "c|wall time|symbol|side|quantity|price|ordinal".
FillId fillIdOfContent(AccountId account, const FillContent& content);

/// UUIDv5 of "setting|name": a setting has one row per journal.
QUuid settingIdFor(const QString& name);

} // namespace core
