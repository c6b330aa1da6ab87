#pragma once

#include "core/domain/trading_day.h"
#include "core/import/import_plan.h"

#include <QHash>
#include <QString>

#include <deque>

namespace core {

/// An account of a plan with the two zones it needs.
struct PlanAccount {
    Account account;
    bool isNew = false;
    QString fileZoneName;
    bool zoneAssumed = false;   ///< nobody told the file's zone: the journal's
    ZoneTable fileZone;         ///< printed wall times are read in it
    ZoneTable matchingZone;     ///< the account's, else its broker's, else the journal's
    std::optional<Error> fault; ///< why the journal could not keep it
};

/// Finds the account each fill goes to (core/README.md, "Identity of records"): the wished one, else the own
/// account with the printed number, else the only own account of that broker, else a new one named after the
/// broker.
class PlanAccounts {
public:
    PlanAccounts(const BrokerFormat& format, const Statement& statement, const JournalContext& journal,
                 const ImportOptions& options);

    /// The pointer stays valid as long as this lives.
    Result<const PlanAccount*> accountFor(const FillDraft& fill);
    const std::deque<PlanAccount>& all() const { return m_accounts; }

private:
    Result<Account> find(const FillDraft& fill, const QString& number, bool& isNew) const;
    Result<Account> wished(const QString& currency, bool& isNew) const;
    const Account* onlyOne(const QString& number) const;
    Account made(const QString& name, const QString& number, const QString& tradedCurrency) const;
    QString freeName(const QString& name, const QString& number, const Account& account) const;
    const Account* byName(const QString& name) const;
    const Account* byId(AccountId id) const;
    bool isOwn(const Account& account) const { return account.owner == m_options.owner; }
    Result<PlanAccount> withZones(Account account, bool isNew) const;

    const BrokerFormat& m_format;
    const Statement& m_statement;
    const JournalContext& m_journal;
    const ImportOptions& m_options;
    QString m_broker;
    std::deque<PlanAccount> m_accounts; ///< in order of appearance
    QHash<QString, const PlanAccount*> m_byPrinted;
    QString m_lastName;
    QString m_lastNumber;
    const PlanAccount* m_last = nullptr;
};

} // namespace core
