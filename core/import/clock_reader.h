#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace core {

/// A printed time of day.
struct PrintedClock {
    std::chrono::milliseconds sinceMidnight{};
    TimePrecision precision = TimePrecision::Second; ///< Minute when no seconds are printed
    std::optional<std::chrono::minutes> utcOffset;   ///< "Z", "+05:30", "EST" printed behind it
    bool impossible = false;                         ///< "13:00:00 PM", read as 13:00
};

/// "15:20", "03:20:21 PM", "9:30:00.123", "093000", with "Z", "+0530" or a zone's abbreviation behind.
/// InvalidValue.
Result<PrintedClock> readClock(QByteArrayView utf8);

} // namespace core
