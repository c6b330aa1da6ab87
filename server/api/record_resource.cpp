#include "server/api/record_resource.h"

#include "core/wire/record_json.h"
#include "server/api/record_body.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/paging.h"
#include "server/http/path_id.h"
#include "server/stores/record_fields.h"

#include <memory>

namespace server {
namespace {

constexpr EndpointRules kRead{};
/// A note's text may have a million characters, each up to six bytes as JSON. What a rule of an account or an
/// instrument changes is derived anew at once, however many trades that are.
constexpr EndpointRules kWrite{.bodyLimit = 8 * 1024 * 1024, .budget = std::chrono::seconds(30)};
constexpr EndpointRules kTrash{.budget = std::chrono::seconds(30)};

/// The endpoints of one kind; lives as long as its routes.
class RecordEndpoints {
public:
    RecordEndpoints(const ApiContext& context, const RecordResource& resource)
        : m_context(context), m_resource(resource), m_store(RecordStore::of(resource.kind)) {}

    Outcome<Reply> list(const Request& request, TenantScope& scope) const;
    Outcome<Reply> show(const Request& request, TenantScope& scope) const;
    Outcome<Reply> create(const Request& request, TenantScope& scope) const;
    Outcome<Reply> change(const Request& request, TenantScope& scope) const;
    Outcome<Reply> remove(const Request& request, TenantScope& scope) const;

private:
    Problem noSuch() const {
        return {ProblemKind::NotFound,
                QStringLiteral("There is no such %1 here").arg(QLatin1String(m_resource.noun))};
    }
    Outcome<StoredRecord> findToWrite(const Request& request, TenantChange& change) const;
    Outcome<void> checkReferences(RecordWriting& writing) const;
    /// The rules before it is stored.
    Outcome<void> settle(RecordWriting& writing) const;
    /// Trades follow, then all of it takes effect.
    Outcome<void> finish(RecordWriting& writing) const;
    Reply reply(int status, const StoredRecord& stored) const;

    const ApiContext& m_context;
    const RecordResource m_resource;
    const RecordStore& m_store;
};

/// The conditions of a list with their values, after tenant ($1), limit ($2) and offset ($3).
struct ListFilter {
    std::string conditions = "tenant_id = $1 and deleted_at is null";
    Parameters values;

