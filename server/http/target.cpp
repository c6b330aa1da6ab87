#include "server/http/target.h"

#include <QByteArrayList>
#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace server {

namespace {

constexpr qsizetype kMostParameters = 100;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// nullopt for a broken escape, invalid UTF-8 or U+0000.
std::optional<QString> decoded(QByteArrayView text, bool plusIsSpace) {
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += plusIsSpace && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        bytes += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless); // a cut character is an error
    QString result = decoder(bytes);
    if (decoder.hasError() || result.contains(QChar(u'\0'))) {
        return std::nullopt;
    }
    return result;
}

Problem malformed(const char* why) {
    return Problem{ProblemKind::MalformedRequest, QString::fromLatin1(why)};
}

/// A segment no proxy could have seen as something else.
bool isPlainSegment(const QString& segment) {
    return segment != QLatin1String(".") && segment != QLatin1String("..") && !segment.contains(u'/') &&
           !segment.contains(u'\\') && std::none_of(segment.begin(), segment.end(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

} // namespace

Outcome<Target> readTarget(const QByteArray& target) {
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.first(mark);
    Target read{QString::fromLatin1(path), {}, {}};
    for (const QByteArray& part : path.mid(1).split('/')) {
        const std::optional<QString> segment = decoded(part, false);
        if (!segment || !isPlainSegment(*segment)) {
            return malformed("The path cannot be read.");
        }
        read.segments << *segment;
    }
    if (mark < 0 || mark + 1 == target.size()) {
        return read;
    }
    const QByteArrayList parameters = target.mid(mark + 1).split('&');
    if (parameters.size() > kMostParameters) {
        return malformed("The query has too many parameters.");
    }
    for (const QByteArray& parameter : parameters) {
        const qsizetype equals = parameter.indexOf('=');
        const std::optional<QString> name = decoded(equals < 0 ? parameter : parameter.first(equals), true);
        const std::optional<QString> value =
            decoded(equals < 0 ? QByteArray() : parameter.mid(equals + 1), true);
        if (!name || !value) {
            return malformed("The query cannot be read.");
        }
        read.query.emplace_back(*name, *value);
    }
    return read;
}

} // namespace server
