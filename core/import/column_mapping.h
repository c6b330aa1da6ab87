#pragma once

#include "core/base/result.h"
#include "core/import/broker_format.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace core {

/// What a column of any table may mean. A table of round trips has entry and exit prices, one of fills has a
/// price.
enum class ColumnField : quint8 {
    Symbol,
    Date, ///< with or without the time behind it; of a round trip: of the entry
    Time,
    Side,
    Quantity, ///< negative: sold, where no side is printed
    Price,
    ExitDate,
    ExitTime,
    ExitPrice,
    Commission,
    Fees, ///< any further cost
    Currency,
    AssetClass,
    Multiplier,
    TradeId,
    Account,
    Venue,
    Product,
    Notes,
    Tags,
    Stop,
    Target,
    Profit, ///< of a round trip as the broker prints it: held against ours, never taken over
    Expiry,
    Strike,
    OptionRight, ///< "Call", "P"
    Description, ///< names an option where the symbol is its underlying's
    Amount,      ///< cash the row moved: proves what a price is the price of, never taken over
};
inline constexpr int kColumnFields = int(ColumnField::Amount) + 1;

/// "symbol", "exitPrice": the name in saved templates.
const char* columnFieldName(ColumnField field);

/// How a table is read: which column is what, by header name so that a template survives moved columns, and
/// what only a person can tell.
struct ColumnMapping {
    QString name;                           ///< of a saved template
    std::map<ColumnField, QString> columns; ///< header name as printed
    QStringList buyWords;                   ///< beside the usual ones
    QStringList sellWords;
    ReadOptions::DateOrder dateOrder = ReadOptions::DateOrder::Detect;
    std::optional<QChar> decimalPoint;
    QString zone;     ///< IANA; empty: the account's or the journal's
    QString currency; ///< where no column prints it

    bool has(ColumnField field) const { return columns.contains(field); }
    bool isRoundTrips() const { return has(ColumnField::ExitPrice); }
    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

/// The columns by their usual names and by what stands in the sample rows.
ColumnMapping guessMapping(const QStringList& header, const std::vector<QStringList>& sampleRows);
/// The fields without which the table cannot be read; empty: complete.
std::vector<ColumnField> missingFields(const ColumnMapping& mapping);

QByteArray toJson(const ColumnMapping& mapping);
/// MalformedFile, InvalidValue.
Result<ColumnMapping> columnMappingFrom(const QByteArray& json);

} // namespace core
