#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/statistics/number.h"
#include "core/statistics/summary.h"

#include <QLocale>
#include <QString>

namespace core {

/// Figures as people read them, in the digits, grouping and order of one locale (12,34,567.50 in en_IN and
/// hi_IN). The one place that does so: app, report and tables print the same text for the same figure. A
/// minus is "−" (U+2212), undefined is "–", infinite "∞". Decimals are never turned into doubles. A value;
/// const functions are thread-safe.
class FigureText {
public:
    /// Undefined and infinite figures.
    static constexpr char16_t NoValue = u'–';
    static constexpr char16_t Infinity = u'∞';

    /// `Always` puts a plus before what is above zero: results, never amounts.
    enum class Plus { Never, Always };

    explicit FigureText(const QLocale& locale = QLocale());
    const QLocale& locale() const { return m_locale; }

    /// "₹1,24,310.00", "1.234,50 €"; rounded half to even to the currency's decimals (2; 0 for yen and the
    /// like; up to 8 for coins). Without a currency only the number.
    QString money(Decimal amount, const QString& currency = {}, Plus plus = Plus::Never) const;
    QString money(const MoneyFigure& figure, const QString& currency = {}, Plus plus = Plus::Never) const;
    /// With two more decimals than money: what one share or contract costs.
    QString unitMoney(const MoneyFigure& figure, const QString& currency) const;
    /// Rounded to whole units: cards and calendar cells, whose tooltip shows all digits.
    QString wholeMoney(Decimal amount, const QString& currency = {}, Plus plus = Plus::Never) const;
    QString wholeMoney(const MoneyFigure& figure, const QString& currency = {},
                       Plus plus = Plus::Never) const;
    /// Axis labels: "15k", "1.2M"; "2.5 L" and "1.2 Cr" where people count in lakh. At most three digits.
    QString compact(double value, Plus plus = Plus::Never) const;

    /// All digits, no trailing zeros, grouped: prices (at least `minPlaces` decimals) and quantities.
    QString price(Decimal price, int minPlaces = 2) const;
    QString quantity(Decimal quantity) const;

    QString count(qint64 count) const;
    /// "58.3 %" of 58.3.
    QString percent(const Number& figure, int places = 1, Plus plus = Plus::Never) const;
    QString percent(double value, int places = 1, Plus plus = Plus::Never) const;
    /// "1.92"
    QString ratio(const Number& figure, int places = 2, Plus plus = Plus::Never) const;
    QString ratio(double value, int places = 2, Plus plus = Plus::Never) const;
    /// "0.41 R"
    QString inR(const Number& figure, int places = 2, Plus plus = Plus::Never) const;
    QString inR(double value, int places = 2, Plus plus = Plus::Never) const;

    /// Seconds as "45 s", "12 min", "3 h 20 min", "2 d 4 h".
    QString duration(const Number& seconds) const;
    QString duration(double seconds) const;
    /// "23 days", "1 day"
    QString days(int days) const;

    QString day(Day day) const;            ///< the locale's short date with the year in full: "14/09/2026"
    QString month(Day day) const;          ///< "September 2026"
    QString shortDay(Day day) const;       ///< "14 Sept", for axes
    QString shortMonth(Day day) const;     ///< "Sept"
    QString weekday(int isoWeekday) const; ///< "Mon" of 1 … "Sun" of 7

    /// "₹" of INR, "$" of USD; the code itself where there is no usual sign.
    static QString currencySign(const QString& currency);
    /// Decimals money of that currency is shown with.
    static int moneyPlaces(const QString& currency);

private:
    QString grouped(Decimal amount, int minPlaces) const;
    QString signedText(const QString& magnitude, int sign, Plus plus) const;
    QString withCurrency(const QString& number, const QString& currency) const;
    QString fixed(double value, int places, Plus plus) const;

    QLocale m_locale;
    bool m_signFirst = true; ///< currency sign before the number
    QString m_signGap;       ///< between them
    bool m_countsInLakh = false;
};

} // namespace core
