#include "server/stores/record_store.h"

#include "core/wire/record_json.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace server {
namespace {

constexpr Sql kHistory = R"(-- insert history
    insert into history (tenant_id, ver, kind, record, field_group, user_id, at, before, after)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))";

/// Where the columns of every kind stand behind those of the schema and the id.
enum CommonColumn { kDeletedAt, kVersion, kCreatedAt, kUpdatedAt };

void bind(Parameters& parameters, const core::RecordField& field, const core::FieldValue& value) {
    if (field.type == core::FieldType::Json) {
        parameters.add(JsonText{std::get<QString>(value).toUtf8()});
        return;
    }
    std::visit(
        [&parameters](const auto& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                parameters.add(nullptr);
            } else {
                parameters.add(held);
            }
        },
        value);
}

template <typename T>
core::FieldValue valueOf(const Row& row, int column) {
    const auto value = row.read<std::optional<T>>(column);
    return value ? core::FieldValue(*value) : core::FieldValue();
}

core::FieldValue readField(const Row& row, int column, core::FieldType type) {
    switch (type) {
    case core::FieldType::Text:
    case core::FieldType::Json:
        return valueOf<QString>(row, column);
    case core::FieldType::Decimal:
        return valueOf<core::Decimal>(row, column);
    case core::FieldType::Integer:
        return valueOf<qint64>(row, column);
    case core::FieldType::Flag:
        return valueOf<bool>(row, column);
    case core::FieldType::Instant:
        return valueOf<core::Instant>(row, column);
    case core::FieldType::Day:
        return valueOf<core::Day>(row, column);
    case core::FieldType::Id:
        return valueOf<QUuid>(row, column);
    }
    Q_UNREACHABLE();
}

/// {"main": 17, "life": 17}
JsonText stamps(const std::vector<const char*>& groups, qint64 value) {
    core::JsonWriter json;
    json.beginObject();
    for (const char* group : groups) {
        json.key(group).integer(value);
    }
    json.endObject();
    return {json.take()};
}

JsonText groupJson(const core::Record& record, const char* group) {
    core::JsonWriter json;
    core::writeGroup(json, record, group);
    return {json.take()};
}

std::string placeholder(std::size_t number) {
    return "$" + std::to_string(number);
}

} // namespace

const RecordStore& RecordStore::of(core::RecordKind kind) {
    static const std::vector<RecordStore> stores = [] {
        std::vector<RecordStore> all;
        for (const core::RecordSchema& schema : core::allSchemas()) {
            all.push_back(RecordStore(schema));
        }
        return all;
    }();
    return stores[std::size_t(kind)];
}

RecordStore::RecordStore(const core::RecordSchema& schema) : m_schema(schema) {
    // $1 tenant, $2 id, then the fields, then deleted_at, ver, gver, gat and now.
    std::string columns;
    std::string values;
    std::string assignments;
    std::size_t next = 3;
    for (const core::RecordField& field : schema.fields) {
        const std::string column = field.column;
        columns += ", " + column;
        values += ", " + placeholder(next);
        assignments += column + " = " + placeholder(next++) + ", ";
        if (std::none_of(m_groups.begin(), m_groups.end(),
                         [&](const char* known) { return std::strcmp(known, field.group) == 0; })) {
            m_groups.push_back(field.group);
        }
    }
    m_groups.push_back(core::kLifeGroup);
    const std::string table = schema.table;
    const auto place = [next](std::size_t offset) { return placeholder(next + offset); };
    m_select = "select id" + columns + ", deleted_at, ver, created_at, updated_at from " + table;
    m_find = "-- find " + table + "\n" + m_select + " where tenant_id = $1 and id = $2";
    m_findAll = "-- find several " + table + "\n" + m_select + " where tenant_id = $1 and id = any($2)";
    m_list = "-- list " + table + "\n" + m_select +
             " where tenant_id = $1 and deleted_at is null order by created_at, id";
    m_insert = "-- insert " + table + "\ninsert into " + table + " (tenant_id, id" + columns +
               ", deleted_at, ver, gver, gat, created_at, updated_at) values ($1, $2" + values + ", " +
               place(0) + ", " + place(1) + ", " + place(2) + ", " + place(3) + ", " + place(4) + ", " +
               place(4) + ")";
    m_update = "-- update " + table + "\nupdate " + table + " set " + assignments +
               "deleted_at = " + place(0) + ", ver = " + place(1) + ", gver = gver || " + place(2) +
               ", gat = gat || " + place(3) + ", updated_at = " + place(4) +
               " where tenant_id = $1 and id = $2";
}

