#include "server/api/tenant_routes.h"

#include "core/domain/trading_day.h"
#include "server/api/endpoint.h"
#include "server/api/sign_in_replies.h"
#include "server/api/tenant_path.h"
#include "server/http/body_fields.h"
#include "server/http/error_reply.h"

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kNoBody{};

constexpr Sql kTenant = R"(-- tenant
    select id, name, owner_user_id, created_at from tenants where id = $1)";
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

Outcome<Reply> foundTenant(const ApiContext& context, const Request& request, TenantScope& scope) {
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
    const TenantId id = People(session).foundTenant(scope.caller().user(), wanted);
    auditSignIn(session, id, scope.caller().user(), QStringLiteral("tenant.create"), id.toString(),
                originOf(request));
    core::JsonWriter json;
    writeMembership(json, {id, wanted.name, Role::Owner, context.clock.now()});
    return Reply::json(201, json.take()).with("Location", "/v1/tenants/" + id.toString().toLatin1());
}

Outcome<Reply> showTenant(TenantScope& scope) {
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

Outcome<Reply> renameTenant(const Request& request, TenantScope& scope) {
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
    change->commit();
    return showTenant(scope);
}

} // namespace

std::vector<Route> tenantRoutes(const ApiContext& context) {
    const auto route = [&context](Method method, const char* path, const EndpointRules& rules,
                                  Outcome<Reply> (*run)(const ApiContext&, const Request&, TenantScope&)) {
        return tenantRoute(context, method, path, rules,
                           [&context, run](const Request& request, TenantScope& scope) {
                               return run(context, request, scope);
                           });
    };
    return {
        route(Method::Get, "/me", kNoBody, showMe),
        route(Method::Patch, "/me", kRules, changeMe),
        route(Method::Get, "/tenants", kNoBody, listTenants),
        route(Method::Post, "/tenants", kRules, foundTenant),
        tenantRoute(context, Method::Get, "/tenants/{id}", kNoBody,
                    inOwnTenant([](const Request&, TenantScope& scope) { return showTenant(scope); })),
        tenantRoute(context, Method::Patch, "/tenants/{id}", kRules, inOwnTenant(renameTenant)),
    };
}

} // namespace server
