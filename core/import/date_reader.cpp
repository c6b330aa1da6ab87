#include "core/import/date_reader.h"

#include "core/import/clock_reader.h"
#include "core/import/date_text.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

/// A run of digits or of letters.
struct Token {
    QByteArrayView text;
    int number = -1; ///< -1 for words
    int digits() const { return number < 0 ? 0 : int(text.size()); }
    bool startsWith(const char* word) const {
        const QByteArrayView other(word);
        return text.size() >= other.size() && std::equal(other.begin(), other.end(), text.begin(),
                                                         [](char a, char b) { return a == asciiLower(b); });
    }
};

Error invalidDate(QByteArrayView cell) {
    return Error{ErrorCode::InvalidValue,
                 cell.isEmpty() ? QStringLiteral("no date")
                                : QStringLiteral("'%1' is no date")
                                      .arg(QString::fromUtf8(cell.first(qMin(cell.size(), qsizetype(60))))),
                 {}};
}

/// Month of "aug", "August", "Sept"; 0 for no month.
int monthOf(const Token& token) {
    static constexpr std::array<const char*, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (token.startsWith(kMonths[i])) {
            return int(i) + 1;
        }
    }
    return 0;
}

bool isWeekday(const Token& token) {
    static constexpr std::array<const char*, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return std::any_of(kDays.begin(), kDays.end(), [&](const char* day) { return token.startsWith(day); });
}

/// A date cell taken apart: up to three fields, and what stands behind them.
struct DateParts {
    std::array<Token, 3> fields{};
    int count = 0;
    char separator = '\0';
    QByteArrayView clock;
};

bool isSeparator(char c) {
    return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',';
}

/// Behind the date: white space, 'T', ';' or ','.
QByteArrayView clockBehind(QByteArrayView rest) {
    rest = withoutEdges(rest);
    if (!rest.isEmpty() && asciiLower(rest.front()) == 't') {
        rest = rest.sliced(1);
    }
    return withoutEdges(rest);
}

std::optional<DateParts> split(QByteArrayView cell) {
    DateParts parts;
    qsizetype at = 0;
    while (at < cell.size() && parts.count < 3) {
        const qsizetype start = at;
        if (isAsciiDigit(cell[at])) {
            while (at < cell.size() && isAsciiDigit(cell[at])) {
                ++at;
            }
            const qsizetype length = at - start;
            if (length == 3 || (length > 4 && length != 8)) {
                return std::nullopt;
            }
            const QByteArrayView digits = cell.sliced(start, at - start);
            parts.fields[std::size_t(parts.count++)] = {digits, digitsValue(digits)};
            if (parts.count == 1 && digits.size() == 8) {
                break;
            }
        } else if (isAsciiLetter(cell[at])) {
            while (at < cell.size() && isAsciiLetter(cell[at])) {
                ++at;
            }
            const Token word{cell.sliced(start, at - start)};
            if (monthOf(word) != 0) {
                parts.fields[std::size_t(parts.count++)] = word;
            } else if (!isWeekday(word)) {
                return std::nullopt;
            }
        } else {
            return std::nullopt;
        }
        if (parts.count == 3) {
            break;
        }
        while (at < cell.size() && isSeparator(cell[at])) {
            parts.separator = parts.count == 1 ? cell[at] : parts.separator;
            ++at;
        }
    }
    parts.clock = clockBehind(cell.sliced(at));
    return parts;
}

bool isCompact(const DateParts& parts) {
    return parts.count == 1 && parts.fields[0].digits() == 8;
}
bool hasMonthName(const DateParts& parts) {
    return std::any_of(parts.fields.begin(), parts.fields.end(),
                       [](const Token& field) { return field.number < 0; });
}
bool isYear(const Token& token) {
    return token.digits() == 4 || token.number > 31;
}

int fullYear(const Token& token) {
    if (token.digits() > 2) {
        return token.number;
    }
    return token.number < 70 ? 2000 + token.number : 1900 + token.number;
}

std::optional<Day> dayOf(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (!date.ok() || year < 1900 || year > 2200) {
        return std::nullopt;
    }
    return Day(date);
}

/// "25 Aug 2026", "Aug 25, 2026", "2026-Aug-25".
std::optional<Day> namedMonthDay(const DateParts& parts) {
    const auto& f = parts.fields;
    if (f[0].number < 0) {
        return dayOf(fullYear(f[2]), monthOf(f[0]), f[1].number);
    }
    if (f[1].number >= 0) {
        return std::nullopt;
    }
    return isYear(f[0]) && !isYear(f[2]) ? dayOf(fullYear(f[0]), monthOf(f[1]), f[2].number)
                                         : dayOf(fullYear(f[2]), monthOf(f[1]), f[0].number);
}

std::optional<Day> numericDay(const DateParts& parts, DateColumn::Order order) {
    const auto& f = parts.fields;
    switch (order) {
    case DateColumn::Order::DayFirst:
        return dayOf(fullYear(f[2]), f[1].number, f[0].number);
    case DateColumn::Order::MonthFirst:
        return dayOf(fullYear(f[2]), f[0].number, f[1].number);
    case DateColumn::Order::YearFirst:
        return dayOf(fullYear(f[0]), f[1].number, f[2].number);
    case DateColumn::Order::Detect:
        break;
    }
    return std::nullopt;
}