Query RecordStore::find(const TenantId& tenant, const QUuid& id) const {
    return Query(Sql::composed(m_find), tenant, id);
}

Query RecordStore::findAll(const TenantId& tenant, const std::vector<QUuid>& ids) const {
    return Query(Sql::composed(m_findAll), tenant, ids);
}

Query RecordStore::list(const TenantId& tenant) const {
    return Query(Sql::composed(m_list), tenant);
}

StoredRecord RecordStore::read(const Row& row) const {
    StoredRecord stored;
    stored.record.kind = m_schema.kind;
    stored.record.id = row.uuid(0);
    int column = 1;
    for (const core::RecordField& field : m_schema.fields) {
        stored.record.fields.push_back(readField(row, column++, field.type));
    }
    stored.record.deletedAt = row.read<std::optional<core::Instant>>(column + kDeletedAt);
    stored.version = row.integer(column + kVersion);
    stored.createdAt = row.instant(column + kCreatedAt);
    stored.updatedAt = row.instant(column + kUpdatedAt);
    return stored;
}

std::vector<StoredRecord> RecordStore::readAll(const Rows& rows) const {
    std::vector<StoredRecord> records;
    records.reserve(std::size_t(rows.size()));
    for (const Row row : rows) {
        records.push_back(read(row));
    }
    return records;
}

std::optional<StoredRecord> RecordStore::readFirst(const Rows& rows) const {
    return rows.isEmpty() ? std::nullopt : std::optional(read(rows[0]));
}

void RecordStore::queue(const std::string& sql, TenantChange& change, const core::Record& record,
                        const std::vector<const char*>& changed, core::Instant now) const {
    Query query{Sql::composed(sql), change.tenant(), record.id};
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        bind(query.parameters, m_schema.fields[i], record.fields[i]);
    }
    query.parameters.add(record.deletedAt);
    query.parameters.add(change.version());
    query.parameters.add(stamps(changed, change.version()));
    query.parameters.add(stamps(changed, core::toMs(now)));
    query.parameters.add(now);
    change.transaction().queue(std::move(query));
}

void RecordStore::insert(TenantChange& change, const core::Record& record, core::Instant now) const {
    queue(m_insert, change, record, m_groups, now);
}

void RecordStore::noteInsertion(TenantChange& change, const core::Record& record, core::Instant now) const {
    core::JsonWriter json;
    core::writeRecord(json, record);
    change.queue(kHistory, change.tenant(), change.version(), QString::fromLatin1(m_schema.name), record.id,
                 QString::fromLatin1(core::kLifeGroup), change.user(), now, JsonText{"{}"},
                 JsonText{json.take()});
}

bool RecordStore::update(TenantChange& change, const core::Record& before, const core::Record& after,
                         core::Instant now) const {
    std::vector<const char*> changed;
    for (const char* group : m_groups) {
        if (groupDiffers(group, before, after)) {
            changed.push_back(group);
        }
    }
    if (changed.empty()) {
        return false;
    }
    queue(m_update, change, after, changed, now);
    for (const char* group : changed) {
        change.queue(kHistory, change.tenant(), change.version(), QString::fromLatin1(m_schema.name),
                     after.id, QString::fromLatin1(group), change.user(), now, groupJson(before, group),
                     groupJson(after, group));
    }
    return true;
}

bool RecordStore::groupDiffers(const char* group, const core::Record& a, const core::Record& b) const {
    if (std::strcmp(group, core::kLifeGroup) == 0) {
        return a.deletedAt != b.deletedAt;
    }
    for (std::size_t i = 0; i < m_schema.fields.size(); ++i) {
        if (std::strcmp(m_schema.fields[i].group, group) == 0 && a.fields[i] != b.fields[i]) {
            return true;
        }
    }
    return false;
}

} // namespace server
