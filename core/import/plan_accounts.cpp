#include "core/import/plan_accounts.h"

#include "core/domain/record.h"
#include "core/domain/record_ids.h"

#include <algorithm>

namespace core {
namespace {

QString folded(const QString& name) {
    return name.normalized(QString::NormalizationForm_C).trimmed().toLower();
}

Error unknownZone(const QString& name) {
    return Error{ErrorCode::InvalidValue, QStringLiteral("'%1' is no IANA time zone").arg(name),
                 QStringLiteral("timezone")};
}

} // namespace

PlanAccounts::PlanAccounts(const BrokerFormat& format, const Statement& statement,
                           const JournalContext& journal, const ImportOptions& options)
    : m_format(format), m_statement(statement), m_journal(journal), m_options(options),
      m_broker(statement.brokerFamily.isEmpty() ? QString::fromLatin1(format.family)
                                                : statement.brokerFamily) {}

Result<const PlanAccount*> PlanAccounts::accountFor(const FillDraft& fill) {
    const QString& number = fill.accountNumber.isEmpty() ? m_statement.accountNumber : fill.accountNumber;
    if (m_last != nullptr && fill.accountName == m_lastName && number == m_lastNumber) {
        return m_last;
    }
    const QString key = fill.accountName + u'\n' + number;
    if (const auto found = m_byPrinted.constFind(key); found == m_byPrinted.constEnd()) {
        bool isNew = false;
        auto account = find(fill, number, isNew);
        if (!account) {
            return account.error();
        }
        const auto same = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const PlanAccount& known) {
            return known.account.id == account->id;
        });
        if (same == m_accounts.end()) {
            auto planned = withZones(std::move(*account), isNew);
            if (!planned) {
                return planned.error();
            }
            m_accounts.push_back(std::move(*planned));
            m_byPrinted.insert(key, &m_accounts.back());
        } else {
            m_byPrinted.insert(key, &*same);
        }
    }
    m_lastName = fill.accountName;
    m_lastNumber = number;
    m_last = m_byPrinted.value(key);
    return m_last;
}

Result<Account> PlanAccounts::find(const FillDraft& fill, const QString& number, bool& isNew) const {
    const QString& name = fill.accountName;
    const QString& currency = fill.instrument.currency;
    if (!m_options.account.isEmpty()) {
        return wished(currency, isNew);
    }
    if (!number.isEmpty()) {
        for (const Account& account : m_journal.accounts) {
            if (isOwn(account) && account.number == number &&
                (account.broker == m_broker || m_broker.isEmpty())) {
                return account;
            }
        }
    }
    if (!name.isEmpty()) {
        const Account* named = byName(name);
        isNew = named == nullptr;
        return named != nullptr ? *named : made(name, number, currency);
    }
    if (const Account* only = onlyOne(number)) {
        return *only;
    }
    isNew = true;
    QString brokersName = QString::fromUtf8(m_format.broker);
    if (m_broker.isEmpty()) {
        brokersName = QStringLiteral("Imported");
    }
    return made(brokersName, number, currency);
}

Result<Account> PlanAccounts::wished(const QString& currency, bool& isNew) const {
    const auto id = AccountId::fromString(m_options.account);
    if (const Account* found = id.isNull() ? byName(m_options.account) : byId(id)) {
        return *found;
    }
    if (!id.isNull()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no account with the id %1").arg(m_options.account),
                     QStringLiteral("account")};
    }
    isNew = true;
    return made(m_options.account, m_statement.accountNumber, currency);
}

/// The only own account of the broker, unless it is known to be another one.
const Account* PlanAccounts::onlyOne(const QString& number) const {
    const Account* only = nullptr;
    for (const Account& account : m_journal.accounts) {
        if (!isOwn(account) || account.archived || account.broker != m_broker) {
            continue;
        }
        if (only != nullptr) {
            return nullptr;
        }
        only = &account;
    }
    const bool isAnother =
        only != nullptr && !number.isEmpty() && !only->number.isEmpty() && only->number != number;
    return isAnother ? nullptr : only;
}

