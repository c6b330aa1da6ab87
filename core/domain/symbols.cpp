#include "core/domain/symbols.h"

#include <QRegularExpression>

#include <array>

namespace core {
namespace {

constexpr std::array<const char*, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                 "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

/// No house writes longer names; a text of megabytes is not searched for one.
constexpr qsizetype kLongestName = 64;

/// 1…12, 0 when it is no month.
int monthOf(QStringView word) {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (word.compare(QLatin1String(kMonths[i]), Qt::CaseInsensitive) == 0) {
            return int(i) + 1;
        }
    }
    return 0;
}

std::optional<Day> dayFrom(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

OptionRight rightOf(QStringView letter) {
    return letter.startsWith(u'C') ? OptionRight::Call : OptionRight::Put;
}

/// Fills what all spellings have in common; nullopt when the strike is no number.
std::optional<OptionName> named(QStringView underlying, int year, int month, QStringView strike,
                                QStringView right) {
    const Result<Decimal> price = Decimal::parse(strike);
    if (!price) {
        return std::nullopt;
    }
    OptionName name;
    name.underlying = underlying.toString();
    name.expiryYear = year;
    name.expiryMonth = month;
    name.strike = *price;
    name.right = rightOf(right);
    return name;
}

std::optional<OptionName> readMonthly(QStringView symbol) {
    static const QRegularExpression pattern(
        QStringLiteral("^([A-Z0-9&-]*?[A-Z][A-Z0-9&-]*?)(\\d{2})([A-Z]{3})(\\d+(?:\\.\\d+)?)(CE|PE)$"));
    const QRegularExpressionMatch match = pattern.match(symbol);
    const int month = match.hasMatch() ? monthOf(match.capturedView(3)) : 0;
    if (month == 0) {
        return std::nullopt;
    }
    return named(match.capturedView(1), 2000 + match.capturedView(2).toInt(), month, match.capturedView(4),
                 match.capturedView(5));
}

/// Year, month as 1…9, O, N or D, day, strike: the digits do not say where the underlying ends
/// ("NIFTYNXT50…"), so the shortest underlying that leaves a real date of this century's options is taken.
std::optional<OptionName> readWeekly(QStringView symbol) {
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{2})([1-9OND])(\\d{2})(\\d+(?:\\.\\d+)?)(CE|PE)$"));
    static const QString lateMonths = QStringLiteral("OND");
    for (qsizetype root = 1; root < symbol.size() - 7; ++root) {
        const QRegularExpressionMatch match = pattern.match(symbol.mid(root));
        if (!match.hasMatch() || !symbol[root - 1].isLetterOrNumber()) {
            continue;
        }
        const int year = 2000 + match.capturedView(1).toInt();
        const QChar letter = match.capturedView(2)[0];
        const int month = letter.isDigit() ? letter.digitValue() : 10 + int(lateMonths.indexOf(letter));
        const auto expiry = dayFrom(year, month, match.capturedView(3).toInt());
        if (!expiry || year < 2019 ||
            year > 2060) { // weekly options began in 2019 on the index, 2016 on banks
            continue;
        }
        auto name = named(symbol.left(root), year, month, match.capturedView(4), match.capturedView(5));
        if (name) {
            name->expiry = expiry;
        }
        return name;
    }
    return std::nullopt;
}

std::optional<OptionName> readLong(QStringView symbol) {
    static const QRegularExpression pattern(
        QStringLiteral("^OPT[A-Z]* +([A-Z0-9&-]+) +(\\d{1,2}) +([A-Z]{3}) +(\\d{4}) +"
                       "(\\d+(?:\\.\\d+)?) +(CE|PE|CALL|PUT)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(symbol);
    const int month = match.hasMatch() ? monthOf(match.capturedView(3)) : 0;
    if (month == 0) {
        return std::nullopt;
    }
    const int year = match.capturedView(4).toInt();
    const auto expiry = dayFrom(year, month, match.capturedView(2).toInt());
    auto name =
        expiry ? named(match.capturedView(1), year, month, match.capturedView(5), match.captured(6).toUpper())
               : std::nullopt;
    if (name) {
        name->expiry = expiry;
    }
    return name;
}

} // namespace

QString canonicalSymbol(const QString& symbol) {
    return symbol.simplified().toUpper();
}

std::optional<OptionName> readOccSymbol(QStringView symbol) {
    static const QRegularExpression pattern(
        QStringLiteral("^([A-Z][A-Z0-9.]{0,5}) *(\\d{2})(\\d{2})(\\d{2})([CP])(\\d{8})$"));
    const QStringView trimmed = symbol.trimmed();
    const auto match = trimmed.size() > kLongestName ? QRegularExpressionMatch() : pattern.match(trimmed);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const int year = 2000 + match.capturedView(2).toInt();
    const int month = match.capturedView(3).toInt();
    const auto expiry = dayFrom(year, month, match.capturedView(4).toInt());
    const QString strike = match.captured(6) + QStringLiteral("e-3"); // printed in thousandths
    auto name =
        expiry ? named(match.capturedView(1), year, month, strike, match.capturedView(5)) : std::nullopt;
    if (name) {
        name->expiry = expiry;
    }
    return name;
}

std::optional<OptionName> readIndianOption(QStringView symbol) {
    const QStringView trimmed = symbol.trimmed();
    if (trimmed.size() > kLongestName) {
        return std::nullopt;
    }
    if (auto name = readMonthly(trimmed)) {
        return name;
    }
    auto name = readWeekly(trimmed);
    return name ? name : readLong(trimmed);
}

bool isIndianFuture(QStringView symbol) {
    static const QRegularExpression pattern(
        QStringLiteral("^[A-Z0-9&-]*?[A-Z][A-Z0-9&-]*?\\d{2}([A-Z]{3})FUT$"));
    const QStringView trimmed = symbol.trimmed();
    const auto match = trimmed.size() > kLongestName ? QRegularExpressionMatch() : pattern.match(trimmed);
    return match.hasMatch() && monthOf(match.capturedView(1)) != 0;
}

QString futureRoot(QStringView symbol) {
    // Month codes F (January) to Z (December); thinkorswim puts "/" before and ":XCME" behind, TradingView
    // the exchange before and "1!" behind for the front month; NinjaTrader and others print the month.
    static const QRegularExpression pattern(
        QStringLiteral("^(?:[A-Z_]{2,12}:)?[/@]?([A-Z0-9]{1,4}?)(?:[FGHJKMNQUVXZ](?:\\d{1,2}|20\\d{2})|[12]!|"
                       " \\d{2}-\\d{2}| ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[ -]?(?:20)?"
                       "\\d{2})(?::[A-Z]+)?$"));
    const QStringView trimmed = symbol.trimmed();
    return trimmed.size() > kLongestName ? QString() : pattern.match(trimmed).captured(1);
}

} // namespace core
