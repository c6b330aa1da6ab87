#pragma once

#include "core/domain/account.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/instrument_in_account.h"
#include "core/domain/record.h"
#include "core/domain/records.h"
#include "core/journal/record_table.h"
#include "core/journal/sqlite.h"
#include "core/journal/trade_table.h"
#include "core/journal/zones.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// Collects what a change touched and brings the trades projection up to date with it, from the last flat
/// point before the earliest touched fill. Throws SqliteFailure, also for fills that cannot be matched.
class Rematch {
public:
    Rematch(SqliteConnection& connection, Zones& zones) : m_connection(connection), m_zones(zones) {}

    /// A fill as it was (`live` false) or as it is now.
    void touchFill(qint64 key, const Fill& fill, bool live);
    /// A fill whose annotation changed nothing but what is shown: plan, notes, rating, tags.
    void touchAnnotation(FillId fill) { m_annotated.insert(fill.uuid()); }
    void touchAccount(AccountId account) { m_accounts.insert(account.uuid()); }
    void touchInstrument(InstrumentId instrument) { m_instruments.insert(instrument.uuid()); }
    void touchEverything() { m_everything = true; }

    void run();

private:
    struct TouchedFill {
        qint64 key = 0;
        std::optional<Fill> fill; ///< unset: no longer there
    };
    /// What is touched of the fills of one account and instrument.
    struct TouchedSet {
        bool whole = false;
        std::optional<Instant> cutFrom; ///< earliest touched fill without a position
        QSet<QString> positions;        ///< others are one trade each
        std::vector<TouchedFill> fills; ///< of one key, the last one counts
    };
    void gatherWholeSets();
    bool isKnown(const InstrumentInAccount& key) const;
    void eraseTradesOf(const TouchedSet& set);
    void matchSet(const InstrumentInAccount& key, TouchedSet& set);
    std::vector<qint64> doomedTrades(qint64 accountKey, qint64 instrumentKey, const TouchedSet& set) const;
    void loadFillsOf(const std::vector<qint64>& trades, TouchedSet& set) const;
    void store(qint64 accountKey, qint64 instrumentKey, const Account& account, const Instrument& instrument,
               std::vector<TouchedFill> touched);
    void annotate();
    const FxRates& rates();

    SqliteConnection& m_connection;
    Zones& m_zones;
    QHash<InstrumentInAccount, TouchedSet> m_sets;
    QSet<QUuid> m_annotated;
    QSet<QUuid> m_accounts;
    QSet<QUuid> m_instruments;
    bool m_everything = false;
    std::optional<FxRates> m_rates;
};

} // namespace core