/// A new account. One id belongs to one account: where the broker's number is taken, the name makes the id.
Account PlanAccounts::made(const QString& name, const QString& number, const QString& tradedCurrency) const {
    Account account;
    for (const Account& printed : m_statement.accounts) {
        account = printed.name == name ? printed : account;
    }
    const QString broker = account.broker.isEmpty() ? m_broker : account.broker;
    const QString printedNumber = account.number.isEmpty() ? number : account.number;
    const bool numberTaken = byId(accountIdFor(broker, printedNumber, name)) != nullptr;
    const bool described = !account.name.isEmpty();
    account.broker = broker;
    account.number = numberTaken ? QString() : printedNumber;
    account.name = freeName(name, printedNumber, account);
    account.id = accountIdFor(broker, account.number, account.name);
    account.owner = m_options.owner;
    if (!described) {
        account.currency = m_statement.accountCurrency;
    }
    for (const QString& next :
         {QString::fromLatin1(m_format.currency), tradedCurrency, QStringLiteral("USD")}) {
        account.currency = account.currency.isEmpty() ? next : account.currency;
    }
    return account;
}

/// Names are unique, and so are the ids made of them, even when an account was renamed since: "Zerodha", then
/// "Zerodha AB1234", then "Zerodha 2".
QString PlanAccounts::freeName(const QString& name, const QString& number, const Account& account) const {
    const auto isFree = [&](const QString& candidate) {
        return byName(candidate) == nullptr &&
               byId(accountIdFor(account.broker, account.number, candidate)) == nullptr;
    };
    QString candidate = name;
    if (!isFree(candidate) && !number.isEmpty()) {
        candidate = name + u' ' + number;
    }
    for (int i = 2; !isFree(candidate); ++i) {
        candidate = name + u' ' + QString::number(i);
    }
    return candidate;
}

const Account* PlanAccounts::byName(const QString& name) const {
    const QString wanted = folded(name);
    for (const Account& account : m_journal.accounts) {
        if (isOwn(account) && folded(account.name) == wanted) {
            return &account;
        }
    }
    for (const PlanAccount& planned : m_accounts) {
        if (folded(planned.account.name) == wanted) {
            return &planned.account;
        }
    }
    return nullptr;
}

const Account* PlanAccounts::byId(AccountId id) const {
    const auto& known = m_journal.accounts;
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Account& account) { return account.id == id; });
    if (found != known.end()) {
        return &*found;
    }
    for (const PlanAccount& planned : m_accounts) {
        if (planned.account.id == id) {
            return &planned.account;
        }
    }
    return nullptr;
}

Result<PlanAccount> PlanAccounts::withZones(Account account, bool isNew) const {
    const QString formatZone = QString::fromLatin1(m_format.zone);
    QString fileZone = m_options.zone;
    for (const QString& next : {m_statement.printedZone, account.zone, formatZone}) {
        fileZone = fileZone.isEmpty() ? next : fileZone;
    }
    const bool assumed = fileZone.isEmpty();
    fileZone = assumed ? m_journal.journalZone : fileZone;
    const auto read = zoneNamed(fileZone);
    if (!read) {
        return unknownZone(fileZone);
    }
    QString ownZone = account.zone;
    for (const QString& next : {brokerZone(account.broker), m_journal.journalZone}) {
        ownZone = ownZone.isEmpty() ? next : ownZone;
    }
    const auto matching = zoneNamed(ownZone);
    if (!matching) {
        return unknownZone(ownZone);
    }
    const std::vector<Error> faults = isNew ? validate(toRecord(account)) : std::vector<Error>();
    return PlanAccount{std::move(account),
                       isNew,
                       fileZone,
                       assumed,
                       ZoneTable(*read),
                       ZoneTable(*matching),
                       faults.empty() ? std::nullopt : std::optional(faults.front())};
}

} // namespace core
