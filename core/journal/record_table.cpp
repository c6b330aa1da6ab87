#include "core/journal/record_table.h"

#include <array>
#include <string>

namespace core {

namespace {

/// The statements of one kind, written from its schema once.
struct Texts {
    std::string select; ///< key, id, deleted_at, fields…
    std::string find;
    std::string findByKey;
    std::string all;
    std::string insert;
    std::string update;
    std::string erase;
};

Texts textsOf(const RecordSchema& schema) {
    const std::string table = schema.table;
    std::string columns = "id, deleted_at";
    std::string places = "?, ?";
    std::string settings = "id = ?, deleted_at = ?";
    for (const RecordField& field : schema.fields) {
        columns += std::string(", ") + field.column;
        places += ", ?";
        settings += std::string(", ") + field.column + " = ?";
    }
    Texts texts;
    texts.select = "select key, " + columns + " from " + table;
    texts.find = texts.select + " where id = ?";
    texts.findByKey = texts.select + " where key = ?";
    texts.all = texts.select + " where deleted_at is null or ? order by key";
    texts.insert =
        "insert into " + table + " (" + columns + ") values (" + places + ") on conflict (id) do nothing";
    texts.update = "update " + table + " set " + settings + " where key = ?";
    texts.erase = "delete from " + table + " where key = ?";
    return texts;
}

const Texts& textsFor(RecordKind kind) {
    static const std::array<Texts, kRecordKinds> all = [] {
        std::array<Texts, kRecordKinds> made;
        for (const RecordSchema& schema : allSchemas()) {
            made[std::size_t(schema.kind)] = textsOf(schema);
        }
        return made;
    }();
    return all[std::size_t(kind)];
}

void bindValue(SqliteStatement& statement, int parameter, const FieldValue& value) {
    std::visit(
        [&](const auto& content) {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>) {
                statement.bind(parameter, nullptr);
            } else {
                statement.bind(parameter, content);
            }
        },
        value);
}

int bindRecord(SqliteStatement& statement, const Record& record) {
    int parameter = 0;
    statement.bind(++parameter, record.id);
    statement.bind(++parameter, record.deletedAt);
    for (const FieldValue& value : record.fields) {
        bindValue(statement, ++parameter, value);
    }
    return parameter;
}

FieldValue readValue(const SqliteStatement& statement, int column, FieldType type) {
    if (statement.isNull(column)) {
        return {};
    }
    switch (type) {
    case FieldType::Text:
    case FieldType::Json:
        return statement.text(column);
    case FieldType::Decimal:
        return statement.decimal(column);
    case FieldType::Integer:
        return statement.integer(column);
    case FieldType::Flag:
        return statement.integer(column) != 0;
    case FieldType::Instant:
        return statement.instant(column);
    case FieldType::Day:
        return statement.day(column);
    case FieldType::Id:
        return statement.uuid(column);
    }
    return {};
}

} // namespace

RecordTable::RecordTable(SqliteConnection& connection, RecordKind kind)
    : m_connection(connection), m_schema(schemaOf(kind)) {}

RecordTable::Row RecordTable::read(SqliteStatement& statement) const {
    Row row;
    row.key = statement.integer(0);
    row.record.kind = m_schema.kind;
    row.record.id = statement.uuid(1);
    if (!statement.isNull(2)) {
        row.record.deletedAt = statement.instant(2);
    }
    row.record.fields.reserve(m_schema.fields.size());
    int column = 3;
    for (const RecordField& field : m_schema.fields) {
        row.record.fields.push_back(readValue(statement, column++, field.type));
    }
    return row;
}

std::optional<RecordTable::Row> RecordTable::find(const QUuid& id) const {
    SqliteStatement statement = m_connection.prepare(textsFor(m_schema.kind).find, id);
    return statement.step() ? std::optional(read(statement)) : std::nullopt;
}

std::optional<RecordTable::Row> RecordTable::findByKey(qint64 key) const {
    SqliteStatement statement = m_connection.prepare(textsFor(m_schema.kind).findByKey, key);
    return statement.step() ? std::optional(read(statement)) : std::nullopt;
}

std::vector<RecordTable::Row> RecordTable::all(bool withDeleted) const {
    std::vector<Row> rows;
    SqliteStatement statement = m_connection.prepare(textsFor(m_schema.kind).all, withDeleted);
    while (statement.step()) {
        rows.push_back(read(statement));
    }
    return rows;
}

std::vector<RecordTable::Row> RecordTable::where(const char* column, const QUuid& value) const {
    std::vector<Row> rows;
    SqliteStatement statement = m_connection.prepare(
        textsFor(m_schema.kind).select + " where " + column + " = ? order by key", value);
    while (statement.step()) {
        rows.push_back(read(statement));
    }
    return rows;
}

qint64 RecordTable::insert(const Record& record) {
    if (!m_insert) {
        m_insert.emplace(m_connection.prepare(textsFor(m_schema.kind).insert));
    }
    bindRecord(*m_insert, record);
    m_insert->run();
    return m_connection.changedRows() == 0 ? 0 : m_connection.lastInsertKey();
}

void RecordTable::update(qint64 key, const Record& record) {
    SqliteStatement statement = m_connection.prepare(textsFor(m_schema.kind).update);
    const int last = bindRecord(statement, record);
    statement.bind(last + 1, key);
    statement.run();
}

void RecordTable::erase(qint64 key) {
    m_connection.run(textsFor(m_schema.kind).erase, key);
}

} // namespace core
