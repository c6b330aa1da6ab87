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
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(instant), Qt::UTC);
    return time.toString(toMs(instant) % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
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
