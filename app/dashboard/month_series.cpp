#include "app/dashboard/chart_series.h"

#include <QCoreApplication>

#include <cmath>
#include <map>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MonthSeries)
};

/// Sums of some days of the calendar.
struct DaySum {
    core::DecimalSum money;
    core::Undefinedness unknown = core::Undefinedness::None;
    double r = 0;
    int daysWithR = 0;
    int trades = 0;

    void add(const Presentation& presentation, const core::CalendarDay& day) {
        const core::MoneyFigure& figure = presentation.ofBasis(day.pnl, day.netPnl);
        if (figure.value) {
            money += *figure.value;
        } else {
            unknown = figure.reason;
        }
        const auto& rOfDay = presentation.snapshot()->rOfDay;
        if (const auto found = rOfDay.find(day.date); found != rOfDay.end()) {
            r += found->second;
            ++daysWithR;
        }
        trades += day.trades;
    }
    Shown shown(const Presentation& presentation, Presentation::Digits digits) const {
        core::MoneyFigure figure{money.value(), core::Undefinedness::TooLarge};
        if (unknown != core::Undefinedness::None) {
            figure = {std::nullopt, unknown};
        }
        const core::Number rSum = daysWithR > 0 ? core::Number::finite(r, daysWithR)
                                                : core::Number::undefined(core::Undefinedness::NoStops);
        return presentation.result(figure, rSum, digits);
    }
};

bool isIn(core::Day day, std::chrono::year_month month) {
    const std::chrono::year_month_day date(day);
    return date.year() / date.month() == month;
}

/// Without the currency sign where money is meant: seven cells have no room for it.
QString cellText(const Presentation& presentation, const Shown& shown, const DaySum& sum) {
    constexpr double kLongestWhole = 99'999;
    if (presentation.unit() != Unit::Money || !shown.known) {
        return shown.text;
    }
    if (std::abs(shown.value) > kLongestWhole) {
        return presentation.text().compact(shown.value, core::FigureText::Plus::Always);
    }
    return presentation.text().wholeMoney(*sum.money.value(), {}, core::FigureText::Plus::Always);
}

CalendarMonth::Cell cell(const Presentation& presentation, core::Day day, const DaySum& sum,
                         const QString& name) {
    const Shown all = sum.shown(presentation, Presentation::Digits::All);
    const Shown shown = sum.shown(presentation, Presentation::Digits::Whole);
    const QString trades =
        Words::tr("%1 trades", nullptr, sum.trades).arg(presentation.text().count(sum.trades));
    const QString compact = sum.shown(presentation, Presentation::Digits::Compact).text;
    return {day,    cellText(presentation, shown, sum),          compact,
            trades, u"%1: %2, %3"_s.arg(name, all.text, trades), shown.sign()};
}

} // namespace

CalendarMonth::Month calendarMonth(const Presentation& presentation, std::chrono::year_month month) {
    CalendarMonth::Month made;
    made.month = month;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        made.weekdayNames.push_back(presentation.text().weekday(weekday));
    }
    std::map<core::Day, DaySum> weeks;
    for (const core::CalendarDay& day : presentation.snapshot()->calendar) {
        made.weekends = made.weekends || core::isoWeekday(day.date) > 5;
        if (isIn(day.date, month)) {
            DaySum sum;
            sum.add(presentation, day);
            made.days.push_back(cell(presentation, day.date, sum, presentation.text().day(day.date)));
            weeks[day.date - std::chrono::days(core::isoWeekday(day.date) - 1)].add(presentation, day);
        }
    }
    for (const auto& [monday, sum] : weeks) {
        const QString name = Words::tr("Week from %1").arg(presentation.text().day(monday));
        CalendarMonth::Cell week = cell(presentation, monday, sum, name);
        if (presentation.unit() == Unit::Money) {
            week.result = sum.shown(presentation, Presentation::Digits::Compact).text;
        }
        made.weeks.push_back(week);
    }
    return made;
}

QString monthRemark(const Presentation& presentation, std::chrono::year_month month) {
    DaySum sum;
    int green = 0;
    int red = 0;
    for (const core::CalendarDay& day : presentation.snapshot()->calendar) {
        if (isIn(day.date, month)) {
            DaySum one;
            one.add(presentation, day);
            sum.add(presentation, day);
            const int sign = one.shown(presentation, Presentation::Digits::All).sign();
            green += sign > 0 ? 1 : 0;
            red += sign < 0 ? 1 : 0;
        }
    }
    if (sum.trades == 0) {
        return Words::tr("no closed trades");
    }
    return Words::tr("%1 · %2 up, %3 down")
        .arg(sum.shown(presentation, Presentation::Digits::Whole).text)
        .arg(green)
        .arg(red);
}

} // namespace app