/// The order a single numeric date proves by itself; Detect when it may be day or month first.
DateColumn::Order provenOrder(const DateParts& parts) {
    using Order = DateColumn::Order;
    const auto& f = parts.fields;
    if (isYear(f[0])) {
        return Order::YearFirst;
    }
    // Nobody writes month.day.year with points.
    if (f[0].number > 12 || parts.separator == '.') {
        return Order::DayFirst;
    }
    return f[1].number > 12 ? Order::MonthFirst : Order::Detect;
}

Result<Day> compactDay(const DateParts& parts, QByteArrayView cell) {
    const int number = parts.fields[0].number;
    const auto day = dayOf(number / 10000, number / 100 % 100, number % 100);
    return day ? Result<Day>(*day) : invalidDate(cell);
}

Result<PrintedDate> withClock(Day day, QByteArrayView clockText) {
    PrintedDate date;
    date.time.day = day;
    if (clockText.isEmpty()) {
        date.time.precision = TimePrecision::Day;
        return date;
    }
    const auto clock = readClock(clockText);
    if (!clock) {
        return clock.error();
    }
    date.time.sinceMidnight = clock->sinceMidnight;
    date.time.precision = clock->precision;
    if (clock->utcOffset) {
        date.time.instant = day + clock->sinceMidnight - *clock->utcOffset;
    }
    if (clock->impossible) {
        date.remark =
            QStringLiteral("impossible time '%1' read as 24-hour time").arg(QString::fromUtf8(clockText));
    }
    return date;
}

} // namespace

void DateColumn::see(QByteArrayView utf8, int row) {
    if (m_order != Order::Detect) {
        return;
    }
    const auto parts = split(withoutEdges(utf8));
    if (!parts || parts->count != 3 || hasMonthName(*parts)) {
        return;
    }
    switch (provenOrder(*parts)) {
    case Order::DayFirst:
        m_dayFirst = m_dayFirst ? m_dayFirst : Proof{row, QString::fromUtf8(withoutEdges(utf8))};
        break;
    case Order::MonthFirst:
        m_monthFirst = m_monthFirst ? m_monthFirst : Proof{row, QString::fromUtf8(withoutEdges(utf8))};
        break;
    case Order::YearFirst:
        m_sawYearFirst = true;
        break;
    case Order::Detect:
        break;
    }
}

DateColumn::Order DateColumn::order() const {
    if (m_order != Order::Detect) {
        return m_order;
    }
    if (m_dayFirst.has_value() == m_monthFirst.has_value()) {
        return !m_dayFirst && m_sawYearFirst ? Order::YearFirst : Order::Detect;
    }
    return m_dayFirst ? Order::DayFirst : Order::MonthFirst;
}

Error DateColumn::undecided(QByteArrayView cell) const {
    const QString text = QString::fromUtf8(cell);
    if (m_dayFirst && m_monthFirst) {
        return Error{
            ErrorCode::AmbiguousValue,
            QStringLiteral("the dates contradict each other: row %1 has '%2' (day first), row %3 has "
                           "'%4' (month first), and '%5' can be read both ways; correct the file, or say "
                           "which order holds: the other rows are then rejected")
                .arg(QString::number(m_dayFirst->row), m_dayFirst->cell, QString::number(m_monthFirst->row),
                     m_monthFirst->cell, text),
            {}};
    }
    return Error{
        ErrorCode::AmbiguousValue, QStringLiteral("'%1' can be read day first or month first").arg(text), {}};
}

Result<PrintedDate> DateColumn::read(QByteArrayView utf8) const {
    return read(utf8, QByteArrayView());
}

Result<PrintedDate> DateColumn::read(QByteArrayView date, QByteArrayView clock) const {
    const QByteArrayView cell = withoutEdges(date);
    const auto parts = split(cell);
    if (!parts || (parts->count != 3 && !isCompact(*parts))) {
        return invalidDate(date);
    }
    const QByteArrayView clockText = withoutEdges(clock).isEmpty() ? parts->clock : withoutEdges(clock);
    if (isCompact(*parts)) {
        const auto day = compactDay(*parts, date);
        return day ? withClock(*day, clockText) : day.error();
    }
    std::optional<Day> day;
    if (hasMonthName(*parts)) {
        day = namedMonthDay(*parts);
    } else {
        // A four-digit year in front is one whatever the column's order.
        const bool yearFirst = parts->fields[0].digits() == 4;
        Order order = yearFirst ? Order::YearFirst : this->order();
        order = order == Order::Detect || (order == Order::YearFirst && parts->fields[2].digits() == 4)
                    ? provenOrder(*parts)
                    : order;
        if (order == Order::Detect && parts->fields[0].number == parts->fields[1].number) {
            order = Order::DayFirst;
        }
        if (order == Order::Detect) {
            return undecided(cell);
        }
        day = numericDay(*parts, order);
    }
    return day ? withClock(*day, clockText) : invalidDate(date);
}

} // namespace core
