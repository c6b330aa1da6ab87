#pragma once

#include "core/base/clock.h"
#include "core/statistics/figure_text.h"

#include <QString>

namespace app {

enum class Seconds : bool { Hidden, Shown };

/// "14 Sep 2026, 09:15" in that IANA zone; the day alone where only that is known. UI thread: it keeps the
/// offsets of the zone shown last.
QString timeText(const QString& zone, const core::FigureText& text, core::Instant at,
                 core::TimePrecision precision, Seconds seconds = Seconds::Hidden);
/// The same as narrow as can be: "14 Sep 26, 09:15".
QString compactTimeText(const QString& zone, const core::FigureText& text, core::Instant at,
                        core::TimePrecision precision, Seconds seconds = Seconds::Hidden);
/// "09:15" in that zone.
QString clockText(const QString& zone, core::Instant at, Seconds seconds = Seconds::Hidden);
/// "14 Sep 2026"
QString dayText(const core::FigureText& text, core::Day day);
/// "today 09:12", "yesterday 17:40", else the time in full.
QString recentText(const QString& zone, const core::FigureText& text, core::Instant at, core::Instant now);

} // namespace app
