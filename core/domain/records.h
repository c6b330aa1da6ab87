#pragma once

// The small records of a journal that need no file of their own.

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QString>

#include <map>
#include <optional>

namespace core {

struct TagGroup {
    TagGroupId id;
    QString name;
    QString colour;
    int order = 0;
    friend bool operator==(const TagGroup&, const TagGroup&) = default;
};

struct Tag {
    TagId id;
    QString name;
    QString colour; ///< "#RRGGBB" or empty
    TagGroupId group;
    int order = 0;
    friend bool operator==(const Tag&, const Tag&) = default;
};

struct Playbook {
    PlaybookId id;
    QString name;
    QString colour;
    QString text;
    int order = 0;
    friend bool operator==(const Playbook&, const Playbook&) = default;
};

/// A note of a day (`date` set) or of the general notebook.
struct Note {
    NoteId id;
    std::optional<Day> date;
    QString title;
    QString folder;
    QString text; ///< Markdown
    QString owner;
    friend bool operator==(const Note&, const Note&) = default;
};

enum class CashKind : quint8 { Deposit, Withdrawal, Fee, Dividend, Interest, Adjustment };

/// Counts at the start of its day and moves the drawdown's peak by the same amount.
struct CashMovement {
    CashMovementId id;
    AccountId account;
    Day date{};
    Decimal amount; ///< signed: what it does to the equity
    CashKind kind = CashKind::Deposit;
    QString note;
    friend bool operator==(const CashMovement&, const CashMovement&) = default;
};

/// A stock split at the start of `date`: every `from` units become `to`.
struct CorporateAction {
    CorporateActionId id;
    InstrumentId instrument;
    Day date{};
    QString kind = QStringLiteral("split");
    Decimal from;
    Decimal to;
    InstrumentId newInstrument; ///< null: the symbol stays
    friend bool operator==(const CorporateAction&, const CorporateAction&) = default;
};

/// Whether both tell one split: 1:2 and 2:4 of one instrument on one day are the same.
bool isSameSplit(const CorporateAction& a, const CorporateAction& b);

struct ImportBatch {
    ImportBatchId id;
    QString source; ///< file name
    QString format; ///< format id
    AccountId account;
    QString counts = QStringLiteral("{}"); ///< JSON: the counts of the import's answer
    Instant importedAt{};
    QString owner;
    friend bool operator==(const ImportBatch&, const ImportBatch&) = default;
};

/// The journal's own settings; an unset zone is the system's, an unset currency the accounts'.
struct JournalSettings {
    QString zone;           ///< IANA name, empty: not set
    QString currency;       ///< reporting currency, empty: not set
    Decimal riskFreeRate{}; ///< percent a year: 6.5

    /// What a setting record says; a name of no setting of the journal's, or a rate that is none, is passed
    /// over.
    void take(const QString& name, const QString& value);
    friend bool operator==(const JournalSettings&, const JournalSettings&) = default;
};

/// Percent a year, between −100 and 100; nullopt for anything else.
std::optional<Decimal> readRiskFreeRate(const QString& text);

/// Rates of a day; a missing day takes the latest earlier one. Where only the opposite direction was ever
/// told by then, its inverse serves, rounded half to even to 8 places.
class FxRates {
public:
    void set(const QString& from, const QString& to, Day day, Decimal rate);
    std::optional<Decimal> rate(const QString& from, const QString& to, Day day) const;
    bool isEmpty() const { return m_rates.empty(); }

private:
    std::optional<Decimal> told(const QString& from, const QString& to, Day day) const;

    std::map<std::pair<QString, QString>, std::map<Day, Decimal>> m_rates;
};

} // namespace core
