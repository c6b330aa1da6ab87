#pragma once

#include "core/domain/account.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/domain/trade.h"

#include <QString>

#include <vector>

namespace core {

/// Everything the pages and the statistics read: a finished value, made by the journal, shared between
/// threads as `std::shared_ptr<const TradeBook>`. Closed trades come first in exit order (exit time, entry
/// time, id), then unopened and open ones by time.
struct TradeBook {
    std::vector<Trade> trades;
    std::vector<Account> accounts;
    std::vector<Instrument> instruments;
    std::vector<QString> currencies;
    std::vector<Tag> tags;
    std::vector<TagGroup> tagGroups;
    std::vector<std::vector<qint32>> tagSets{{}}; ///< sorted indexes into tags; [0] is the empty set
    std::vector<Playbook> playbooks;
    std::vector<CashMovement> cashMovements; ///< by date
    FxRates fxRates;
    JournalSettings settings;
    QString zone; ///< IANA name of the journal's effective zone, in which the days were cut

    const Account& accountOf(const Trade& trade) const { return accounts[std::size_t(trade.account)]; }
    const Instrument& instrumentOf(const Trade& trade) const {
        return instruments[std::size_t(trade.instrument)];
    }
    const QString& currencyOf(const Trade& trade) const { return currencies[std::size_t(trade.currency)]; }
    const std::vector<qint32>& tagsOf(const Trade& trade) const { return tagSets[std::size_t(trade.tagSet)]; }
};

/// Puts the trades into the order promised above.
void sortTrades(TradeBook& book);

} // namespace core
