#include "core/base/clock.h"

#include <QDateTime>

#include <array>
#include <cstdio>

namespace core {

Instant SystemClock::now() const {
    return instantFromMs(QDateTime::currentMSecsSinceEpoch());
}

std::optional<Day> parseDay(QStringView text) {
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-') {
        return std::nullopt;
    }
    for (int i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < u'0' || text[i] > u'9') {
            return std::nullopt;
        }
    }
    const std::chrono::year_month_day day{std::chrono::year(text.left(4).toInt()),
                                          std::chrono::month(text.mid(5, 2).toUInt()),
                                          std::chrono::day(text.mid(8, 2).toUInt())};
    if (!day.ok()) {
        return std::nullopt;
    }
    return Day(day);
}

QString dayText(Day day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 16> text{};
    const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(date.year()),
                                   unsigned(date.month()), unsigned(date.day()));
    return QString::fromLatin1(text.data(), size);
}

QString instantText(Instant instant) {
    const Day day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    if (date.year() < std::chrono::year(1) || date.year() > std::chrono::year(9999)) {
        return {}; // RFC 3339 has no such years
    }
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 32> text{};
    int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()),
                             unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                             int(time.minutes().count()), int(time.seconds().count()));
    if (const auto milliseconds = int(time.subseconds().count()); milliseconds != 0) {
        size += std::snprintf(text.data() + size, text.size() - size_t(size), ".%03d", milliseconds);
    }
    text[size_t(size)] = 'Z';
    return QString::fromLatin1(text.data(), size + 1);
}

std::optional<Instant> parseInstant(QStringView text) {
    if (text.size() < 20 || (text[10] != u'T' && text[10] != u't')) {
        return std::nullopt;
    }
    const QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    const bool hasZone = text.endsWith(u'Z') || text.endsWith(u'z') || text[text.size() - 6] == u'+' ||
                         text[text.size() - 6] == u'-';
    if (!time.isValid() || !hasZone) {
        return std::nullopt;
    }
    return instantFromMs(time.toMSecsSinceEpoch());
}

} // namespace core
