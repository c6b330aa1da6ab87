#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace core {

/// UTC with millisecond precision.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day, without a zone.
using Day = std::chrono::sys_days;

/// How exactly the source told a time. With Day, the instant is 00:00Z of the printed date (expiry, exercise
/// and assignment: 23:59:59.999Z), its day is that date in every zone, and hour and holding time are
/// undefined.
enum class TimePrecision : quint8 { Second, Minute, Day };

/// "Now", injected, so that tests can move it. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

inline Instant instantFromMs(qint64 ms) {
    return Instant(std::chrono::milliseconds(ms));
}
inline qint64 toMs(Instant instant) {
    return instant.time_since_epoch().count();
}
inline Day dayFromNumber(int daysSince1970) {
    return Day(std::chrono::days(daysSince1970));
}
inline int dayNumber(Day day) {
    return int(day.time_since_epoch().count());
}
/// Monday 1 … Sunday 7.
inline int isoWeekday(Day day) {
    return int(std::chrono::weekday(day).iso_encoding());
}

/// "2026-09-14"; nullopt for anything else, impossible dates included.
std::optional<Day> parseDay(QStringView text);
QString dayText(Day day);
/// RFC 3339 UTC: "2026-09-14T03:45:00Z", with ".123" where there are milliseconds.
QString instantText(Instant instant);
/// RFC 3339 with Z or an offset; nullopt for anything else.
std::optional<Instant> parseInstant(QStringView text);

} // namespace core
