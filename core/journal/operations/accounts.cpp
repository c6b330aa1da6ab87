#include "core/journal/operations/accounts.h"

#include "core/domain/record_ids.h"
#include "core/domain/trading_day.h"
#include "core/journal/journal.h"
#include "core/journal/sqlite.h"

namespace core {

namespace {

constexpr std::string_view kUses = R"(
    select (select count(*) from fills where account = ?1 and deleted_at is null)
         + (select count(*) from cash_movements where account = ?1 and deleted_at is null))";

Result<std::vector<Account>> accounts(const Journal& journal) {
    const auto records = journal.records(RecordKind::Account);
    if (!records) {
        return records.error();
    }
    std::vector<Account> list;
    for (const Record& record : *records) {
        list.push_back(accountFrom(record));
    }
    return list;
}

/// Names are told apart whatever their case, and a zone must be one.
Result<void> checkAccount(const ChangeScope& scope, const Account& account) {
    const auto others = accounts(scope.journal());
    if (!others) {
        return others.error();
    }
    for (const Account& other : *others) {
        if (other.id != account.id && other.name.compare(account.name, Qt::CaseInsensitive) == 0) {
            return Error{ErrorCode::AlreadyExists,
                         QStringLiteral("there is an account “%1” already").arg(other.name),
                         QStringLiteral("name")};
        }
    }
    if (!account.zone.isEmpty() && !zoneNamed(account.zone)) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("“%1” is no time zone").arg(account.zone),
                     QStringLiteral("zone")};
    }
    return Done{};
}

} // namespace

Result<Account> findAccount(const Journal& journal, const QString& nameOrId) {
    const auto list = accounts(journal);
    if (!list) {
        return list.error();
    }
    for (const Account& account : *list) {
        if (account.name.compare(nameOrId, Qt::CaseInsensitive) == 0 ||
            account.id == AccountId::fromString(nameOrId)) {
            return account;
        }
    }
    return Error{ErrorCode::NotFound, QStringLiteral("there is no account “%1”").arg(nameOrId),
                 QStringLiteral("account")};
}

Result<AccountId> createAccount(ChangeScope& scope, Account account) {
    if (account.id.isNull()) {
        account.id = accountIdFor(account.broker, account.number, account.name);
    }
    // An account that was renamed keeps the id of its first name: this one then needs another.
    if (const auto taken = scope.find(RecordKind::Account, account.id.uuid()); taken && !taken->deletedAt) {
        if (accountFrom(*taken).name.compare(account.name, Qt::CaseInsensitive) != 0) {
            account.id = newId<AccountId>();
        } else {
            return Error{ErrorCode::AlreadyExists,
                         QStringLiteral("there is an account “%1” already").arg(account.name),
                         QStringLiteral("name")};
        }
    }
    if (auto fine = checkAccount(scope, account); !fine) {
        return fine.error();
    }
    if (auto stored = scope.put(account); !stored) {
        return stored.error();
    }
    return account.id;
}

Result<void> changeAccount(ChangeScope& scope, const Account& account) {
    if (auto fine = checkAccount(scope, account); !fine) {
        return fine;
    }
    return scope.put(account);
}

Result<void> removeAccount(ChangeScope& scope, AccountId id) {
    return guarded([&]() -> Result<void> {
        const qint64 uses = scope.journal().connection().number(kUses, id.uuid());
        if (uses > 0) {
            return Error{ErrorCode::UndoRefused,
                         QStringLiteral("%1 fills and cash movements are in this account; archive it instead")
                             .arg(uses),
                         {}};
        }
        return scope.remove(RecordKind::Account, id.uuid());
    });
}

Result<CashMovementId> putCashMovement(ChangeScope& scope, CashMovement movement) {
    if (movement.id.isNull()) {
        movement.id = newId<CashMovementId>();
    }
    const auto account = scope.find(RecordKind::Account, movement.account.uuid());
    if (!account || account->deletedAt) {
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such account"),
                     QStringLiteral("account")};
    }
    if (auto stored = scope.put(movement); !stored) {
        return stored.error();
    }
    return movement.id;
}

} // namespace core
