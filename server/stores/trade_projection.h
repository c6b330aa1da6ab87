#pragma once

#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/instrument_in_account.h"
#include "core/domain/matched_trade.h"
#include "server/stores/tenant_scope.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace server {

/// Brings the tables trades, trade_fills and trade_tags up to date with what a change did to fills and
/// annotations, in its transaction: from the last flat point before the earliest touched fill, and no
/// further. Matching is core's, as on every desktop.
class TradeProjection {
public:
    explicit TradeProjection(TenantChange& change) : m_change(change) {}

    /// A fill as it was before, as it is now, or both where it moved.
    void touchFill(const core::Fill& fill);
    /// A fill whose annotation or tags changed: only the trades that hold it are written anew.
    void touchAnnotation(core::FillId fill) { m_annotated.insert(fill.uuid()); }
    /// The opening price of its annotation changed too: it may close its trade, and cut what follows.
    void touchOpeningPrice(core::FillId fill) { m_openingPrices.insert(fill.uuid()); }
    /// The account's or the instrument's rules changed: everything that depends on them.
    void touchAccount(core::AccountId account) { m_accounts.insert(account.uuid()); }
    void touchInstrument(core::InstrumentId instrument) { m_instruments.insert(instrument.uuid()); }
    /// The zone in which days are cut, or rates, changed.
    void touchEverything() { m_everything = true; }

    /// InvalidValue, naming the fill, when one would carry a position through flat; NumberTooLarge.
    core::Result<void> run();

private:
    struct TouchedSet {
        bool whole = false;
        std::optional<core::Instant> cutFrom; ///< earliest touched fill without a position
        QSet<QString> positions;
        std::vector<QUuid> fills;
    };
    void gatherWholeSets();
    void gatherOpeningPrices();
    void eraseTrades(const core::InstrumentInAccount& key, TouchedSet& set);
    core::Result<void> matchSet(const core::InstrumentInAccount& key, const TouchedSet& set);
    std::vector<QUuid> doomedTrades(const core::InstrumentInAccount& key, const TouchedSet& set);
    std::vector<QUuid> tradesBackwards(const core::InstrumentInAccount& key, core::Instant until,
                                       core::Instant from);
    core::Result<void> rewriteAnnotated();

    TenantChange& m_change;
    QHash<core::InstrumentInAccount, TouchedSet> m_sets;
    QSet<QUuid> m_annotated;
    QSet<QUuid> m_openingPrices;
    QSet<QUuid> m_accounts;
    QSet<QUuid> m_instruments;
    bool m_everything = false;
};

} // namespace server
