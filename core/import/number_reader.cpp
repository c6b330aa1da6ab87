#include "core/import/number_reader.h"

#include <QString>

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr int kLongestNumber = 80;

/// A cell stripped of sign, currency and white space: digits, '.', ',' and ' ' (any grouping space or
/// apostrophe).
struct Digits {
    std::array<char, kLongestNumber> text{};
    int size = 0;
    bool negative = false;
    bool isNumber = false;
    bool hasExponent = false;

    char operator[](int i) const { return text[std::size_t(i)]; }
};

struct Spelling {
    QByteArrayView bytes;
    char meaning; ///< ' ' grouping space, '-' minus, '$' a currency sign
};

/// What is not ASCII in printed numbers.
const std::array<Spelling, 14> kSpellings = {{
    {"\xC2\xA0", ' '},
    {"\xE2\x80\x89", ' '},
    {"\xE2\x80\xAF", ' '},
    {"\xE2\x80\x87", ' '},
    {"\xE2\x80\x99", ' '},
    {"\xE2\x88\x92", '-'},
    {"\xE2\x80\x93", '-'},
    {"\xE2\x82\xB9", '$'},
    {"\xE2\x82\xAC", '$'},
    {"\xC2\xA3", '$'},
    {"\xC2\xA5", '$'},
    {"\xE2\x82\xBF", '$'},
    {"Rs.", '$'},
    {"Rs", '$'},
}};

/// The next sign of a number: its meaning and its length in bytes; '\0' for what no number has.
std::pair<char, int> nextSign(QByteArrayView rest) {
    const char c = rest.front();
    if ((c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '(' || c == ')' ||
        c == 'e' || c == 'E' || c == '$') {
        return {c, 1};
    }
    if (c == ' ' || c == '\'' || c == '\t') {
        return {' ', 1};
    }
    for (const Spelling& spelling : kSpellings) {
        if (rest.startsWith(spelling.bytes)) {
            return {spelling.meaning, int(spelling.bytes.size())};
        }
    }
    return {'\0', 1};
}

/// Trailing and leading grouping spaces are only white space.
void trim(Digits& digits) {
    while (digits.size > 0 && digits[digits.size - 1] == ' ') {
        --digits.size;
    }
    int leading = 0;
    while (leading < digits.size && digits[leading] == ' ') {
        ++leading;
    }
    std::copy(digits.text.begin() + leading, digits.text.begin() + digits.size, digits.text.begin());
    digits.size -= leading;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

Digits strip(QByteArrayView cell) {
    Digits digits;
    int signs = 0;
    int opened = 0;
    int closed = 0;
    bool ok = true;
    bool sawDigit = false;
    for (qsizetype at = 0; at < cell.size() && ok;) {
        const auto [sign, length] = nextSign(cell.sliced(at));
        at += length;
        if (sign == '-' || sign == '+') {
            if (digits.hasExponent) {
                ok = digits.size < kLongestNumber;
                digits.text[std::size_t(std::min(digits.size++, kLongestNumber - 1))] = sign;
                continue;
            }
            ++signs;
            digits.negative = digits.negative || sign == '-';
        } else if (sign == '(') {
            ++opened;
        } else if (sign == ')') {
            ++closed;
        } else if (sign == '\0' || digits.size >= kLongestNumber) {
            ok = false;
        } else if (sign != '$') {
            digits.hasExponent = digits.hasExponent || sign == 'e' || sign == 'E';
            sawDigit = sawDigit || isDigit(sign);
            digits.text[std::size_t(digits.size++)] = sign;
        }
    }
    trim(digits);
    digits.negative = digits.negative || opened == 1;
    digits.isNumber =
        ok && sawDigit && signs <= 1 && opened <= 1 && opened == closed && !(opened == 1 && signs == 1);
    return digits;
}

struct Separators {
    int points = 0;
    int commas = 0;
    int spaces = 0;
    int last = -1; ///< index of the last point or comma
};

Separators separatorsOf(const Digits& digits) {
    Separators found;
    for (int i = 0; i < digits.size; ++i) {
        found.points += digits[i] == '.';
        found.commas += digits[i] == ',';
        found.spaces += digits[i] == ' ';
        if (digits[i] == '.' || digits[i] == ',') {
            found.last = i;
        }
    }
    return found;
}

/// Which sign must be the decimal point of this number; Unknown when it has none or may be read both ways.
DecimalPoint pointOf(const Digits& digits) {
    const Separators found = separatorsOf(digits);
    const auto meaning = [](char c) { return c == '.' ? DecimalPoint::Point : DecimalPoint::Comma; };
    const auto other = [](char c) { return c == '.' ? DecimalPoint::Comma : DecimalPoint::Point; };
    if (found.last < 0) {
        return DecimalPoint::Unknown;
    }
    const char sign = digits[found.last];
    if (found.points > 0 && found.commas > 0) {
        return meaning(sign);
    }
    if (found.points + found.commas > 1) {
        return other(sign);
    }
    // One separator: a group follows one to three digits, never a zero, and has three digits.
    const int before = found.last;
    const int after = digits.size - found.last - 1;
    const bool couldBeGroup =
        after == 3 && before >= 1 && before <= 3 && digits[0] != '0' && found.spaces == 0;
    return couldBeGroup ? DecimalPoint::Unknown : meaning(sign);
}

/// Groups left of the decimals: the last has three digits, those before two or three (1,52,250 is Indian),
/// the first one to three.
bool hasValidGroups(const Digits& digits, int end) {
    int length = 0;
    int groups = 0;
    for (int i = end - 1; i >= 0; --i) {
        if (isDigit(digits[i])) {
            ++length;
            continue;
        }
        if (length != 3 && !(groups > 0 && length == 2)) {
            return false;
        }
        length = 0;
        ++groups;
    }
    return groups == 0 || (length >= 1 && length <= 3);
}

Error invalid(QByteArrayView cell) {
    return Error{ErrorCode::InvalidValue,
                 cell.isEmpty() ? QStringLiteral("no number")
                                : QStringLiteral("'%1' is no number")
                                      .arg(QString::fromUtf8(cell.first(qMin(cell.size(), qsizetype(60))))),
                 {}};
}

Result<PrintedNumber> toNumber(const QString& plain) {
    const auto exact = Decimal::parse(plain);
    if (exact) {
        return PrintedNumber{*exact, false};
    }
    const auto rounded = Decimal::parse(plain, Decimal::Rounding::HalfEven);
    if (rounded) {
        return PrintedNumber{*rounded, true};
    }
    return rounded.error();
}

/// Most cells are plain digits with at most one decimal point: read without a detour. nullopt for all others.
std::optional<Decimal> plainNumber(QByteArrayView cell) {
    std::int64_t units = 0;
    int whole = 0;
    int decimals = -1;
    for (const char c : cell) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (isDigit(c) && decimals < Decimal::Places && whole < 10) {
            units = units * 10 + (c - '0');
            (decimals < 0 ? whole : decimals) += 1;
        } else {
            return std::nullopt;
        }
    }
    if (whole == 0) {
        return std::nullopt;
    }
    for (int place = std::max(decimals, 0); place < Decimal::Places; ++place) {
        units *= 10;
    }
    return Decimal::fromUnits(units);
}

} // namespace

