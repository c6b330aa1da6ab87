#include "app/charts/axis_ticks.h"
#include "app/charts/bar_chart.h"
#include "app/charts/calendar_month.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;

class ChartsTest : public QObject {
    Q_OBJECT

private slots:
    void ticksAreRoundAndCoverTheRange() {
        const std::vector<double> ticks = roundTicks(-1300, 61'000, 5);
        QVERIFY(ticks.front() <= -1300);
        QVERIFY(ticks.back() >= 61'000);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 8);
        QCOMPARE(ticks[1] - ticks[0], 20'000.0);
        QVERIFY(std::find(ticks.begin(), ticks.end(), 0.0) != ticks.end());
    }

    void aFlatRangeStillHasTwoTicks() { QVERIFY(roundTicks(5, 5, 4).size() >= 2); }

    void dayTicksAreFirstDaysOfMonthsInLongRanges() {
        const auto ticks = dayTicks(core::Day(2026y / 1 / 5), core::Day(2026y / 12 / 20), 8);
        QVERIFY(!ticks.empty() && int(ticks.size()) <= 8);
        for (const core::Day day : ticks) {
            QCOMPARE(unsigned(year_month_day(day).day()), 1u);
        }
    }

    void tenYearsAreNotCrowded() {
        QVERIFY(dayTicks(core::Day(2016y / 1 / 1), core::Day(2026y / 1 / 1), 6).size() <= 6);
    }

    void barsOfGainsStandAboveTheBarsOfLosses() {
        BarChart chart;
        chart.resize(300, 200);
        chart.setBars({{u"1"_s, u"Mon"_s, {}, 100, {}}, {u"2"_s, u"Tue"_s, {}, -50, {}}});
        QVERIFY(chart.barRect(0).bottom() <= chart.barRect(1).top() + 0.01);
        QVERIFY(chart.barRect(0).height() > chart.barRect(1).height());
    }

    void aClickOnABarTellsItsKey() {
        BarChart chart;
        chart.resize(300, 200);
        chart.setBars(
            {{u"a"_s, u"A"_s, {}, 1, {}}, {u"b"_s, u"B"_s, {}, 2, {}}, {u"c"_s, u"C"_s, {}, 3, {}}});
        QSignalSpy clicked(&chart, &BarChart::barClicked);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.barRect(1).center().toPoint());
        QCOMPARE(clicked.value(0).value(0).toString(), u"b"_s);
    }

    void aMonthBeginningOnASundayStartsOnTheNextMondayWithoutWeekends() {
        CalendarMonth calendar;
        calendar.resize(400, 300);
        CalendarMonth::Month month;
        month.month = 2026y / 2; // 1 February 2026 is a Sunday
        calendar.setMonth(month);
        QVERIFY(calendar.rectOf(core::Day(2026y / 2 / 1)).isNull());
        QVERIFY(!calendar.rectOf(core::Day(2026y / 2 / 2)).isNull());
        month.weekends = true;
        calendar.setMonth(month);
        QVERIFY(!calendar.rectOf(core::Day(2026y / 2 / 1)).isNull());
    }

    void everyTradingDayOfAMonthHasItsOwnPlace() {
        CalendarMonth calendar;
        calendar.resize(400, 300);
        CalendarMonth::Month month;
        month.month = 2026y / 8;
        month.weekends = true;
        calendar.setMonth(month);
        QRectF before;
        for (unsigned day = 1; day <= 31; ++day) {
            const QRectF rect = calendar.rectOf(core::Day(2026y / 8 / day));
            QVERIFY(!rect.isNull() && !rect.intersects(before) && QRectF(calendar.rect()).contains(rect));
            before = rect;
        }
    }
};

TJ_TEST(ChartsTest)
#include "charts_test.moc"
