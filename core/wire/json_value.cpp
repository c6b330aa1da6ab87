#include "core/wire/json.h"

namespace core {

// Here, where Member is complete.
JsonValue::JsonValue() = default;
JsonValue::~JsonValue() = default;
JsonValue::JsonValue(const JsonValue& other) = default;
JsonValue::JsonValue(JsonValue&& other) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue& other) = default;
JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;

JsonValue::JsonValue(bool value) : m_content(value) {}
JsonValue::JsonValue(NumberText number) : m_content(std::move(number)) {}
JsonValue::JsonValue(QString text) : m_content(std::move(text)) {}
JsonValue::JsonValue(Items items) : m_content(std::move(items)) {}
JsonValue::JsonValue(Members members) : m_content(std::move(members)) {}

std::optional<bool> JsonValue::toBool() const {
    const bool* flag = std::get_if<bool>(&m_content);
    return flag == nullptr ? std::nullopt : std::optional(*flag);
}

std::optional<QString> JsonValue::toText() const {
    const QString* text = std::get_if<QString>(&m_content);
    return text == nullptr ? std::nullopt : std::optional(*text);
}

std::optional<qint64> JsonValue::toInteger() const {
    bool ok = false;
    const qint64 number = numberText().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Result<Decimal> JsonValue::toDecimal() const {
    if (const NumberText* number = std::get_if<NumberText>(&m_content)) {
        return Decimal::parse(QString::fromLatin1(number->text));
    }
    if (const QString* text = std::get_if<QString>(&m_content)) {
        return Decimal::parse(*text);
    }
    return Error{ErrorCode::InvalidValue, QStringLiteral("not a number"), {}};
}

std::optional<double> JsonValue::toDouble() const {
    bool ok = false;
    const double number = numberText().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QByteArray JsonValue::numberText() const {
    const NumberText* number = std::get_if<NumberText>(&m_content);
    return number == nullptr ? QByteArray() : number->text;
}

const JsonValue::Items& JsonValue::items() const& {
    static const Items kNone;
    const Items* items = std::get_if<Items>(&m_content);
    return items == nullptr ? kNone : *items;
}

JsonValue::Items JsonValue::items() && {
    return std::as_const(*this).items();
}

JsonValue::Members JsonValue::members() && {
    return std::as_const(*this).members();
}

const JsonValue::Members& JsonValue::members() const& {
    static const Members kNone;
    const Members* members = std::get_if<Members>(&m_content);
    return members == nullptr ? kNone : *members;
}

const JsonValue* JsonValue::find(QStringView name) const {
    for (const Member& member : members()) {
        if (member.name == name) {
            return &member.value;
        }
    }
    return nullptr;
}

QString JsonValue::text(QStringView name) const {
    const JsonValue* value = find(name);
    return value == nullptr ? QString() : value->toText().value_or(QString());
}

bool operator==(const JsonValue& a, const JsonValue& b) {
    return a.m_content == b.m_content;
}

} // namespace core
