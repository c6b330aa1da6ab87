#include "server/api/tenant_routes.h"

#include "core/domain/trading_day.h"
#include "server/api/endpoint.h"
#include "server/api/sign_in_replies.h"
#include "server/api/tenant_path.h"
#include "server/http/body_fields.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/query_fields.h"
#include "server/stores/housekeeping.h"

#include <algorithm>

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kNoBody{};

constexpr Sql kTenant = R"(-- tenant
    select id, name, owner_user_id, created_at from tenants where id = $1)";
constexpr Sql kNameToDelete = "select name from tenants where id = $1";
constexpr Sql kDeleteTenant = "update tenants set deleted_at = $2 where id = $1";
constexpr Sql kRenameTenant = "update tenants set name = $2 where id = $1";

void writeMembership(core::JsonWriter& json, const TenantMembership& membership) {
    json.beginObject().key("id").string(membership.tenant.toString());
    json.key("name").string(membership.name).key("role").string(roleName(membership.role));
    json.key("createdAt").string(core::instantText(membership.foundedAt)).endObject();
}

Outcome<Reply> showMe(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    People people(session);
    const auto person = people.withId(scope.caller().user());
    if (!person) {
        return Problem{ProblemKind::Unauthenticated, QStringLiteral("Sign in again")};
    }
    core::JsonWriter json;
    json.beginObject().key("id").string(person->id.toString()).key("email").string(person->email);
    json.key("name").string(person->name).key("emailVerified").boolean(person->emailVerified);
    json.key("mfaEnabled").boolean(SecondFactor(session, context.settings.sealingKeys).isEnabled(person->id));
    json.key("tenantId").string(scope.tenant().toString()).key("tenants").beginArray();
    for (const TenantMembership& membership : people.tenantsOf(person->id)) {
        writeMembership(json, membership);
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> changeMe(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString name = body->text(u"name", {.least = 1, .most = 200}).trimmed();
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    {
        Session session(context.authPool, deadlineOf(request, context.clock));
        People(session).rename(scope.caller().user(), name);
    }
    return showMe(context, request, scope);
}

Outcome<Reply> listTenants(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const TenantMembership& membership : People(session).tenantsOf(scope.caller().user())) {
        writeMembership(json, membership);
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Reply foundedReply(const TenantMembership& founded) {
    core::JsonWriter json;
    writeMembership(json, founded);
    return Reply::json(201, json.take())
        .with("Location", "/v1/tenants/" + founded.tenant.toString().toLatin1());
}

/// A repeated request asks for the same id: the key cannot be kept in the transaction of another role.
TenantId newTenantId(const std::optional<QString>& key, const UserId& user) {
    return key ? TenantId(QUuid::createUuidV5(user.uuid(), *key)) : core::newId<TenantId>();
}

Outcome<Reply> foundedBefore(const std::vector<TenantMembership>& memberships, const TenantId& id,
                             const NewTenant& wanted) {
    const auto founded = std::find_if(memberships.begin(), memberships.end(),
                                      [&](const TenantMembership& one) { return one.tenant == id; });
    if (founded == memberships.end() || founded->name != wanted.name) {
        return Problem{ProblemKind::IdempotencyMismatch,
                       QStringLiteral("This Idempotency-Key was used with another request")};
    }
    return foundedReply(*founded).with("Idempotency-Replayed", "true");
}

Outcome<Reply> foundTenant(const ApiContext& context, const Request& request, TenantScope& scope) {
    const auto key = idempotencyKey(request);
    if (!key) {
        return key.error();
    }
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    NewTenant wanted;
    wanted.name = body->text(u"name", {.least = 1, .most = 200}).trimmed();
    wanted.zone = body->optionalText(u"timezone", {.most = 64}).value_or(QString());
    wanted.currency = body->optionalText(u"currency", {.least = 3, .most = 16}).value_or(wanted.currency);
    if (!wanted.zone.isEmpty() && !core::zoneNamed(wanted.zone)) {
        body->wrong(u"timezone", QStringLiteral("Is no time zone like Asia/Kolkata"));
    }
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    People people(session);
    const TenantId id = newTenantId(*key, scope.caller().user());
    if (const auto founded = people.foundTenant(id, scope.caller().user(), wanted); !founded) {
        return foundedBefore(people.tenantsOf(scope.caller().user()), id, wanted);
    }
    auditSignIn(session, {id, scope.caller().user(), QStringLiteral("tenant.create"), id.toString()},
                originOf(request));
    return foundedReply({id, wanted.name, Role::Owner, context.clock.now()});
}

Outcome<Reply> showTenant(const ApiContext&, const Request&, TenantScope& scope) {
    const auto rows = scope.read(Act::ReadJournal, kTenant, scope.tenant());
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto [id, name, owner, createdAt] = (*rows)[0].as<TenantId, QString, UserId, core::Instant>();
    core::JsonWriter json;
    json.beginObject().key("id").string(id.toString()).key("name").string(name);
    json.key("ownerUserId").string(owner.toString()).key("role").string(roleName(scope.role()));
    json.key("createdAt").string(core::instantText(createdAt)).endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> renameTenant(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString name = body->text(u"name", {.least = 1, .most = 200}).trimmed();
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    auto change = scope.change(Act::EditSettings);
    if (!change) {
        return problemFrom(change.error());
    }
    change->queue(kRenameTenant, change->tenant(), name);
    change->audit(QStringLiteral("tenant.rename"), change->tenant().toString());
    change->commit();
    return showTenant(context, request, scope);
}

/// Nobody gets in any more, from now on; the worker erases it thirty days later. The name is asked for again:
/// a slip would cost the whole journal.
Outcome<Reply> deleteTenant(const ApiContext& context, const Request& request, TenantScope& scope) {
    QueryFields query(request);
    const auto named = query.text(u"name");
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    auto change = scope.change(Act::DeleteTenant);
    if (!change) {
        return problemFrom(change.error());
    }
    if (named != change->run(kNameToDelete, change->tenant())[0].text(0)) {
        return wrongField(QStringLiteral("name"), QStringLiteral("Must be the name of this workspace"));
    }
    const core::Instant now = context.clock.now();
    change->queue(kDeleteTenant, change->tenant(), now);
    change->audit(QStringLiteral("tenant.delete"), change->tenant().toString());
    change->commit();
    core::JsonWriter json;
    json.beginObject().key("id").string(scope.tenant().toString());
    json.key("deletedAt").string(core::instantText(now));
    json.key("erasedAt").string(core::instantText(now + Housekeeping::kTenantGrace)).endObject();
    return Reply::json(200, json.take());
}

} // namespace

std::vector<Route> tenantRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Get, "/me", kNoBody, showMe),
        tenantRoute(context, Method::Patch, "/me", kRules, changeMe),
        tenantRoute(context, Method::Get, "/tenants", kNoBody, listTenants),
        tenantRoute(context, Method::Post, "/tenants", kRules, foundTenant),
        tenantRoute(context, Method::Get, "/tenants/{id}", kNoBody, inOwnTenant(showTenant)),
        tenantRoute(context, Method::Patch, "/tenants/{id}", kRules, inOwnTenant(renameTenant)),
        tenantRoute(context, Method::Delete, "/tenants/{id}", kNoBody, inOwnTenant(deleteTenant)),
    };
}

} // namespace server
