#include "core/wire/json.h"
#include "core/wire/json_stream.h"

#include <QSet>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace core {

namespace {

constexpr int kLinearSearchUpTo = 16;

/// RapidJSON refuses half a surrogate pair, but for a second half alone ("\udc00"), which it hands over as
/// the bytes ED B0 80 that are no UTF-8.
bool isText(QByteArrayView utf8) {
    for (qsizetype at = utf8.indexOf('\xED'); at >= 0; at = utf8.indexOf('\xED', at + 1)) {
        if (at + 1 < utf8.size() && uchar(utf8[at + 1]) >= 0xA0) {
            return false;
        }
    }
    return true;
}

/// Builds values from RapidJSON's events. An event answered with false ends the parsing; `failure` says why.
class TreeBuilder {
public:
    TreeBuilder(const JsonLimits& limits, const JsonListVisitor* visitor)
        : m_limits(limits), m_visitor(visitor) {}

    bool Null() { return scalar(JsonValue()); }
    bool Bool(bool value) { return scalar(JsonValue(value)); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
        return scalar(JsonValue(JsonValue::NumberText{QByteArray(text, qsizetype(size))}));
    }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return checkText({text, qsizetype(size)}) &&
               scalar(JsonValue(QString::fromUtf8(text, qsizetype(size))));
    }
    // Not called: numbers come as text.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }

    bool StartObject() { return begin(true); }
    bool EndObject(rapidjson::SizeType) {
        JsonValue value(std::move(m_open.back().members));
        m_open.pop_back();
        return finished(std::move(value));
    }
    bool StartArray() { return begin(false); }
    bool EndArray(rapidjson::SizeType) {
        JsonValue value(std::move(m_open.back().items));
        m_open.pop_back();
        return finished(std::move(value));
    }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        if (!checkText({text, qsizetype(size)})) {
            return false;
        }
        Container& object = m_open.back();
        object.key = QString::fromUtf8(text, qsizetype(size));
        if (!isNewKey(object)) {
            return fail(ErrorCode::MalformedFile,
                        QStringLiteral("the key \"%1\" is there twice").arg(object.key));
        }
        return true;
    }

    const std::optional<Error>& failure() const { return m_failure; }
    JsonValue takeRoot() { return std::move(m_root); }

private:
    struct Container {
        bool isObject = false;
        QString key;
        JsonValue::Members members;
        JsonValue::Items items;
        QSet<QString> keys; ///< only of large and of visited objects
    };

    bool fail(ErrorCode code, const QString& why) {
        m_failure = Error{code, why, {}};
        return false;
    }

    bool checkText(QByteArrayView utf8) {
        return isText(utf8) ||
               fail(ErrorCode::MalformedFile, QStringLiteral("a text holds half a surrogate pair"));
    }

    bool isNewKey(Container& object) const {
        if (object.keys.isEmpty() && object.members.size() < kLinearSearchUpTo && !isVisited()) {
            for (const JsonValue::Member& member : object.members) {
                if (member.name == object.key) {
                    return false;
                }
            }
            return true;
        }
        if (object.keys.isEmpty()) {
            for (const JsonValue::Member& member : object.members) {
                object.keys.insert(member.name);
            }
        }
        const qsizetype before = object.keys.size();
        object.keys.insert(object.key);
        return object.keys.size() > before;
    }
    /// Members of the outermost object are not kept while a visitor takes them.
    bool isVisited() const { return m_visitor != nullptr && m_open.size() == 1; }

    bool begin(bool isObject) {
        if (m_visitor != nullptr && m_open.empty() && !isObject) {
            return fail(ErrorCode::MalformedFile, QStringLiteral("the document is no object"));
        }
        if (int(m_open.size()) >= m_limits.depth) {
            return fail(ErrorCode::FileTooLarge, QStringLiteral("nested deeper than %1").arg(m_limits.depth));
        }
        m_open.push_back({isObject, {}, {}, {}, {}});
        return countValue();
    }

    bool countValue() {
        if (++m_values > m_limits.values) {
            return fail(ErrorCode::FileTooLarge, QStringLiteral("more than %1 values").arg(m_limits.values));
        }
        return true;
    }

    bool scalar(JsonValue&& value) { return countValue() && finished(std::move(value)); }

    bool finished(JsonValue&& value) {
        if (m_open.empty()) {
            if (m_visitor != nullptr && !value.isObject()) {
                return fail(ErrorCode::MalformedFile, QStringLiteral("the document is no object"));
            }
            m_root = std::move(value);
            return true;
        }
        if (m_visitor != nullptr && m_open.size() == 1) {
            return value.isArray() || visit(m_visitor->member(m_open[0].key, std::move(value)));
        }
        if (m_visitor != nullptr && m_open.size() == 2 && !m_open[1].isObject) {
            return visit(m_visitor->element(m_open[0].key, std::move(value)));
        }
        Container& parent = m_open.back();
        if (parent.isObject) {
            parent.members.push_back({std::move(parent.key), std::move(value)});
        } else {
            parent.items.push_back(std::move(value));
        }
        return true;
    }

    bool visit(const Result<void>& answer) {
        if (!answer.ok()) {
            m_failure = answer.error();
        }
        return answer.ok();
    }

    const JsonLimits& m_limits;
    const JsonListVisitor* m_visitor;
    std::vector<Container> m_open;
    JsonValue m_root;
    qsizetype m_values = 0;
    std::optional<Error> m_failure;
};

/// "line 3, column 14" of a byte; columns count bytes, which is what editors show for the plain text JSON
/// mostly is.
QString placeOf(const QByteArray& json, qsizetype offset) {
    const QByteArrayView before = QByteArrayView(json).first(qMin(offset, json.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(before.size() - before.lastIndexOf('\n'));
}

Result<void> parseInto(TreeBuilder& builder, const QByteArray& json, const JsonLimits& limits) {
    if (json.size() > limits.bytes) {
        return Error{
            ErrorCode::FileTooLarge, QStringLiteral("more than %1 bytes of JSON").arg(limits.bytes), {}};
    }
    const qsizetype start = json.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    rapidjson::MemoryStream stream(json.constData() + start, std::size_t(json.size() - start));
    rapidjson::Reader reader;
    // Iterative: the depth of a hostile document must not become the depth of our stack.
    constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                                rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
    const qsizetype end = start + qsizetype(stream.Tell());
    if (builder.failure().has_value()) {
        Error error = *builder.failure();
        error.detail = QStringLiteral("%1: %2").arg(placeOf(json, end), error.detail);
        return error;
    }
    if (result.IsError()) {
        const qsizetype offset = start + qsizetype(result.Offset());
        const QString reason = QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
        return Error{
            ErrorCode::MalformedFile, QStringLiteral("%1: %2").arg(placeOf(json, offset), reason), {}};
    }
    // A NUL byte ends the document for RapidJSON; what follows it must not be lost without a word.
    if (end < json.size()) {
        return Error{ErrorCode::MalformedFile,
                     QStringLiteral("%1: text after the document").arg(placeOf(json, end)),
                     {}};
    }
    return Done{};
}

} // namespace

Result<JsonValue> parseJson(const QByteArray& json, const JsonLimits& limits) {
    TreeBuilder builder(limits, nullptr);
    if (const Result<void> parsed = parseInto(builder, json, limits); !parsed.ok()) {
        return parsed.error();
    }
    return builder.takeRoot();
}

Result<void> visitJsonLists(const QByteArray& json, const JsonListVisitor& visitor,
                            const JsonLimits& limits) {
    TreeBuilder builder(limits, &visitor);
    return parseInto(builder, json, limits);
}

} // namespace core
