#include "core/statistics/figure_text.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace core {
namespace {

constexpr char16_t kMinus = u'−';
constexpr char16_t kNoBreakSpace = u'\u00A0';

struct CurrencyLook {
    const char16_t* code;
    const char16_t* sign;
    int places;
};

// Signs nobody mistakes for another currency's, and the decimals of ISO 4217 where they are not two.
constexpr CurrencyLook kCurrencies[] = {
    {u"USD", u"$", 2},   {u"EUR", u"€", 2}, {u"GBP", u"£", 2}, {u"INR", u"₹", 2}, {u"JPY", u"¥", 0},
    {u"CNY", u"CN¥", 2}, {u"KRW", u"₩", 0}, {u"VND", u"₫", 0}, {u"ILS", u"₪", 2}, {u"BRL", u"R$", 2},
    {u"CLP", u"", 0},    {u"ISK", u"", 0},  {u"KWD", u"", 3},  {u"BHD", u"", 3},  {u"BTC", u"₿", 8},
    {u"ETH", u"", 8},    {u"BNB", u"", 8},  {u"SOL", u"", 8},
};

const CurrencyLook* lookOf(const QString& currency) {
    for (const CurrencyLook& look : kCurrencies) {
        if (currency == QStringView(look.code)) {
            return &look;
        }
    }
    return nullptr;
}

/// What stands behind a number, by language.
struct UnitNames {
    const char16_t *seconds, *minutes, *hours, *days;
    const char16_t *thousand, *lakh, *crore;
    const char16_t *oneDay, *manyDays;
};
constexpr UnitNames kEnglishUnits{u"s", u"min", u"h", u"d", u"k", u" L", u" Cr", u"1 day", u"%1 days"};
constexpr UnitNames kHindiUnits{u"से", u"मि", u"घं", u"दिन", u" हज़ार", u" लाख", u" करोड़", u"1 दिन", u"%1 दिन"};

const UnitNames& unitNames(const QLocale& locale) {
    return locale.language() == QLocale::Hindi ? kHindiUnits : kEnglishUnits;
}

/// Rounded to `places`; the last whole unit before the end of the range keeps all its digits, as rounding may
/// leave it.
Decimal shownWith(Decimal amount, int places) {
    constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max() - Decimal::One;
    return amount.units() > kEnd || amount.units() < -kEnd ? amount : amount.rounded(places);
}

bool countsInLakh(const QLocale& locale) {
    const QString crore = locale.toString(qlonglong(10'000'000)); // 1,00,00,000 against 10,000,000
    return crore.size() == 11;
}

QDate dateOf(Day day) {
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

template <typename Format>
QString textOf(const Number& figure, Format format) {
    switch (figure.kind) {
    case Number::Kind::Finite:
        return format(figure.value);
    case Number::Kind::Infinite:
        return QString(QChar(FigureText::Infinity));
    case Number::Kind::Undefined:
        break;
    }
    return QString(QChar(FigureText::NoValue));
}

} // namespace

FigureText::FigureText(const QLocale& locale) : m_locale(locale), m_countsInLakh(countsInLakh(locale)) {
    // Where the locale puts the sign, read off an example.
    const QString mark(QChar(u'¤'));
    const QString example = locale.toCurrencyString(qlonglong(1), mark);
    m_signFirst = locale.language() == QLocale::C || example.startsWith(mark);
    if (!m_signFirst) {
        m_signGap = QString(QChar(kNoBreakSpace));
    }
}

QString FigureText::currencySign(const QString& currency) {
    const CurrencyLook* look = lookOf(currency);
    return look != nullptr && look->sign[0] != u'\0' ? QString::fromUtf16(look->sign) : currency;
}

int FigureText::moneyPlaces(const QString& currency) {
    const CurrencyLook* look = lookOf(currency);
    return look != nullptr ? look->places : 2;
}

QString FigureText::grouped(Decimal amount, int minPlaces) const {
    const QString plain = amount.toString(minPlaces);
    const qsizetype from = plain.startsWith(u'-') ? 1 : 0;
    const qsizetype point = plain.indexOf(u'.');
    const QStringView whole = QStringView(plain).mid(from, point < 0 ? -1 : point - from);
    QString text = m_locale.toString(whole.toLongLong());
    if (point < 0) {
        return text;
    }
    text += m_locale.decimalPoint();
    const char16_t zero = m_locale.zeroDigit().at(0).unicode();
    for (const QChar digit : QStringView(plain).mid(point + 1)) {
        text += QChar(char16_t(zero + (digit.unicode() - u'0')));
    }
    return text;
}

QString FigureText::signedText(const QString& magnitude, int sign, Plus plus) const {
    if (sign < 0) {
        return QChar(kMinus) + magnitude;
    }
    return sign > 0 && plus == Plus::Always ? u'+' + magnitude : magnitude;
}

QString FigureText::withCurrency(const QString& number, const QString& currency) const {
    if (currency.isEmpty()) {
        return number;
    }
    const QString sign = currencySign(currency);
    if (!m_signFirst) {
        return number + m_signGap + sign;
    }
    return sign.back().isLetter() ? sign + QChar(kNoBreakSpace) + number : sign + number;
}

QString FigureText::money(Decimal amount, const QString& currency, Plus plus) const {
    const int places = moneyPlaces(currency);
    const Decimal shown = shownWith(amount, places);
    return signedText(withCurrency(grouped(shown, places > 3 ? 2 : places), currency), shown.sign(), plus);
}

QString FigureText::money(const MoneyFigure& figure, const QString& currency, Plus plus) const {
    return figure.value ? money(*figure.value, currency, plus) : QString(QChar(NoValue));
}

QString FigureText::unitMoney(const MoneyFigure& figure, const QString& currency) const {
    if (!figure.value) {
        return QString(QChar(NoValue));
    }
    const Decimal shown = shownWith(*figure.value, std::min(moneyPlaces(currency) + 2, Decimal::Places));
    return signedText(withCurrency(grouped(shown, 2), currency), shown.sign(), Plus::Never);
}

QString FigureText::wholeMoney(Decimal amount, const QString& currency, Plus plus) const {
    const Decimal shown = shownWith(amount, 0);
    return signedText(withCurrency(grouped(shown, 0), currency), shown.sign(), plus);
}

QString FigureText::wholeMoney(const MoneyFigure& figure, const QString& currency, Plus plus) const {
    return figure.value ? wholeMoney(*figure.value, currency, plus) : QString(QChar(NoValue));
}

QString FigureText::compact(double value, Plus plus) const {
    struct Step {
        double from;
        const char16_t* mark;
    };
    static constexpr std::array<Step, 4> kThousands{{{1e9, u"B"}, {1e6, u"M"}, {1e3, u"k"}, {1, u""}}};
    if (!std::isfinite(value)) {
        return QString(QChar(NoValue));
    }
    const double magnitude = std::abs(value);
    const UnitNames& units = unitNames(m_locale);
    const std::array<Step, 4> inLakh{
        {{1e7, units.crore}, {1e5, units.lakh}, {1e3, units.thousand}, {1, u""}}};
    const auto& steps = m_countsInLakh ? inLakh : kThousands;
    const Step* step = &steps.back();
    for (const Step& candidate : steps) {
        if (magnitude >= candidate.from * 0.9995) { // 999.9 is better "1k" than "1000"
            step = &candidate;
            break;
        }
    }
    const double scaled = magnitude / step->from;
    int places = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
    QString digits = QString::number(scaled, 'f', places);
    for (; places > 0 && digits.endsWith(u'0'); --places) {
        digits.chop(1);
    }
    const QString shown = m_locale.toString(scaled, 'f', places) + QString::fromUtf16(step->mark);
    const bool zero = digits.toDouble() == 0;
    return signedText(shown, zero ? 0 : value < 0 ? -1 : 1, plus);
}

QString FigureText::price(Decimal price, int minPlaces) const {
    return signedText(grouped(price, minPlaces), price.sign(), Plus::Never);
}

QString FigureText::quantity(Decimal quantity) const {
    return signedText(grouped(quantity, 0), quantity.sign(), Plus::Never);
}

QString FigureText::count(qint64 count) const {
    return signedText(m_locale.toString(std::abs(count)), count < 0 ? -1 : 1, Plus::Never);
}

QString FigureText::fixed(double value, int places, Plus plus) const {
    if (!std::isfinite(value)) {
        return QString(QChar(NoValue));
    }
    const double scale = std::pow(10.0, places);
    const bool roundsToZero = std::abs(value) * scale < 0.5;
    const QString magnitude = m_locale.toString(roundsToZero ? 0.0 : std::abs(value), 'f', places);
    return signedText(magnitude, roundsToZero ? 0 : value < 0 ? -1 : 1, plus);
}

QString FigureText::percent(double value, int places, Plus plus) const {
    return fixed(value, places, plus) + QChar(kNoBreakSpace) + m_locale.percent();
}

QString FigureText::percent(const Number& figure, int places, Plus plus) const {
    return textOf(figure, [&](double value) { return percent(value, places, plus); });
}

QString FigureText::ratio(double value, int places, Plus plus) const {
    return fixed(value, places, plus);
}

QString FigureText::ratio(const Number& figure, int places, Plus plus) const {
    return textOf(figure, [&](double value) { return ratio(value, places, plus); });
}

QString FigureText::inR(double value, int places, Plus plus) const {
    return fixed(value, places, plus) + QChar(kNoBreakSpace) + u'R';
}

QString FigureText::inR(const Number& figure, int places, Plus plus) const {
    return textOf(figure, [&](double value) { return inR(value, places, plus); });
}

QString FigureText::duration(double seconds) const {
    if (!std::isfinite(seconds) || std::abs(seconds) > 1e12) {
        return QString(QChar(NoValue));
    }
    const UnitNames& units = unitNames(m_locale);
    const qint64 total = std::llround(seconds);
    const auto part = [this](qint64 amount, const char16_t* unit) {
        return count(amount) + QChar(kNoBreakSpace) + QString::fromUtf16(unit);
    };
    const auto pair = [&](qint64 amount, const char16_t* unit, qint64 rest, const char16_t* restUnit) {
        return rest == 0 ? part(amount, unit)
                         : part(amount, unit) + QChar(kNoBreakSpace) + part(rest, restUnit);
    };
    if (total < 60) {
        return part(total, units.seconds);
    }
    if (const qint64 minutes = (total + 30) / 60; minutes < 60) {
        return part(minutes, units.minutes);
    }
    if (const qint64 minutes = (total + 30) / 60; minutes < 24 * 60) {
        return pair(minutes / 60, units.hours, minutes % 60, units.minutes);
    }
    const qint64 hours = (total + 1800) / 3600;
    return pair(hours / 24, units.days, hours % 24, units.hours);
}

QString FigureText::duration(const Number& seconds) const {
    return textOf(seconds, [&](double value) { return duration(value); });
}

QString FigureText::days(int days) const {
    const UnitNames& units = unitNames(m_locale);
    return days == 1 ? QString::fromUtf16(units.oneDay) : QString::fromUtf16(units.manyDays).arg(count(days));
}

QString FigureText::day(Day day) const {
    QString format = m_locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QStringLiteral("yyyy"))) {
        format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    }
    return m_locale.toString(dateOf(day), format);
}

QString FigureText::month(Day day) const {
    const QDate date = dateOf(day);
    return m_locale.standaloneMonthName(date.month()) + u' ' + QString::number(date.year());
}

QString FigureText::shortDay(Day day) const {
    return m_locale.toString(dateOf(day), QStringLiteral("d MMM"));
}

QString FigureText::shortMonth(Day day) const {
    return m_locale.standaloneMonthName(dateOf(day).month(), QLocale::ShortFormat);
}

QString FigureText::weekday(int isoWeekday) const {
    return m_locale.standaloneDayName(isoWeekday, QLocale::ShortFormat);
}

} // namespace core
