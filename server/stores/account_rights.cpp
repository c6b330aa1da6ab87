#include "server/stores/account_rights.h"

namespace server {
namespace {

constexpr Sql kOwner = R"(-- owner of an account
    select owner from accounts where tenant_id = $1 and id = $2 and deleted_at is null)";

} // namespace

core::Result<void> requireAccountRights(const TenantChange& change, const QString& accountOwner) {
    if (accountOwner == change.user().toString() || may(change.role(), Act::EditOthersTrades)) {
        return core::Done{};
    }
    return core::Error{
        core::ErrorCode::Forbidden, QStringLiteral("This account belongs to another member"), {}};
}

core::Result<void> requireAccountRights(TenantChange& change, const QUuid& account) {
    const Rows rows = change.run(kOwner, change.tenant(), account);
    if (rows.isEmpty()) {
        return core::Error{core::ErrorCode::InvalidValue, QStringLiteral("There is no such account"),
                           QStringLiteral("account")};
    }
    return requireAccountRights(change, rows[0].text(0));
}

} // namespace server