void NumberColumn::see(QByteArrayView utf8) {
    if (m_fixed != DecimalPoint::Unknown) {
        return;
    }
    const Digits digits = strip(utf8);
    if (!digits.isNumber || digits.hasExponent) {
        return;
    }
    const DecimalPoint point = pointOf(digits);
    m_sawPoint = m_sawPoint || point == DecimalPoint::Point;
    m_sawComma = m_sawComma || point == DecimalPoint::Comma;
}

void NumberColumn::tell(std::optional<QChar> decimalPoint) {
    if (decimalPoint && m_fixed == DecimalPoint::Unknown) {
        m_fixed = *decimalPoint == QChar(u',') ? DecimalPoint::Comma : DecimalPoint::Point;
    }
}

DecimalPoint NumberColumn::style() const {
    if (m_fixed != DecimalPoint::Unknown) {
        return m_fixed;
    }
    if (m_sawPoint != m_sawComma) {
        return m_sawPoint ? DecimalPoint::Point : DecimalPoint::Comma;
    }
    return m_sawPoint ? DecimalPoint::Unknown : m_suggested;
}

Result<PrintedNumber> NumberColumn::read(QByteArrayView utf8) const {
    if (style() == DecimalPoint::Point) {
        if (const auto plain = plainNumber(utf8)) {
            return PrintedNumber{*plain, false};
        }
    }
    const Digits digits = strip(utf8);
    if (!digits.isNumber) {
        return invalid(utf8);
    }
    QString plain = digits.negative ? QStringLiteral("-") : QString();
    if (digits.hasExponent) {
        if (m_exponents == Exponents::Refuse) {
            return Error{ErrorCode::InvalidValue,
                         QStringLiteral("'%1' lost its digits in a spreadsheet").arg(QString::fromUtf8(utf8)),
                         {}};
        }
        return toNumber(plain + QString::fromLatin1(digits.text.data(), digits.size).replace(u',', u'.'));
    }
    const Separators found = separatorsOf(digits);
    DecimalPoint point = style();
    if (point == DecimalPoint::Unknown && found.last >= 0) {
        point = pointOf(digits);
        if (point == DecimalPoint::Unknown) {
            return Error{ErrorCode::AmbiguousValue,
                         QStringLiteral("'%1' can be read with a decimal point or with a thousands separator")
                             .arg(QString::fromUtf8(utf8)),
                         {}};
        }
    }
    const char decimalSign = point == DecimalPoint::Comma ? ',' : '.';
    const bool hasDecimals = found.last >= 0 && digits[found.last] == decimalSign;
    const int wholeEnd = hasDecimals ? found.last : digits.size;
    if ((decimalSign == '.' ? found.points : found.commas) > 1 || !hasValidGroups(digits, wholeEnd)) {
        return invalid(utf8);
    }
    for (int i = 0; i < digits.size; ++i) {
        if (isDigit(digits[i])) {
            plain += QLatin1Char(digits[i]);
        } else if (i == wholeEnd) {
            plain += u'.';
        } else if (i > wholeEnd) {
            return invalid(utf8);
        }
    }
    if (plain.endsWith(u'.')) {
        plain.chop(1);
    }
    return toNumber(plain);
}

} // namespace core
