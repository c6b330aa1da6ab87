#include "core/import/option_text.h"

#include <QRegularExpression>

#include <array>

namespace core {
namespace {

/// {root}, {date}, {month}, {strike} and {right} stand for what every house writes alike. Every part is
/// bounded: no text makes the search slow.
QRegularExpression compiled(const char* pattern) {
    return QRegularExpression(
        QString::fromLatin1(pattern)
            .replace(QStringLiteral("{root}"), QStringLiteral("(?<root>[A-Z][A-Z0-9.]{0,5})"))
            .replace(QStringLiteral("{date}"), QStringLiteral("(?<expiry>\\d{1,2}/\\d{1,2}/\\d{2,4})"))
            .replace(QStringLiteral("{month}"),
                     QStringLiteral("(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"))
            .replace(QStringLiteral("{strike}"),
                     QStringLiteral("\\$?(?<strike>[0-9][0-9,]{0,9}(?:\\.[0-9]{1,8})?)"))
            .replace(QStringLiteral("{right}"), QStringLiteral("(?<right>CALL|PUT|C|P)")));
}

/// One for each house's style.
const std::array<QRegularExpression, 6>& patterns() {
    static const std::array<QRegularExpression, 6> kPatterns = {
        compiled("\\b{root} {date} {strike} {right}\\b"),
        compiled("\\b{root} {date} {right} {strike}"),
        compiled("\\b{root} (?<expiry>{month} \\d{1,2},? \\d{2,4}) {strike} {right}\\b"),
        compiled("\\b{root} (?<expiry>\\d{1,2}[ -]?{month}[ -]?\\d{2,4}) {strike} {right}\\b"),
        compiled(
            "\\b(?<right>CALL|PUT) \\({root}\\)[^$]{0,60}? (?<expiry>{month} \\d{1,2} \\d{2,4}) {strike}"),
        compiled("^[-.]?{root}(?<expiry>\\d{6})(?<right>[CP])(?<strike>[0-9]{1,5}(?:\\.[0-9]{1,3})?)$"),
    };
    return kPatterns;
}

/// "240119" with its century and "19JAN24" with its parts apart, as the date reader wants them.
QString readableDate(const QString& expiry) {
    static const QRegularExpression kCompact(QStringLiteral("^\\d{6}$"));
    static const QRegularExpression kTogether(QStringLiteral("^(\\d{1,2})[ -]?([A-Z]{3})[ -]?(\\d{2,4})$"));
    if (expiry.contains(kCompact)) {
        return QStringLiteral("20") + expiry;
    }
    const auto parts = kTogether.match(expiry);
    return parts.hasMatch() ? parts.captured(1) + u' ' + parts.captured(2) + u' ' + parts.captured(3)
                            : expiry;
}

} // namespace

OptionRight optionRightOf(const QString& word) {
    const QString key = word.simplified().toUpper();
    const auto is = [&](const char* end) { return key == QLatin1String(end); };
    if (is("C") || is("CE") || is("CALL") || is("CALLS") || key.endsWith(QLatin1String(" CALL"))) {
        return OptionRight::Call;
    }
    if (is("P") || is("PE") || is("PUT") || is("PUTS") || key.endsWith(QLatin1String(" PUT"))) {
        return OptionRight::Put;
    }
    return OptionRight::None;
}

std::optional<OptionText> readOptionText(const QString& text) {
    constexpr qsizetype kLongest = 200;
    const QString words = text.left(kLongest).simplified().toUpper();
    for (const QRegularExpression& pattern : patterns()) {
        const auto match = pattern.match(words);
        if (match.hasMatch()) {
            OptionText option;
            option.underlying = match.captured(QStringLiteral("root"));
            option.expiry = readableDate(match.captured(QStringLiteral("expiry")));
            option.strike = match.captured(QStringLiteral("strike")).remove(u',');
            option.right = optionRightOf(match.captured(QStringLiteral("right")));
            return option;
        }
    }
    return std::nullopt;
}

bool soundsLikeOption(const QString& text) {
    static const QRegularExpression kRight(QStringLiteral("\\b(CALL|PUT)S?\\b"));
    static const QRegularExpression kDate(
        QStringLiteral("\\d{1,2}/\\d{1,2}|\\d{4}-\\d{2}-\\d{2}|\\bEXP\\b|"
                       "\\b\\d{0,2}(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* ?'?\\d"));
    const QString words = text.left(200).toUpper();
    return words.contains(kRight) && words.contains(kDate);
}

} // namespace core
