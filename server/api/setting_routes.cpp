#include "server/api/setting_routes.h"

#include "core/domain/link_records.h"
#include "core/domain/trading_day.h"
#include "server/api/endpoint.h"
#include "server/http/body_fields.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/stores/record_fields.h"
#include "server/stores/record_store.h"
#include "server/stores/trade_projection.h"

namespace server {
namespace {

constexpr EndpointRules kNoBody{};
/// A zone derives every trade anew.
constexpr EndpointRules kRules{.bodyLimit = 32 * 1024, .budget = std::chrono::seconds(30)};
constexpr EndpointRules kTrash{.budget = std::chrono::seconds(30)};
constexpr int kLongestName = 200;
constexpr int kLongestValue = 4000;

const RecordStore& settings() {
    return RecordStore::of(core::RecordKind::Setting);
}

/// A setting has one id per journal; by it also one in the trash is found.
core::Record wantedSetting(const Request& request, const QString& value = {}) {
    return core::settingRecord(request.pathValue(u"name"), value);
}

Problem noSuch() {
    return {ProblemKind::NotFound, QStringLiteral("This setting is not set")};
}

void writeSetting(core::JsonWriter& json, const StoredRecord& stored) {
    json.beginObject().key("name").string(textOf(stored.record, "name"));
    json.key("value").string(textOf(stored.record, "value"));
    json.key("updatedAt").string(core::instantText(stored.updatedAt)).endObject();
}

Reply settingReply(int status, const StoredRecord& stored) {
    core::JsonWriter json;
    writeSetting(json, stored);
    return Reply::json(status, json.take()).with("ETag", entityTag(stored.version));
}

Outcome<Reply> listSettings(const ApiContext&, const Request&, TenantScope& scope) {
    const auto rows = scope.readAll(Act::ReadJournal, {settings().list(scope.tenant())});
    if (!rows) {
        return problemFrom(rows.error());
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const StoredRecord& stored : settings().readAll(rows->front())) {
        writeSetting(json, stored);
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> showSetting(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto rows =
        scope.readAll(Act::ReadJournal, {settings().find(scope.tenant(), wantedSetting(request).id)});
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto stored = settings().readFirst(rows->front());
    if (!stored || stored->record.deletedAt) {
        return noSuch();
    }
    if (isUnmodified(request, stored->version)) {
        return Reply{.status = 304}.with("ETag", entityTag(stored->version));
    }
    return settingReply(200, *stored);
}

void checkValue(BodyFields& body, const QString& name, const QString& value) {
    if (name.isEmpty() || name.size() > kLongestName) {
        body.wrong(u"name", QStringLiteral("Must have 1 to %1 characters").arg(kLongestName));
    }
    if (name == u"zone" && (value.isEmpty() || !core::zoneNamed(value))) {
        body.wrong(u"value", QStringLiteral("Is no time zone like Asia/Kolkata"));
    }
    if (name == u"currency" && (value.size() < 3 || value.size() > 16 || value != value.toUpper())) {
        body.wrong(u"value", QStringLiteral("Is no currency like USD"));
    }
    if (name == u"riskFreeRate" && !core::readRiskFreeRate(value)) {
        body.wrong(u"value", QStringLiteral("Is no percentage a year like 6.5"));
    }
}

/// The days of all trades are cut in the journal's zone.
Outcome<void> finish(TenantChange& change, const core::Record& setting) {
    TradeProjection projection(change);
    if (textOf(setting, "name") == u"zone") {
        projection.touchEverything();
    }
    if (auto derived = projection.run(); !derived) {
        return problemFrom(derived.error());
    }
    change.commit();
    return core::Done{};
}

Outcome<Reply> putSetting(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString value = body->text(u"value", {.least = 0, .most = kLongestValue});
    checkValue(*body, request.pathValue(u"name"), value);
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    const core::Record wanted = wantedSetting(request, value);
    auto change = scope.change(Act::EditSettings);
    if (!change) {
        return problemFrom(change.error());
    }
    const auto known = settings().readFirst(change->runAll({settings().find(scope.tenant(), wanted.id)})[0]);
    const bool isNew = !known || known->record.deletedAt.has_value();
    if (auto matched = requireMatch(request, isNew ? 0 : known->version); !matched) {
        return matched.error();
    }
    const core::Instant now = context.clock.now();
    if (!known) {
        settings().insert(*change, wanted, now);
    } else if (!settings().update(*change, known->record, wanted, now)) {
        return settingReply(200, *known);
    }
    const StoredRecord stored{wanted, change->version(), known ? known->createdAt : now, now};
    if (auto finished = finish(*change, wanted); !finished) {
        return finished.error();
    }
    return settingReply(isNew ? 201 : 200, stored);
}

Outcome<Reply> removeSetting(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto change = scope.change(Act::EditSettings);
    if (!change) {
        return problemFrom(change.error());
    }
    const auto known =
        settings().readFirst(change->runAll({settings().find(scope.tenant(), wantedSetting(request).id)})[0]);
    if (!known || known->record.deletedAt) {
        return noSuch();
    }
    if (auto matched = requireMatch(request, known->version); !matched) {
        return matched.error();
    }
    core::Record after = known->record;
    after.deletedAt = context.clock.now();
    settings().update(*change, known->record, after, context.clock.now());
    change->audit(QStringLiteral("setting.delete"), request.pathValue(u"name"));
    if (auto finished = finish(*change, after); !finished) {
        return finished.error();
    }
    return Reply::noContent();
}

} // namespace

std::vector<Route> settingRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Get, "/settings", kNoBody, listSettings),
        tenantRoute(context, Method::Get, "/settings/{name}", kNoBody, showSetting),
        tenantRoute(context, Method::Put, "/settings/{name}", kRules, putSetting),
        tenantRoute(context, Method::Delete, "/settings/{name}", kTrash, removeSetting),
    };
}

} // namespace server
