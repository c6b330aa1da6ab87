#pragma once

#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/import/broker_format.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// A fill the journal already has under an id the file produces.
struct KnownFill {
    Fill fill;
    bool deleted = false; ///< a person deleted it: it stays deleted unless restoring is wished
};

/// What the plan must know of the journal; filled by the journal (import preview: by the reader connection).
struct JournalContext {
    std::vector<Account> accounts;
    QHash<InstrumentId, Instrument> instruments;
    QString journalZone; ///< IANA, effective
    /// Fills of the journal with one of those ids (deleted ones included).
    std::function<QHash<FillId, KnownFill>(const std::vector<FillId>&)> knownFills;
    /// All undeleted fills of those (account, instrument) sets: the matching needs them for the resulting
    /// trades.
    std::function<std::vector<Fill>(AccountId, InstrumentId)> fillsOf;
    std::function<std::vector<CorporateAction>(InstrumentId)> splitsOf;
    QHash<FillId, Decimal> openingPrices; ///< annotations' openingPrice by fill
    FxRates rates;                        ///< for costs in a third currency
};

/// What a person chose for this import.
struct ImportOptions {
    QString account; ///< name or id; empty: by the file's number, the broker's only account, or a new one
    QString zone;    ///< IANA; empty: file, account, format, journal in this order
    bool restore = false;
    QHash<QString, Decimal> multipliers; ///< canonical symbol → told by the person in the preview
    bool applyCorrections = true;     ///< unticked: a corrected fill stays as it is and counts as duplicate
    QSet<FillId> declinedCorrections; ///< the same for single fills, whatever the line above says of the rest
    QString owner;                    ///< user id; empty while local
};

enum class FillState : quint8 { New, Duplicate, Corrected, PreviouslyDeleted };

struct PlannedFill {
    int row = 0;
    FillState state = FillState::New;
    Fill fill; ///< as it will be stored
    // Few fills have these; held apart, a plan of a million fills stays small.
    std::shared_ptr<const Fill> before; ///< of a correction: the journal's fill
    std::shared_ptr<const Fill>
        declined; ///< of a duplicate whose correction was not wished: the corrected fill
    std::shared_ptr<const Annotation> note; ///< from the project's own export
    QStringList tags;                       ///< names
    QString playbook;                       ///< name
    QString remark;
};

struct RowRemark {
    int row = 0;
    QString column;
    QString value;
    QString reason;
};

/// The six ends a row or a fill can have.
struct ImportCounts {
    int newOnes = 0;
    int duplicate = 0;
    int corrected = 0;
    int previouslyDeleted = 0;
    int ignored = 0;
    int rejected = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct BrokerTotalCheck {
    QString name;
    Decimal printed;
    std::optional<Decimal> ours;
    std::optional<Decimal> difference; ///< ours − printed
    QString reason; ///< empty when equal: "opened before the file", "rounding of the rows", "currency" …
};

/// What an import would do: complete and checked before anything is written. A pure function of file and
/// journal.
struct ImportPlan {
    QString formatId;
    QString formatTitle;
    QString sourceName;
    QString zone;
    std::vector<Account> accounts;          ///< the file's fills go to; in order of appearance
    std::vector<AccountId> newAccounts;     ///< those of them that do not exist yet
    std::vector<Instrument> newInstruments; ///< not in the journal yet
    std::vector<CorporateAction> newSplits;
    std::vector<PlannedFill> fills; ///< every fill of the file, duplicates included, in file order
    std::vector<RowRemark> ignoredRows;
    std::vector<RowRemark> rejectedRows;
    std::vector<RowRemark> remarks; ///< accepted with a word: rounded, clock change …
    ImportCounts rows;
    ImportCounts fillCounts;
    int tradesOpened = 0;
    int tradesClosed = 0;
    std::optional<Decimal> grossPnl; ///< realised by this file's closings; unset: mixed currencies
    std::optional<Decimal> netPnl;
    std::optional<Decimal> fees;
    QString currency; ///< of the three above
    std::vector<BrokerTotalCheck> totals;
    std::vector<QString> unknownMultipliers; ///< symbols to be asked for; their rows are in rejectedRows
};

} // namespace core
