#include "app/text/time_text.h"

#include "core/domain/trading_day.h"

#include <QCoreApplication>
#include <QDate>
#include <QTimeZone>

#include <memory>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

const core::ZoneTable& zoneTable(const QString& zone) {
    // One zone at a time is shown; laying out its offsets for every cell would be slow.
    static QString name;
    static std::unique_ptr<core::ZoneTable> table;
    if (!table || name != zone) {
        name = zone;
        table = std::make_unique<core::ZoneTable>(core::zoneNamed(zone).value_or(QTimeZone::utc()));
    }
    return *table;
}

QString two(int number) {
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

QString clockText(const core::WallTime& wall) {
    return two(wall.minute / 60) + u':' + two(wall.minute % 60);
}

/// The day alone where no time is known; seconds only where the source tells them.
QString dayAndClock(const QString& day, const QString& zone, core::Instant at, core::TimePrecision precision,
                    Seconds seconds) {
    if (precision == core::TimePrecision::Day) {
        return day;
    }
    const bool exact = precision == core::TimePrecision::Second;
    return u"%1, %2"_s.arg(day, clockText(zone, at, exact ? seconds : Seconds::Hidden));
}

} // namespace

QString clockText(const QString& zone, core::Instant at, Seconds seconds) {
    const QString time = clockText(zoneTable(zone).wallTime(at, core::TimePrecision::Second));
    if (seconds == Seconds::Hidden) {
        return time;
    }
    const auto inMinute = at - std::chrono::floor<std::chrono::minutes>(at);
    return time + u':' + two(int(std::chrono::duration_cast<std::chrono::seconds>(inMinute).count()));
}

QString dayText(const core::FigureText& text, core::Day day) {
    return text.locale().toString(QDate(1970, 1, 1).addDays(core::dayNumber(day)), u"d MMM yyyy"_s);
}

QString timeText(const QString& zone, const core::FigureText& text, core::Instant at,
                 core::TimePrecision precision, Seconds seconds) {
    const core::WallTime wall = zoneTable(zone).wallTime(at, precision);
    return dayAndClock(dayText(text, wall.day), zone, at, precision, seconds);
}

QString compactTimeText(const QString& zone, const core::FigureText& text, core::Instant at,
                        core::TimePrecision precision, Seconds seconds) {
    const core::WallTime wall = zoneTable(zone).wallTime(at, precision);
    const QDate date = QDate(1970, 1, 1).addDays(core::dayNumber(wall.day));
    return dayAndClock(text.locale().toString(date, u"d MMM yy"_s), zone, at, precision, seconds);
}

QString recentText(const QString& zone, const core::FigureText& text, core::Instant at, core::Instant now) {
    const core::WallTime then = zoneTable(zone).wallTime(at, core::TimePrecision::Second);
    const core::Day today = zoneTable(zone).dayOf(now, core::TimePrecision::Second);
    if (then.day == today) {
        return Words::tr("today %1").arg(clockText(then));
    }
    if (then.day + std::chrono::days(1) == today) {
        return Words::tr("yesterday %1").arg(clockText(then));
    }
    return timeText(zone, text, at, core::TimePrecision::Second);
}

} // namespace app
