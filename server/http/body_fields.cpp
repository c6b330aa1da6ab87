#include "server/http/body_fields.h"

namespace server {

namespace {

/// More values than the largest bulk request has; a body of a megabyte of "[[],[],…" stops here.
constexpr qsizetype kMostValues = 500'000;

Outcome<void> checkMediaType(const Request& request) {
    const QList<QByteArray> parts = request.header("content-type").toLower().split(';');
    bool fits = parts[0].trimmed() == "application/json" && parts.size() <= 2;
    if (parts.size() == 2) {
        const QByteArray charset = parts[1].trimmed();
        fits = fits && (charset == "charset=utf-8" || charset == "charset=\"utf-8\"");
    }
    if (!fits) {
        return Problem{ProblemKind::UnsupportedMedia,
                       QStringLiteral("The body must be sent as Content-Type: application/json.")};
    }
    return core::Done{};
}

} // namespace

Outcome<BodyFields> BodyFields::of(const Request& request) {
    if (const Outcome<void> media = checkMediaType(request); !media) {
        return media.error();
    }
    core::JsonLimits limits;
    limits.values = kMostValues;
    core::Result<core::JsonValue> json = core::parseJson(request.body, limits);
    if (!json) {
        return Problem{
            ProblemKind::MalformedRequest,
            QStringLiteral("The body is no JSON as this server reads it: %1").arg(json.error().detail)};
    }
    if (!json->isObject()) {
        return Problem{ProblemKind::MalformedRequest, QStringLiteral("The body must be a JSON object.")};
    }
    return BodyFields(*std::move(json));
}

BodyFields::BodyFields(core::JsonValue object)
    : m_document(std::make_unique<const core::JsonValue>(std::move(object))),
      m_own(std::make_unique<FieldErrors>()), m_object(m_document.get()), m_errors(m_own.get()) {}

BodyFields::BodyFields(const core::JsonValue* object, QString path, FieldErrors* errors)
    : m_object(object), m_path(std::move(path)), m_errors(errors) {}

bool BodyFields::contains(QStringView name) const {
    return m_object->find(name) != nullptr;
}

bool BodyFields::isNull(QStringView name) const {
    const core::JsonValue* value = m_object->find(name);
    return value != nullptr && value->isNull();
}

QString BodyFields::pathOf(QStringView name) const {
    return m_path.isEmpty() ? name.toString() : QStringLiteral("%1.%2").arg(m_path, name);
}

void BodyFields::wrong(QStringView name, const QString& message) {
    m_errors->add(pathOf(name), message);
}

const core::JsonValue* BodyFields::find(QStringView name, Presence presence) {
    const core::JsonValue* value = raw(name);
    if (value != nullptr && !value->isNull()) {
        return value;
    }
    if (presence == Presence::Required) {
        wrong(name, value == nullptr ? QStringLiteral("Is required") : QStringLiteral("Must not be null"));
    }
    return nullptr;
}

const core::JsonValue* BodyFields::raw(QStringView name) {
    m_read.insert(name.toString());
    return m_object->find(name);
}

std::optional<QString> BodyFields::readText(QStringView name, const TextRule& rule, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    std::optional<QString> text = value->toText();
    if (text && rule.trimmed) {
        text = text->trimmed();
    }
    const QString why = text ? complaint(*text, rule) : QStringLiteral("Must be a text");
    if (!why.isEmpty()) {
        wrong(name, why);
        return std::nullopt;
    }
    return text;
}

std::optional<core::Decimal> BodyFields::readDecimal(QStringView name, DecimalRule rule, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const core::Result<core::Decimal> decimal = value->toDecimal();
    const QString why = decimal ? complaint(*decimal, rule) : complaintOfDecimal(decimal.error());
    if (!why.isEmpty()) {
        wrong(name, why);
        return std::nullopt;
    }
    return *decimal;
}

std::optional<qint64> BodyFields::readWhole(QStringView name, const WholeRule& rule, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<qint64> number = value->toInteger();
    const QString why = complaint(number, rule);
    if (!why.isEmpty()) {
        wrong(name, why);
        return std::nullopt;
    }
    return number;
}

std::optional<bool> BodyFields::readFlag(QStringView name, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<bool> flag = value->toBool();
    if (!flag) {
        wrong(name, kNotAFlag);
    }
    return flag;
}

std::optional<core::Instant> BodyFields::readInstant(QStringView name, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<core::Instant> instant = core::parseInstant(value->toText().value_or(QString()));
    if (!instant) {
        wrong(name, kNotAnInstant);
    }
    return instant;
}

std::optional<core::Day> BodyFields::readDay(QStringView name, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<core::Day> day = core::parseDay(value->toText().value_or(QString()));
    if (!day) {
        wrong(name, kNotADay);
    }
    return day;
}

std::optional<int> BodyFields::word(QStringView name, std::span<const char* const> words, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<QString> text = value->toText();
    const std::optional<int> index = text ? indexOfWord(*text, words) : std::nullopt;
    if (!index) {
        wrong(name, complaintOfChoice(words));
    }
    return index;
}

std::optional<QUuid> BodyFields::uuid(QStringView name, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<QUuid> uuid = readUuid(value->toText().value_or(QString()));
    if (!uuid) {
        wrong(name, kNotAnId);
    }
    return uuid;
}

Outcome<void> BodyFields::finish() {
    noteUnknown();
    return m_errors->outcome(QStringLiteral("The request has fields that are wrong."));
}

void BodyFields::noteUnknown() {
    for (const core::JsonValue::Member& member : m_object->members()) {
        if (!m_read.contains(member.name)) {
            wrong(member.name, kUnknownField);
        }
    }
    for (BodyFields& nested : m_nested) {
        nested.noteUnknown();
    }
}

} // namespace server
