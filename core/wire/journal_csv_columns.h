#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace core {

/// The columns of the project's own CSV: one row per fill, in the order of the file. Written by core/export
/// and read by core/import. Times are RFC 3339 UTC, dates YYYY-MM-DD, decimals plain with a point, flags
/// "true" or empty, words the wire names of record_schema; everything unset is empty.
enum class JournalColumn : quint8 {
    Id,
    Account, ///< name
    AccountBroker,
    AccountNumber,
    AccountCurrency,
    AccountMatching,
    AccountMayBeShort,
    Symbol,
    Class,
    Currency,
    Multiplier,
    Tick,
    Expiry,
    Strike,
    Right,
    Side,
    Quantity,
    Price,
    Time,
    TimePrecision,
    Effect,
    Product,
    Venue,
    AccountRate,
    ExternalId,
    Commission,
    Exchange,
    Regulatory,
    Taxes,
    Funding,
    Other,
    CostCurrency,
    Position,
    ByHand, ///< list of "execution", "costs"
    // Filled on the annotated fill only.
    Notes,
    Tags, ///< list
    InitialStop,
    Stop,
    Target,
    Stars,
    Playbook, ///< name
    OpeningPrice,
    Mae,
    Mfe,
    Emotion,
    Reviewed,
    Mistakes, ///< list
};
inline constexpr int kJournalColumns = int(JournalColumn::Mistakes) + 1;

/// The header's text of a column: "accountCurrency".
const char* journalColumnName(JournalColumn column);
std::optional<JournalColumn> journalColumnByName(QStringView name);

/// Several names in one cell: joined with ';', a ';' or '\' inside a name preceded by '\'.
QString joinedList(const QStringList& names);
QStringList splitList(const QString& cell);

/// A spreadsheet runs text beginning with = + - @, tab or CR as a formula: such text, and text beginning with
/// an apostrophe, gets one apostrophe in front. Only for text cells; numbers are written as they are.
QString defused(const QString& text);
/// Takes back exactly what defused() did.
QString undefused(const QString& cell);

} // namespace core
