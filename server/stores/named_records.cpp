#include "server/stores/named_records.h"

#include "core/domain/symbols.h"
#include "server/stores/record_store.h"

#include <algorithm>

namespace server {
namespace {

using core::RecordKind;

bool sameName(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

core::Error noAccount(const QString& detail) {
    return {core::ErrorCode::InvalidValue, detail, QStringLiteral("account")};
}

} // namespace

const std::vector<core::Account>& NamedRecords::accounts() {
    if (!m_accounts) {
        m_accounts.emplace();
        const RecordStore& store = RecordStore::of(RecordKind::Account);
        for (const StoredRecord& stored :
             store.readAll(m_change.runAll({store.list(m_change.tenant())}).front())) {
            m_accounts->push_back(core::accountFrom(stored.record));
        }
    }
    return *m_accounts;
}

core::Result<core::Account> NamedRecords::account(const std::optional<QString>& nameOrId) {
    const QString user = m_change.user().toString();
    const core::Account* others = nullptr;
    for (const core::Account& account : accounts()) {
        const bool own = account.owner == user;
        if (!nameOrId && own && !account.archived) {
            return account;
        }
        if (nameOrId && sameName(account.id.toString(), *nameOrId)) {
            return account;
        }
        if (nameOrId && sameName(account.name, *nameOrId)) {
            if (own) {
                return account;
            }
            others = others == nullptr ? &account : others;
        }
    }
    if (others != nullptr) {
        return *others;
    }
    return noAccount(nameOrId ? QStringLiteral("There is no account “%1” here").arg(*nameOrId)
                              : QStringLiteral("You have no account of your own here: name one"));
}

std::optional<core::Account> NamedRecords::accountWithId(core::AccountId id) {
    const auto& all = accounts();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const core::Account& account) { return account.id == id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

core::Result<core::Instrument> NamedRecords::instrument(const QString& symbol,
                                                        const core::InstrumentFacts& facts,
                                                        const QString& accountCurrency) {
    const QString canonical = core::canonicalSymbol(symbol);
    const RecordStore& store = RecordStore::of(RecordKind::Instrument);
    auto known = m_instruments.find(canonical);
    if (known == m_instruments.end()) {
        const Query query = store.where("tenant_id = $1 and symbol = $2 and deleted_at is null order by "
                                        "created_at, id",
                                        m_change.tenant(), canonical);
        known = m_instruments.insert(canonical, {});
        for (const StoredRecord& stored : store.readAll(m_change.runAll({query}).front())) {
            known->push_back(core::instrumentFrom(stored.record));
        }
    }
    const auto found = std::find_if(known->begin(), known->end(), [&](const core::Instrument& instrument) {
        return core::agrees(instrument, facts);
    });
    if (found != known->end()) {
        return *found;
    }
    const auto made = core::newInstrument(symbol, facts, accountCurrency);
    if (!made) {
        return made.error();
    }
    // Its id is made of what it is: it may lie in the trash.
    const auto rows = m_change.runAll({store.find(m_change.tenant(), made->id.uuid())});
    const core::Record record = core::toRecord(*made);
    if (const auto stored = store.readFirst(rows.front())) {
        store.update(m_change, stored->record, record, m_now);
    } else {
        store.insert(m_change, record, m_now);
    }
    known->push_back(*made);
    return *made;
}

std::vector<core::TagId> NamedRecords::tags(const QStringList& names) {
    std::vector<core::TagId> ids;
    for (const QString& name : names) {
        ids.push_back(tag(name));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

core::TagId NamedRecords::tag(const QString& name) {
    const RecordStore& store = RecordStore::of(RecordKind::Tag);
    if (!m_tags) {
        m_tags.emplace();
        for (const StoredRecord& stored :
             store.readAll(m_change.runAll({store.list(m_change.tenant())}).front())) {
            m_tags->push_back(core::tagFrom(stored.record));
        }
    }
    for (const core::Tag& known : *m_tags) {
        if (sameName(known.name, name)) {
            return known.id;
        }
    }
    core::Tag made;
    made.id = core::newId<core::TagId>();
    made.name = name;
    store.insert(m_change, core::toRecord(made), m_now);
    m_tags->push_back(made);
    return made.id;
}

bool NamedRecords::hasPlaybook(core::PlaybookId id) {
    const RecordStore& store = RecordStore::of(RecordKind::Playbook);
    const auto found = store.readFirst(m_change.runAll({store.find(m_change.tenant(), id.uuid())}).front());
    return found && !found->record.deletedAt;
}

} // namespace server
