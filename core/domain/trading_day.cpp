#include "core/domain/trading_day.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace core {
namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kMinuteMs = 60'000;
/// No zone was ever further from UTC than 15 h 13 min.
constexpr qint64 kLargestOffsetMs = 16 * 3'600'000;

qint64 floorDivided(qint64 a, qint64 b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

} // namespace

ZoneTable::ZoneTable(const QTimeZone& zone) : m_zone(zone) {
    const QDateTime from(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime to(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC);
    qint64 offset = qint64(zone.offsetFromUtc(from)) * 1000;
    m_spans.push_back({std::numeric_limits<qint64>::min(), offset});
    if (!zone.hasTransitions()) {
        return;
    }
    QTimeZone::OffsetDataList changes = zone.transitions(from, to);
    // transitions() ends in 2037, where the zone files do; the rule that goes on from there is asked step by
    // step, and only for times after the last transition, not at it.
    QTimeZone::OffsetData next =
        zone.nextTransition(changes.isEmpty() ? from : changes.last().atUtc.addMSecs(1));
    while (next.atUtc.isValid() && next.atUtc < to) {
        changes.append(next);
        next = zone.nextTransition(next.atUtc);
    }
    for (const QTimeZone::OffsetData& change : changes) {
        const qint64 changed = qint64(change.offsetFromUtc) * 1000;
        if (changed != offset) {
            m_spans.push_back({change.atUtc.toMSecsSinceEpoch(), changed});
            offset = changed;
        }
    }
}

qint64 ZoneTable::offsetAt(qint64 ms) const {
    const auto next = std::upper_bound(m_spans.begin(), m_spans.end(), ms,
                                       [](qint64 value, const Span& span) { return value < span.fromMs; });
    return std::prev(next)->offsetMs;
}

WallTime ZoneTable::wallTime(Instant instant, TimePrecision precision) const {
    const qint64 ms = toMs(instant);
    if (precision == TimePrecision::Day) {
        return {dayFromNumber(int(floorDivided(ms, kDayMs))), -1};
    }
    const qint64 local = ms + offsetAt(ms);
    const qint64 day = floorDivided(local, kDayMs);
    return {dayFromNumber(int(day)), int((local - day * kDayMs) / kMinuteMs)};
}

ZoneTable::Reading ZoneTable::read(Day day, std::chrono::milliseconds sinceMidnight) const {
    const qint64 local = qint64(dayNumber(day)) * kDayMs + sinceMidnight.count();
    const auto after = [](qint64 value, const Span& span) { return value < span.fromMs; };
    auto span = std::prev(std::upper_bound(m_spans.begin(), m_spans.end(), local - kLargestOffsetMs, after));
    std::optional<qint64> earliest;
    int matches = 0;
    qint64 beforeGap = local - span->offsetMs;
    for (; span != m_spans.end(); ++span) {
        const qint64 utc = local - span->offsetMs;
        if (utc < span->fromMs) {
            break; // a later span begins after this wall time
        }
        beforeGap = utc;
        const auto next = std::next(span);
        if (next == m_spans.end() || utc < next->fromMs) {
            earliest = earliest ? std::min(*earliest, utc) : utc;
            ++matches;
        }
    }
    if (!earliest) {
        return {instantFromMs(beforeGap), Remark::DoesNotExist};
    }
    return {instantFromMs(*earliest), matches > 1 ? Remark::OccursTwice : Remark::None};
}

std::optional<QTimeZone> zoneNamed(const QString& iana) {
    if (iana.isEmpty()) {
        return QTimeZone::systemTimeZone();
    }
    // Qt takes any bare abbreviation ("IST", "EST5" without rules) for a zone at UTC: hours away from what
    // was meant. Its list of available zones lacks the older names of regions (Asia/Calcutta, Etc/UTC).
    const QByteArray id = iana.toUtf8();
    const bool isRegion = id.contains('/') || QTimeZone::isTimeZoneIdAvailable(id);
    const QTimeZone zone = isRegion ? QTimeZone(id) : QTimeZone();
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

} // namespace core
