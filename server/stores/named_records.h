#pragma once

#include "core/domain/account.h"
#include "core/domain/new_instrument.h"
#include "core/domain/records.h"
#include "server/stores/tenant_scope.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace server {

/// What requests call by name: accounts, instruments and tags. Found, or made where nobody has them, in the
/// change's transaction. Reads each list once.
class NamedRecords {
public:
    NamedRecords(TenantChange& change, core::Instant now) : m_change(change), m_now(now) {}

    /// The account of that id or name (whatever its case; of two, the caller's own); without one the caller's
    /// own oldest account that is not archived. InvalidValue, field "account".
    core::Result<core::Account> account(const std::optional<QString>& nameOrId);
    /// nullopt: no such account, or it is in the trash.
    std::optional<core::Account> accountWithId(core::AccountId id);

    /// The instrument of that symbol (and class and currency, where told), else a new one. MissingMultiplier.
    core::Result<core::Instrument> instrument(const QString& symbol, const core::InstrumentFacts& facts,
                                              const QString& accountCurrency);
    /// Their ids, sorted, none twice; new tags for names nobody has.
    std::vector<core::TagId> tags(const QStringList& names);
    bool hasPlaybook(core::PlaybookId id);

private:
    const std::vector<core::Account>& accounts();
    core::TagId tag(const QString& name);

    TenantChange& m_change;
    core::Instant m_now;
    std::optional<std::vector<core::Account>> m_accounts;
    std::optional<std::vector<core::Tag>> m_tags;
    QHash<QString, std::vector<core::Instrument>> m_instruments; ///< by canonical symbol
};

} // namespace server
