#include "core/import/clock_reader.h"

#include "core/import/date_text.h"

#include <QString>

#include <array>

namespace core {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

Error invalidClock(QByteArrayView cell) {
    return Error{ErrorCode::InvalidValue,
                 QStringLiteral("'%1' is no time of day")
                     .arg(QString::fromUtf8(cell.first(qMin(cell.size(), qsizetype(60))))),
                 {}};
}

/// Offsets printed as words. Only those that brokers print; others mean several zones.
struct ZoneWord {
    const char* word;
    int offsetMinutes;
};
constexpr std::array<ZoneWord, 12> kZoneWords = {{{"z", 0},
                                                  {"utc", 0},
                                                  {"gmt", 0},
                                                  {"est", -300},
                                                  {"edt", -240},
                                                  {"cst", -360},
                                                  {"cdt", -300},
                                                  {"mst", -420},
                                                  {"mdt", -360},
                                                  {"pst", -480},
                                                  {"pdt", -420},
                                                  {"ist", 330}}};

/// Reads "+05:30", "-0400", "+02" or a zone word; nullopt when it is none.
std::optional<minutes> readOffset(QByteArrayView text) {
    for (const ZoneWord& zone : kZoneWords) {
        if (text.compare(zone.word, Qt::CaseInsensitive) == 0) {
            return minutes(zone.offsetMinutes);
        }
    }
    if (text.size() < 3 || (text.front() != '+' && text.front() != '-')) {
        return std::nullopt;
    }
    QByteArray digits;
    for (const char c : text.sliced(1)) {
        if (isAsciiDigit(c)) {
            digits += c;
        } else if (c != ':') {
            return std::nullopt;
        }
    }
    if (digits.size() != 2 && digits.size() != 4) {
        return std::nullopt;
    }
    const int hour = digitsValue(digits.first(2));
    const int minute = digits.size() == 4 ? digitsValue(digits.sliced(2)) : 0;
    if (hour > 15 || minute > 59) {
        return std::nullopt;
    }
    const minutes offset = hours(hour) + minutes(minute);
    return text.front() == '-' ? -offset : offset;
}

/// Hour, minute, second and fraction at the start of a text.
struct ClockDigits {
    std::array<int, 3> parts{};
    int count = 0;
    int milliseconds = 0;
    qsizetype length = 0;
};

int readFraction(QByteArrayView text, qsizetype& at) {
    int value = 0;
    int digits = 0;
    for (; at < text.size() && isAsciiDigit(text[at]); ++at, ++digits) {
        value = digits < 3 ? value * 10 + (text[at] - '0') : value;
    }
    for (; digits < 3; ++digits) {
        value *= 10;
    }
    return value;
}

ClockDigits readClockDigits(QByteArrayView text) {
    ClockDigits clock;
    qsizetype at = 0;
    qsizetype run = 0;
    while (run < text.size() && isAsciiDigit(text[run])) {
        ++run;
    }
    if (run == 6 || (run == 4 && (text.size() == 4 || text[run] != ':'))) {
        // Compact, as in 20260825;093000.
        for (; at + 2 <= run; at += 2) {
            clock.parts[std::size_t(clock.count++)] = digitsValue(text.sliced(at, 2));
        }
        clock.length = run;
        return clock;
    }
    while (clock.count < 3) {
        const qsizetype start = at;
        while (at < text.size() && isAsciiDigit(text[at]) && at - start < 2) {
            ++at;
        }
        if (at == start) {
            clock.count = 0;
            return clock;
        }
        clock.parts[std::size_t(clock.count++)] = digitsValue(text.sliced(start, at - start));
        if (clock.count == 3 || at >= text.size() || text[at] != ':') {
            break;
        }
        ++at;
    }
    if (clock.count == 3 && at + 1 < text.size() && (text[at] == '.' || text[at] == ',') &&
        isAsciiDigit(text[at + 1])) {
        ++at;
        clock.milliseconds = readFraction(text, at);
    }
    clock.length = at;
    return clock;
}

enum class HalfDay : quint8 { None, Am, Pm };

HalfDay takeHalfDay(QByteArrayView& rest) {
    QByteArray letters;
    qsizetype at = 0;
    for (; at < rest.size() && letters.size() < 2 && (isAsciiLetter(rest[at]) || rest[at] == '.'); ++at) {
        if (rest[at] != '.') {
            letters += asciiLower(rest[at]);
        }
    }
    if (letters != "am" && letters != "pm") {
        return HalfDay::None;
    }
    if (at < rest.size() && rest[at] == '.') {
        ++at;
    }
    rest = withoutEdges(rest.sliced(at));
    return letters == "am" ? HalfDay::Am : HalfDay::Pm;
}

} // namespace

Result<PrintedClock> readClock(QByteArrayView utf8) {
    const QByteArrayView text = withoutEdges(utf8);
    const ClockDigits digits = readClockDigits(text);
    const auto [hour, minute, second] = digits.parts;
    QByteArrayView rest = withoutEdges(text.sliced(digits.length));
    const HalfDay half = takeHalfDay(rest);
    if (digits.count < 2 || hour > 23 || minute > 59 || second > 59) {
        return invalidClock(utf8);
    }
    PrintedClock clock;
    int hour24 = hour;
    if (half != HalfDay::None) {
        clock.impossible = hour > 12 || hour == 0;
        if (half == HalfDay::Am && hour > 12) {
            return invalidClock(utf8);
        }
        if (hour <= 12) {
            hour24 = hour % 12 + (half == HalfDay::Pm ? 12 : 0);
        }
    }
    if (!rest.isEmpty()) {
        clock.utcOffset = readOffset(rest);
        if (!clock.utcOffset) {
            return invalidClock(utf8);
        }
    }
    clock.sinceMidnight =
        hours(hour24) + minutes(minute) + seconds(second) + milliseconds(digits.milliseconds);
    clock.precision = digits.count == 3 ? TimePrecision::Second : TimePrecision::Minute;
    return clock;
}

} // namespace core
