#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// When a fill happened, as far as the file tells. Either an instant (the file prints an offset or UTC) or a
/// wall time that the import plan reads in the file's zone.
struct PrintedTime {
    Day day{};                                              ///< as printed
    std::optional<std::chrono::milliseconds> sinceMidnight; ///< unset: the file prints only a date
    std::optional<Instant> instant;                         ///< set when the zone is printed beside the time
    TimePrecision precision = TimePrecision::Second;
    bool endOfDay = false; ///< expiry, exercise, assignment with a date only: 23:59:59.999Z
};

/// An execution as a broker format understood it, before account, zone, ids and multiplier are settled.
struct FillDraft {
    QString accountNumber;             ///< as printed in the row; empty: the statement's
    Instrument instrument;             ///< without id; `multiplier` is meaningless here
    std::optional<Decimal> multiplier; ///< printed in or following from the file; unset: looked up
    bool sizeIsAsked = false; ///< the file proves no contract size and not what its prices are of: the table
                              ///< of contracts does not answer for it, a person does
    Side side = Side::Buy;
    Decimal quantity;
    Decimal price;
    PrintedTime time;
    Effect effect = Effect::Unknown;
    QString product;
    QString venue;
    std::optional<Decimal> accountRate;
    QString externalId; ///< truly unique within (account, date, venue), else empty
    QString contentDay; ///< ids of files without unique ids use the wall time; set only to override it
    Charges charges;
    QString costCurrency;
    QString position;
    QString remark; ///< what the reader did to the row ("rounded to 8 decimals")
    // Own CSV export and hand-made files: what a person wrote, put on the annotation of the fill.
    std::shared_ptr<const Annotation> note; ///< without id, playbook id and tag ids
    QStringList tags;                       ///< names
    QString playbook;                       ///< name
    // Only the project's own export carries these.
    FillId id;           ///< null: made from the content
    QString accountName; ///< the account of that name, described in Statement::accounts
    bool executionByHand = false;
    bool costsByHand = false;
};

/// One data row below a recognised header. It becomes fills, or is ignored or rejected with a reason; nothing
/// else.
struct StatementRow {
    enum class Kind : quint8 { Fills, Ignored, Rejected };
    int row = 0; ///< 1-based line of the row's first line in the file (HTML, XML: ordinal of the element)
    Kind kind = Kind::Fills;
    std::vector<FillDraft> fills;
    QString column; ///< of a rejected value
    QString value;
    QString reason;
};

/// A total the broker prints, to be held against ours.
struct BrokerTotal {
    enum class Meaning : quint8 { GrossPnl, NetPnl, Fees };
    QString name; ///< as printed
    Meaning meaning = Meaning::GrossPnl;
    Decimal printed;
    QString currency;
    Decimal rowSum; ///< Σ of the same figure over the printed rows, where rows print it
    bool hasRowSum = false;
};

/// Everything a broker format read from a file: facts as printed, no journal knowledge.
struct Statement {
    QString formatId;
    QString brokerFamily;          ///< "zerodha"; empty for generic files
    QString accountNumber;         ///< printed once for the whole file
    QString accountCurrency;       ///< the account's base currency where the file tells
    QString printedZone;           ///< IANA, where the file prints one
    std::vector<Account> accounts; ///< described in the file by name (own export); without ids
    std::vector<StatementRow> rows;
    std::vector<BrokerTotal> totals;
    std::vector<CorporateAction> splits;      ///< `instrument` null; see splitSymbols
    std::vector<Instrument> splitInstruments; ///< parallel to `splits`
    QStringList remarks;                      ///< on the file as a whole
};

} // namespace core
