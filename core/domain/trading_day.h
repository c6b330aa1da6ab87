#pragma once

#include "core/base/clock.h"

#include <QTimeZone>

#include <optional>
#include <vector>

namespace core {

/// Wall-clock reading of an instant.
struct WallTime {
    Day day{};
    int minute = -1; ///< minute of the day; -1 with TimePrecision::Day
};

/// A time zone with its offsets laid out in a table, so that bucketing a million instants never asks the
/// system. The one day-bucketing function of the product. Const functions are thread-safe.
class ZoneTable {
public:
    explicit ZoneTable(const QTimeZone& zone);

    /// With TimePrecision::Day the day is the instant's UTC date whatever the zone.
    WallTime wallTime(Instant instant, TimePrecision precision) const;
    Day dayOf(Instant instant, TimePrecision precision) const { return wallTime(instant, precision).day; }

    /// A printed wall time read in this zone. A time that occurs twice is the earlier one; a missing one
    /// moves forward by the gap; both are told in `remark`.
    enum class Remark : quint8 { None, OccursTwice, DoesNotExist };
    struct Reading {
        Instant instant{};
        Remark remark = Remark::None;
    };
    Reading read(Day day, std::chrono::milliseconds sinceMidnight) const;

    const QTimeZone& zone() const { return m_zone; }

private:
    struct Span {
        qint64 fromMs;
        qint64 offsetMs;
    };
    qint64 offsetAt(qint64 ms) const;

    QTimeZone m_zone;
    std::vector<Span> m_spans; ///< ascending
};

/// The zone of that IANA name; the system's when empty; nullopt when unknown.
std::optional<QTimeZone> zoneNamed(const QString& iana);

} // namespace core
