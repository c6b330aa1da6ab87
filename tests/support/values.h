#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"

#include <QString>

namespace test {

// Exact values as a test writes them; a text that is none is a bug of the test.

inline core::Decimal dec(const QString& text) {
    return core::Decimal::parse(text).value();
}
inline core::Decimal dec(const char* text) {
    return dec(QString::fromLatin1(text));
}
inline core::Instant at(const char* rfc3339) {
    return core::parseInstant(QString::fromLatin1(rfc3339)).value();
}
inline core::Day day(const char* iso) {
    return core::parseDay(QString::fromLatin1(iso)).value();
}

} // namespace test