    template <typename T>
    void add(const std::string& column, const char* comparison, const std::optional<T>& value) {
        if (value) {
            values.add(*value);
            conditions += " and " + column + ' ' + comparison + " $" + std::to_string(values.count());
        }
    }
};

ListFilter readFilter(const RecordResource& resource, QueryFields& query, const TenantId& tenant,
                      const PageRequest& page) {
    ListFilter filter;
    filter.values.add(tenant);
    filter.values.add(qint64(page.limit));
    filter.values.add(page.offset());
    for (const RecordResource::Reference& reference : resource.references) {
        const auto id = query.id<core::TagId>(QString::fromLatin1(reference.field));
        filter.add(fieldNamed(resource.kind, reference.field).column, "=", id);
    }
    if (resource.dated) {
        filter.add("date", ">=", query.day(u"from"));
        filter.add("date", "<=", query.day(u"to"));
    }
    return filter;
}

Outcome<Reply> RecordEndpoints::list(const Request& request, TenantScope& scope) const {
    QueryFields query(request);
    const PageRequest page = readPage(query);
    ListFilter filter = readFilter(m_resource, query, scope.tenant(), page);
    if (page.cursor) {
        query.wrong(u"cursor", QStringLiteral("This list is read by page and limit"));
    }
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    const std::string count = "select count(*) from " + std::string(core::schemaOf(m_resource.kind).table) +
                              " where " + filter.conditions;
    const std::string rowsOfPage = filter.conditions + " order by created_at, id limit $2 offset $3";
    Query counted(Sql::composed(count));
    counted.parameters = filter.values;
    Query listed = m_store.where(Sql::composed(rowsOfPage));
    listed.parameters = std::move(filter.values);
    const auto rows = scope.readAll(Act::ReadJournal, {std::move(counted), std::move(listed)});
    if (!rows) {
        return problemFrom(rows.error());
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const Row row : (*rows)[1]) {
        writeStored(json, m_store.read(row));
    }
    json.endArray().key("total").integer((*rows)[0][0].integer(0));
    json.key("page").integer(page.page).key("limit").integer(page.limit).endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> RecordEndpoints::show(const Request& request, TenantScope& scope) const {
    const auto id = pathId<core::TagId>(request);
    if (!id) {
        return id.error();
    }
    const auto rows = scope.readAll(Act::ReadJournal, {m_store.find(scope.tenant(), id->uuid())});
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto stored = m_store.readFirst(rows->front());
    if (!stored || stored->record.deletedAt) {
        return noSuch();
    }
    if (isUnmodified(request, stored->version)) {
        return Reply{.status = 304}.with("ETag", entityTag(stored->version));
    }
    return reply(200, *stored);
}

Outcome<Reply> RecordEndpoints::create(const Request& request, TenantScope& scope) const {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    core::Record record = m_resource.blank;
    readRecordFields(*body, m_resource.blank, m_resource.fixed, m_resource.normalise, record);
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    record.id = m_resource.identify != nullptr ? m_resource.identify(record) : core::newUuid();
    auto change = scope.change(m_resource.create);
    if (!change) {
        return problemFrom(change.error());
    }
    const auto known = m_store.readFirst(change->runAll({m_store.find(scope.tenant(), record.id)})[0]);
    if (known && !known->record.deletedAt) {
        return Problem{ProblemKind::Conflict,
                       QStringLiteral("There is this %1 already").arg(QLatin1String(m_resource.noun))};
    }
    TradeProjection projection(*change);
    RecordWriting writing{*change, projection, m_context.clock.now(), nullptr, std::move(record)};
    if (auto settled = settle(writing); !settled) {
        return settled.error();
    }
    if (known) { // named by what it says, it comes back from the trash
        m_store.update(*change, known->record, writing.after, writing.now);
    } else {
        m_store.insert(*change, writing.after, writing.now);
    }
    const qint64 version = change->version();
    if (auto finished = finish(writing); !finished) {
        return finished.error();
    }
    const core::Instant createdAt = known ? known->createdAt : writing.now;
    return reply(201, {writing.after, version, createdAt, writing.now})
        .with("Location",
              QByteArray("/v1") + m_resource.path + '/' + writing.after.id.toByteArray(QUuid::WithoutBraces));
}

Outcome<Reply> RecordEndpoints::change(const Request& request, TenantScope& scope) const {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    auto change = scope.change(m_resource.edit);
    if (!change) {
        return problemFrom(change.error());
    }
    auto stored = findToWrite(request, *change);
    if (!stored) {
        return stored.error();
    }
    TradeProjection projection(*change);
    RecordWriting writing{*change, projection, m_context.clock.now(), &stored->record, stored->record};
    readRecordFields(*body, m_resource.blank, m_resource.fixed, m_resource.normalise, writing.after);
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    if (auto settled = settle(writing); !settled) {
        return settled.error();
    }
    if (!m_store.update(*change, stored->record, writing.after, writing.now)) {
        return reply(200, *stored);
    }
    const qint64 version = change->version();
    if (auto finished = finish(writing); !finished) {
        return finished.error();
    }
    return reply(200, {writing.after, version, stored->createdAt, writing.now});
}

Outcome<Reply> RecordEndpoints::remove(const Request& request, TenantScope& scope) const {
    auto change = scope.change(m_resource.edit);
    if (!change) {
        return problemFrom(change.error());
    }
    const auto stored = findToWrite(request, *change);
    if (!stored) {
        return stored.error();
    }
    TradeProjection projection(*change);
    RecordWriting writing{*change, projection, m_context.clock.now(), &stored->record, stored->record};
    writing.after.deletedAt = writing.now;
    if (m_resource.trash != nullptr) {
        if (auto fit = m_resource.trash(writing); !fit) {
            return fit.error();
        }
    }
    m_store.update(*change, stored->record, writing.after, writing.now);
    change->audit(QLatin1String(core::schemaOf(m_resource.kind).name) + QStringLiteral(".delete"),
                  writing.after.id.toString(QUuid::WithoutBraces));
    if (auto finished = finish(writing); !finished) {
        return finished.error();
    }
    return Reply::noContent();
}

/// NotFound, Forbidden or PreconditionFailed.
Outcome<StoredRecord> RecordEndpoints::findToWrite(const Request& request, TenantChange& change) const {
    const auto id = pathId<core::TagId>(request);
    if (!id) {
        return id.error();
    }
    const auto stored = m_store.readFirst(change.runAll({m_store.find(change.tenant(), id->uuid())})[0]);
    if (!stored || stored->record.deletedAt) {
        return noSuch();
    }
    if (m_resource.admit != nullptr) {
        if (auto admitted = m_resource.admit(change, stored->record); !admitted) {
            return admitted.error();
        }
    }
    if (auto matched = requireMatch(request, stored->version); !matched) {
        return matched.error();
    }
    return *stored;
}

Outcome<void> RecordEndpoints::checkReferences(RecordWriting& writing) const {
    for (const auto& [name, kind] : m_resource.references) {
        const QUuid id = idOf(writing.after, name);
        // What was in the trash before stays so: changing something else is no reason to refuse.
        if (id.isNull() || (writing.before != nullptr && idOf(*writing.before, name) == id)) {
            continue;
        }
        const RecordStore& others = RecordStore::of(kind);
        const auto other =
            others.readFirst(writing.change.runAll({others.find(writing.change.tenant(), id)})[0]);
        if (!other || other->record.deletedAt) {
            return wrongField(QString::fromLatin1(name), QStringLiteral("There is none with this id"));
        }
    }
    return core::Done{};
}

Outcome<void> RecordEndpoints::settle(RecordWriting& writing) const {
    if (auto checked = checkReferences(writing); !checked) {
        return checked;
    }
    if (m_resource.prepare != nullptr) {
        if (auto prepared = m_resource.prepare(writing); !prepared) {
            return prepared;
        }
    }
    return m_resource.admit != nullptr ? m_resource.admit(writing.change, writing.after) : Outcome<void>();
}

Outcome<void> RecordEndpoints::finish(RecordWriting& writing) const {
    if (m_resource.touch != nullptr) {
        m_resource.touch(writing);
    }
    if (auto derived = writing.projection.run(); !derived) {
        return problemFrom(derived.error());
    }
    writing.change.commit();
    return core::Done{};
}

Reply RecordEndpoints::reply(int status, const StoredRecord& stored) const {
    core::JsonWriter json;
    writeStored(json, stored);
    return Reply::json(status, json.take()).with("ETag", entityTag(stored.version));
}

} // namespace

std::vector<Route> recordRoutes(const ApiContext& context, const RecordResource& resource) {
    using Run = Outcome<Reply> (RecordEndpoints::*)(const Request&, TenantScope&) const;
    const auto endpoints = std::make_shared<const RecordEndpoints>(context, resource);
    const auto route = [&](Method method, const char* path, const EndpointRules& rules, Run run) {
        return tenantRoute(context, method, path, rules,
                           [endpoints, run](const ApiContext&, const Request& request, TenantScope& scope) {
                               return ((*endpoints).*run)(request, scope);
                           });
    };
    return {
        route(Method::Get, resource.path, kRead, &RecordEndpoints::list),
        route(Method::Post, resource.path, kWrite, &RecordEndpoints::create),
        route(Method::Get, resource.onePath, kRead, &RecordEndpoints::show),
        route(Method::Patch, resource.onePath, kWrite, &RecordEndpoints::change),
        route(Method::Delete, resource.onePath, kTrash, &RecordEndpoints::remove),
    };
}

} // namespace server
