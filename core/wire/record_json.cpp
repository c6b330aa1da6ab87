#include "core/wire/record_json.h"

#include <cstring>

namespace core {

namespace {

using Field = RecordField;

QString idText(const QUuid& id) {
    return id.toString(QUuid::WithoutBraces);
}

void writeJsonText(JsonWriter& json, const QString& text) {
    const Result<JsonValue> value = parseJson(text.toUtf8());
    value.ok() ? json.value(*value) : json.string(text);
}

void writeValue(JsonWriter& json, const Field& field, const FieldValue& value) {
    if (const auto* text = std::get_if<QString>(&value)) {
        field.type == FieldType::Json ? writeJsonText(json, *text) : void(json.string(*text));
    } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
        json.decimal(*decimal);
    } else if (const auto* integer = std::get_if<qint64>(&value)) {
        json.integer(*integer);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        json.boolean(*flag);
    } else if (const auto* instant = std::get_if<Instant>(&value)) {
        json.string(instantText(*instant));
    } else if (const auto* day = std::get_if<Day>(&value)) {
        json.string(dayText(*day));
    } else if (const auto* id = std::get_if<QUuid>(&value)) {
        json.string(idText(*id));
    } else {
        json.null();
    }
}

Error wrong(const RecordSchema& schema, const char* field, const QString& why) {
    const QString name = QString::fromLatin1(field);
    return {ErrorCode::InvalidValue,
            QStringLiteral("%1.%2: %3").arg(QString::fromLatin1(schema.name), name, why), name};
}

std::optional<FieldValue> readId(const QString& text) {
    const QUuid id = QUuid::fromString(text);
    return id.isNull() ? std::nullopt : std::optional<FieldValue>(id);
}

template <typename T>
std::optional<FieldValue> asField(const std::optional<T>& value) {
    return value.has_value() ? std::optional<FieldValue>(*value) : std::nullopt;
}

/// A Json field holds its text; a JSON string is kept as JSON too, quotes included, so that nothing is
/// ambiguous.
FieldValue jsonTextOf(const JsonValue& value) {
    JsonWriter json;
    json.value(value);
    return QString::fromUtf8(json.take());
}

std::optional<FieldValue> readValue(FieldType type, const JsonValue& value) {
    switch (type) {
    case FieldType::Text:
        return asField(value.toText());
    case FieldType::Decimal: {
        const Result<Decimal> decimal = value.toDecimal();
        return decimal.ok() ? std::optional<FieldValue>(*decimal) : std::nullopt;
    }
    case FieldType::Integer:
        return asField(value.toInteger());
    case FieldType::Flag:
        return asField(value.toBool());
    case FieldType::Instant:
        return asField(parseInstant(value.toText().value_or(QString())));
    case FieldType::Day:
        return asField(parseDay(value.toText().value_or(QString())));
    case FieldType::Id:
        return readId(value.toText().value_or(QString()));
    case FieldType::Json:
        return jsonTextOf(value);
    }
    return std::nullopt;
}

QString expected(FieldType type) {
    switch (type) {
    case FieldType::Text:
        return QStringLiteral("a text is expected");
    case FieldType::Decimal:
        return QStringLiteral("a number with at most 8 decimals, up to 92 billion, is expected");
    case FieldType::Integer:
        return QStringLiteral("a whole number is expected");
    case FieldType::Flag:
        return QStringLiteral("true or false is expected");
    case FieldType::Instant:
        return QStringLiteral("a time like 2026-09-14T03:45:00Z is expected");
    case FieldType::Day:
        return QStringLiteral("a date like 2026-09-14 is expected");
    case FieldType::Id:
        return QStringLiteral("a UUID is expected");
    case FieldType::Json:
        return QStringLiteral("JSON is expected");
    }
    return {};
}

/// Index of the field with that wire name, -1 when the schema has none.
int fieldIndex(const RecordSchema& schema, const QString& name) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        if (name == QLatin1String(schema.fields[i].name)) {
            return int(i);
        }
    }
    return -1;
}

Result<void> readMember(const RecordSchema& schema, const JsonValue::Member& member, UnknownFields unknown,
                        ReadRecord& into) {
    if (member.name == QLatin1String("id")) {
        into.record.id = QUuid::fromString(member.value.toText().value_or(QString()));
        return Done{};
    }
    if (member.name == QLatin1String("deletedAt")) {
        into.record.deletedAt = parseInstant(member.value.toText().value_or(QString()));
        return into.record.deletedAt.has_value() || member.value.isNull()
                   ? Result<void>()
                   : wrong(schema, "deletedAt", expected(FieldType::Instant));
    }
    const int index = fieldIndex(schema, member.name);
    if (index < 0 && unknown == UnknownFields::Refuse) {
        return wrong(schema, member.name.toUtf8().constData(), QStringLiteral("this field is not known"));
    }
    if (index < 0) {
        into.unknown.push_back(member);
        return Done{};
    }
    if (member.value.isNull()) {
        return Done{};
    }
    const RecordField& field = schema.fields[std::size_t(index)];
    const std::optional<FieldValue> value = readValue(field.type, member.value);
    if (!value.has_value()) {
        return wrong(schema, field.name, expected(field.type));
    }
    into.record.fields[std::size_t(index)] = *value;
    return Done{};
}

} // namespace

void writeRecord(JsonWriter& json, const Record& record) {
    const RecordSchema& schema = schemaOf(record.kind);
    json.beginObject().key("id").string(idText(record.id));
    if (record.deletedAt.has_value()) {
        json.key("deletedAt").string(instantText(*record.deletedAt));
    }
    for (std::size_t i = 0; i < schema.fields.size() && i < record.fields.size(); ++i) {
        if (!std::holds_alternative<std::monostate>(record.fields[i])) {
            json.key(schema.fields[i].name);
            writeValue(json, schema.fields[i], record.fields[i]);
        }
    }
    json.endObject();
}

void writeGroup(JsonWriter& json, const Record& record, const char* group) {
    const RecordSchema& schema = schemaOf(record.kind);
    json.beginObject();
    if (std::strcmp(group, kLifeGroup) == 0) {
        json.key("deletedAt");
        record.deletedAt ? json.string(instantText(*record.deletedAt)) : json.null();
    }
    for (std::size_t i = 0; i < schema.fields.size() && i < record.fields.size(); ++i) {
        if (std::strcmp(schema.fields[i].group, group) == 0) {
            json.key(schema.fields[i].name);
            writeValue(json, schema.fields[i], record.fields[i]);
        }
    }
    json.endObject();
}

Result<ReadRecord> readRecord(RecordKind kind, const JsonValue& json, UnknownFields unknown) {
    const RecordSchema& schema = schemaOf(kind);
    if (!json.isObject()) {
        return wrong(schema, "id", QStringLiteral("an object is expected"));
    }
    ReadRecord read;
    read.record.kind = kind;
    read.record.fields.resize(schema.fields.size());
    for (const JsonValue::Member& member : json.members()) {
        if (const Result<void> done = readMember(schema, member, unknown, read); !done.ok()) {
            return done.error();
        }
    }
    if (read.record.id.isNull()) {
        return wrong(schema, "id", expected(FieldType::Id));
    }
    if (const std::vector<Error> errors = validate(read.record); !errors.empty()) {
        return wrong(schema, errors.front().field.toUtf8().constData(), errors.front().detail);
    }
    return read;
}

std::optional<RecordKind> recordKindByName(QStringView name) {
    for (const RecordSchema& schema : allSchemas()) {
        if (name == QLatin1String(schema.name)) {
            return schema.kind;
        }
    }
    return std::nullopt;
}

} // namespace core
