#pragma once

#include "core/domain/account.h"
#include "core/domain/records.h"
#include "core/journal/change_scope.h"

namespace core {

/// The undeleted account of that name (whatever its case) or id.
Result<Account> findAccount(const Journal& journal, const QString& nameOrId);

/// A new account, its id made as core/README.md says. AlreadyExists when the name is taken.
Result<AccountId> createAccount(ChangeScope& scope, Account account);
/// Another name, currency, zone, matching …: trades are derived anew where they depend on it.
Result<void> changeAccount(ChangeScope& scope, const Account& account);
/// To the trash. UndoRefused while fills or cash movements are in it: archive it instead.
Result<void> removeAccount(ChangeScope& scope, AccountId id);

/// Stores a deposit, withdrawal or the like; a null id makes a new one.
Result<CashMovementId> putCashMovement(ChangeScope& scope, CashMovement movement);

} // namespace core
