#include "server/api/account_routes.h"

#include "core/domain/trading_day.h"
#include "server/api/record_resource.h"
#include "server/http/error_reply.h"
#include "server/stores/account_rights.h"
#include "server/stores/record_fields.h"

#include <iterator>

namespace server {
namespace {

using core::RecordKind;

constexpr Sql kUses = R"(-- uses of an account
    select (select count(*) from fills where tenant_id = $1 and account = $2 and deleted_at is null)
         + (select count(*) from cash_movements where tenant_id = $1 and account = $2 and deleted_at is null))";

Outcome<void> outcomeOf(const core::Result<void>& result) {
    return result ? Outcome<void>() : Outcome<void>(problemFrom(result.error()));
}

void normaliseAccount(BodyFields& body, core::Record& account) {
    field(account, "currency") = textOf(account, "currency").toUpper();
    const QString zone = textOf(account, "zone");
    if (!zone.isEmpty() && !core::zoneNamed(zone)) {
        body.wrong(u"zone", QStringLiteral("Is no time zone like Asia/Kolkata"));
    }
}

Outcome<void> admitAccount(TenantChange& change, const core::Record& account) {
    return outcomeOf(requireAccountRights(change, textOf(account, "owner")));
}

/// Each member has accounts of their own, and two may both call theirs "Main".
Outcome<void> prepareAccount(RecordWriting& writing) {
    (void)setAuthor(writing);
    return requireOwnName(writing, "account", "owner");
}

Outcome<void> requireEmptyAccount(RecordWriting& writing) {
    const qint64 uses = writing.change.run(kUses, writing.change.tenant(), writing.after.id)[0].integer(0);
    return requireUnused(
        uses,
        QStringLiteral("%1 fills and cash movements are in this account: archive it instead").arg(uses));
}

/// Names, numbers and equity are not in its trades.
void touchAccount(RecordWriting& writing) {
    if (writing.before == nullptr || writing.after.deletedAt) {
        return;
    }
    core::Account before = core::accountFrom(*writing.before);
    const core::Account after = core::accountFrom(writing.after);
    before.name = after.name;
    before.number = after.number;
    before.archived = after.archived;
    before.tolerance = after.tolerance;
    before.startingEquity = after.startingEquity;
    if (before != after) {
        writing.projection.touchAccount(after.id);
    }
}

Outcome<void> admitCashMovement(TenantChange& change, const core::Record& movement) {
    return outcomeOf(requireAccountRights(change, idOf(movement, "account")));
}

RecordResource cashMovements() {
    RecordResource resource;
    resource.kind = RecordKind::CashMovement;
    resource.path = "/cash-movements";
    resource.onePath = "/cash-movements/{id}";
    resource.noun = "cash movement";
    resource.blank = core::toRecord(core::CashMovement{});
    for (const char* required : {"account", "date", "amount", "kind"}) {
        field(resource.blank, required) = std::monostate();
    }
    resource.create = Act::CreateTrades;
    resource.edit = Act::EditOwnTrades;
    resource.references = {{"account", RecordKind::Account}};
    resource.dated = true;
    resource.admit = admitCashMovement;
    return resource;
}

} // namespace

std::vector<Route> accountRoutes(const ApiContext& context) {
    RecordResource accounts;
    accounts.kind = RecordKind::Account;
    accounts.path = "/accounts";
    accounts.onePath = "/accounts/{id}";
    accounts.noun = "account";
    accounts.blank = core::toRecord(core::Account{});
    accounts.create = Act::CreateTrades;
    accounts.edit = Act::EditOwnTrades;
    accounts.fixed = {"owner"};
    accounts.normalise = normaliseAccount;
    accounts.admit = admitAccount;
    accounts.prepare = prepareAccount;
    accounts.trash = requireEmptyAccount;
    accounts.touch = touchAccount;

    std::vector<Route> all = recordRoutes(context, accounts);
    std::vector<Route> more = recordRoutes(context, cashMovements());
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

} // namespace server
