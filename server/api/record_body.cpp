#include "server/api/record_body.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <string_view>

namespace server {
namespace {

/// Names are trimmed; longer texts are kept as typed.
constexpr int kLongestName = 200;

template <typename T>
std::optional<core::FieldValue> asField(const std::optional<T>& value) {
    return value ? std::optional<core::FieldValue>(*value) : std::nullopt;
}

std::optional<core::FieldValue> readJson(BodyFields& body, const QString& name) {
    const core::JsonValue* value = body.raw(name);
    if (!value->isObject() && !value->isArray()) {
        body.wrong(name, QStringLiteral("Must be an object or a list"));
        return std::nullopt;
    }
    core::JsonWriter json;
    json.value(*value);
    return QString::fromUtf8(json.take());
}

/// nullopt: it is wrong, and noted.
std::optional<core::FieldValue> readField(BodyFields& body, const core::RecordField& field) {
    const QString name = QString::fromLatin1(field.name);
    switch (field.type) {
    case core::FieldType::Text: {
        const TextRule rule{.least = 0, .most = field.limit, .trimmed = field.limit <= kLongestName};
        return asField(body.optionalText(name, rule));
    }
    case core::FieldType::Decimal:
        return asField(body.optionalDecimal(name));
    case core::FieldType::Integer:
        return asField(body.optionalWhole(
            name, {std::numeric_limits<qint32>::min(), std::numeric_limits<qint32>::max()}));
    case core::FieldType::Flag:
        return asField(body.optionalFlag(name));
    case core::FieldType::Instant:
        return asField(body.optionalInstant(name));
    case core::FieldType::Day:
        return asField(body.optionalDay(name));
    case core::FieldType::Id: {
        const auto id = body.optionalId<core::TagId>(name);
        return id ? std::optional<core::FieldValue>(id->uuid()) : std::nullopt;
    }
    case core::FieldType::Json:
        return readJson(body, name);
    }
    Q_UNREACHABLE();
}

} // namespace

void readRecordFields(BodyFields& body, const core::Record& blank, std::span<const char* const> fixed,
                      void (*normalise)(BodyFields&, core::Record&), core::Record& record) {
    const auto fields = core::schemaOf(record.kind).fields;
    QSet<QString> wrong;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString name = QString::fromLatin1(fields[i].name);
        const bool isFixed = std::any_of(fixed.begin(), fixed.end(), [&](const char* known) {
            return std::string_view(known) == fields[i].name;
        });
        if (isFixed || !body.contains(name)) {
            continue;
        }
        if (body.isNull(name)) {
            (void)body.raw(name);
            record.fields[i] = blank.fields[i];
        } else if (auto value = readField(body, fields[i])) {
            record.fields[i] = std::move(*value);
        } else {
            wrong.insert(name);
        }
    }
    if (normalise != nullptr && wrong.isEmpty()) {
        normalise(body, record);
    }
    for (const core::Error& error : core::validate(record)) {
        if (!wrong.contains(error.field) && error.field != u"id") {
            wrong.insert(error.field);
            body.wrong(error.field, error.detail);
        }
    }
}

} // namespace server
