#pragma once

#include <QByteArrayView>

namespace core {

// What dates and times of day are taken apart with: ASCII only, whatever the locale.

inline bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}
inline bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline char asciiLower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}
/// At most nine digits.
inline int digitsValue(QByteArrayView digits) {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}
/// Without white space, commas, semicolons and quotes around it.
inline QByteArrayView withoutEdges(QByteArrayView text) {
    const auto isEdge = [](char c) {
        return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\'' || c == '"';
    };
    while (!text.isEmpty() && isEdge(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isEdge(text.back())) {
        text.chop(1);
    }
    return text;
}

} // namespace core
