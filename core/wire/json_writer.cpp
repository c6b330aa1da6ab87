#include "core/wire/json.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

bool needsEscape(uchar c) {
    return c < 0x20 || c == '"' || c == '\\';
}

void appendEscape(QByteArray& out, uchar c) {
    static constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    }
    out += "\\u00";
    out += kHex[c >> 4];
    out += kHex[c & 15];
}

char16_t codeOf(QChar unit) {
    return unit.unicode();
}
template <typename Byte> // of Latin-1 or UTF-8
char16_t codeOf(Byte unit) {
    return uchar(unit);
}

/// ASCII that stands for itself: keys, ids, times, most names.
template <typename View>
bool isPlain(View text) {
    return std::all_of(text.begin(), text.end(), [](auto unit) {
        const char16_t c = codeOf(unit);
        return c < 0x80 && !needsEscape(uchar(c));
    });
}

template <typename View>
void appendPlain(QByteArray& out, View text) {
    const qsizetype before = out.size();
    out.resize(before + text.size() + 2);
    char* next = out.data() + before;
    *next++ = '"';
    for (const auto unit : text) {
        *next++ = char(codeOf(unit));
    }
    *next = '"';
}

} // namespace

void JsonWriter::beforeValue() {
    if (m_needsComma) {
        m_out += ',';
    }
    m_needsComma = true;
}

JsonWriter& JsonWriter::scalar(const char* text, qsizetype size) {
    beforeValue();
    m_out.append(text, size);
    return *this;
}

JsonWriter& JsonWriter::beginObject() {
    beforeValue();
    m_out += '{';
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::endObject() {
    m_out += '}';
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::beginArray() {
    beforeValue();
    m_out += '[';
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::endArray() {
    m_out += ']';
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::key(QAnyStringView name) {
    beforeValue();
    appendQuoted(name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::string(QAnyStringView text) {
    beforeValue();
    appendQuoted(text);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    return value ? scalar("true", 4) : scalar("false", 5);
}

JsonWriter& JsonWriter::integer(qint64 value) {
    return raw(QByteArray::number(value));
}

JsonWriter& JsonWriter::decimal(Decimal value, int minPlaces) {
    return raw(value.toString(minPlaces).toLatin1());
}

JsonWriter& JsonWriter::ratio(double value) {
    if (!std::isfinite(value)) {
        return null();
    }
    // -0 is a number to JSON and a puzzle to a reader.
    return raw(QByteArray::number(value == 0 ? 0.0 : value, 'g', QLocale::FloatingPointShortest));
}

JsonWriter& JsonWriter::null() {
    return scalar("null", 4);
}

JsonWriter& JsonWriter::raw(const QByteArray& json) {
    return scalar(json.constData(), json.size());
}

JsonWriter& JsonWriter::value(const JsonValue& value) {
    if (value.isObject()) {
        beginObject();
        for (const JsonValue::Member& member : value.members()) {
            key(member.name).value(member.value);
        }
        return endObject();
    }
    if (value.isArray()) {
        beginArray();
        for (const JsonValue& item : value.items()) {
            this->value(item);
        }
        return endArray();
    }
    if (const auto text = value.toText()) {
        return string(*text);
    }
    if (const auto flag = value.toBool()) {
        return boolean(*flag);
    }
    return value.isNumber() ? raw(value.numberText()) : null();
}

JsonWriter& JsonWriter::lineBreak() {
    // After a comma would be prettier, yet the comma is only known to be needed when the next value comes.
    m_out += '\n';
    return *this;
}

QByteArray JsonWriter::take() {
    return std::exchange(m_out, QByteArray());
}

void JsonWriter::appendQuoted(QAnyStringView text) {
    const bool isDone = text.visit([this](auto view) {
        const bool plain = isPlain(view);
        if (plain) {
            appendPlain(m_out, view);
        }
        return plain;
    });
    if (isDone) {
        return;
    }
    const QByteArray utf8 = text.toString().toUtf8();
    m_out += '"';
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if (const auto c = uchar(utf8[i]); needsEscape(c)) {
            m_out.append(utf8.constData() + plainFrom, i - plainFrom);
            appendEscape(m_out, c);
            plainFrom = i + 1;
        }
    }
    m_out.append(utf8.constData() + plainFrom, utf8.size() - plainFrom);
    m_out += '"';
}

} // namespace core
