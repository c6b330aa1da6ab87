#include "app/enter_trade.h"

#include "core/journal/change_scope.h"
#include "core/journal/operations/accounts.h"
#include "core/journal/operations/instruments.h"
#include "core/journal/operations/tags.h"

#include <algorithm>

namespace app {

namespace {

core::Result<core::Account> accountFor(core::ChangeScope& scope, core::AccountId id,
                                       const QString& currency) {
    if (!id.isNull()) {
        return core::findAccount(scope.journal(), id.toString());
    }
    core::Account made;
    made.name = QStringLiteral("Main");
    if (!currency.isEmpty()) {
        made.currency = currency;
    }
    const auto stored = core::createAccount(scope, made);
    if (!stored) {
        return stored.error();
    }
    made.id = *stored;
    return made;
}

core::Result<std::vector<core::TagId>> tagsFor(core::ChangeScope& scope, const QStringList& names) {
    std::vector<core::TagId> tags;
    for (const QString& name : names) {
        const auto tag = core::tagNamed(scope, name);
        if (!tag) {
            return tag.error();
        }
        tags.push_back(*tag);
    }
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

core::Result<core::TradeId> store(core::ChangeScope& scope, const TradeEntry& entry,
                                  const QString& currency) {
    const auto account = accountFor(scope, entry.account, currency);
    if (!account) {
        return account.error();
    }
    core::InstrumentFacts facts;
    facts.multiplier = entry.multiplier;
    const auto instrument = core::instrumentFor(scope, entry.symbol, facts, account->currency);
    if (!instrument) {
        return instrument.error();
    }
    const auto tags = tagsFor(scope, entry.tags);
    if (!tags) {
        return tags.error();
    }
    core::NewTrade trade;
    trade.account = account->id;
    trade.instrument = instrument->id;
    trade.side = entry.side;
    trade.quantity = entry.quantity;
    trade.entry = entry.entry;
    trade.exit = entry.exit;
    trade.charges = entry.charges;
    trade.annotation.stop = entry.stop;
    trade.annotation.notes = entry.notes;
    trade.annotation.tags = *tags;
    return core::addTrade(scope, trade);
}

} // namespace

core::Result<EnteredTrade> enterTrade(core::Journal& journal, const TradeEntry& entry,
                                      const QString& currency) {
    EnteredTrade entered;
    auto change = journal.change(QStringLiteral("Add trade %1").arg(entry.symbol),
                                 [&](core::ChangeScope& scope) -> core::Result<void> {
                                     const auto trade = store(scope, entry, currency);
                                     entered.trade = trade.valueOr({});
                                     return trade ? core::Result<void>() : trade.error();
                                 });
    if (!change) {
        return change.error();
    }
    entered.change = *std::move(change);
    return entered;
}

} // namespace app
