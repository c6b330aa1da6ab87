#pragma once

#include "core/base/decimal.h"
#include "core/base/result.h"

#include <QAnyStringView>
#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace core {

class JsonValue;

/// Writes one JSON document as UTF-8. Numbers are exact: a Decimal keeps its digits, a double is written with
/// the fewest digits that read back to the same double (NaN and infinities as null, which a caller should not
/// rely on). Calls chain: `json.key("symbol").string(symbol)`. The caller keeps begin and end in balance.
class JsonWriter {
public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(QAnyStringView name);

    JsonWriter& string(QAnyStringView text);
    JsonWriter& boolean(bool value);
    JsonWriter& integer(qint64 value);
    JsonWriter& decimal(Decimal value, int minPlaces = 0);
    JsonWriter& ratio(double value);
    JsonWriter& null();
    JsonWriter& value(const JsonValue& value);
    /// JSON text that is known to be valid, as it is.
    JsonWriter& raw(const QByteArray& json);
    /// White space where the document may have it: files stay readable and diffable.
    JsonWriter& lineBreak();

    /// What has been written since the last call; a long document is drained into its file as it grows.
    QByteArray take();
    qsizetype size() const { return m_out.size(); }

private:
    JsonWriter& scalar(const char* text, qsizetype size);
    void beforeValue();
    void appendQuoted(QAnyStringView text);

    QByteArray m_out;
    bool m_needsComma = false;
};

/// A JSON value with its numbers as they were written; nothing passes through a double.
class JsonValue {
public:
    struct Member;
    /// A number's text, which is valid JSON.
    struct NumberText {
        QByteArray text;
        friend bool operator==(const NumberText&, const NumberText&) = default;
    };
    using Items = std::vector<JsonValue>;
    using Members = std::vector<Member>;

    JsonValue();
    ~JsonValue();
    JsonValue(const JsonValue& other);
    JsonValue(JsonValue&& other) noexcept;
    JsonValue& operator=(const JsonValue& other);
    JsonValue& operator=(JsonValue&& other) noexcept;
    explicit JsonValue(bool value);
    explicit JsonValue(NumberText number);
    explicit JsonValue(QString text);
    explicit JsonValue(Items items);
    explicit JsonValue(Members members);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_content); }
    bool isBool() const { return std::holds_alternative<bool>(m_content); }
    bool isNumber() const { return std::holds_alternative<NumberText>(m_content); }
    bool isString() const { return std::holds_alternative<QString>(m_content); }
    bool isArray() const { return std::holds_alternative<Items>(m_content); }
    bool isObject() const { return std::holds_alternative<Members>(m_content); }

    std::optional<bool> toBool() const;
    std::optional<QString> toText() const;
    /// A whole number of 64 bits written without point and exponent.
    std::optional<qint64> toInteger() const;
    /// From a number or from a string holding one; more than 8 decimals are refused.
    Result<Decimal> toDecimal() const;
    /// For ratios only; unset for anything but a number.
    std::optional<double> toDouble() const;
    /// Empty for anything but a number.
    QByteArray numberText() const;

    /// Empty for anything but an array.
    const Items& items() const&;
    Items items() &&;
    /// In the document's order; empty for anything but an object.
    const Members& members() const&;
    Members members() &&;
    /// The member of that name; nullptr when there is none or this is no object.
    const JsonValue* find(QStringView name) const;
    /// The member's text, or empty: for optional members of documents whose shape was checked.
    QString text(QStringView name) const;

    friend bool operator==(const JsonValue& a, const JsonValue& b);

private:
    std::variant<std::monostate, bool, NumberText, QString, Items, Members> m_content;
};

struct JsonValue::Member {
    QString name;
    JsonValue value;
    friend bool operator==(const Member&, const Member&) = default;
};

/// What a document may cost. Beyond a limit it is refused, never cut.
struct JsonLimits {
    qsizetype bytes = 64 * 1024 * 1024;
    int depth = 32;
    qsizetype values = 5'000'000;
};

/// MalformedFile with line, column and reason; FileTooLarge beyond a limit. Duplicate keys, invalid UTF-8,
/// NaN, comments, trailing commas and anything after the document are refused.
Result<JsonValue> parseJson(const QByteArray& json, const JsonLimits& limits = {});

} // namespace core
