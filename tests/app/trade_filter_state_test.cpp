#include "app/trade_filter_state.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace std::chrono;

class TradeFilterStateTest : public QObject {
    Q_OBJECT

private slots:
    void weeksBeginOnMonday() {
        const core::Day thursday(2026y / 10 / 15);
        const DayRange week = rangeOf(Period::ThisWeek, thursday);
        QCOMPARE(*week.from, core::Day(2026y / 10 / 12));
        QCOMPARE(*week.to, core::Day(2026y / 10 / 18));
    }

    void lastMonthOfJanuaryIsDecember() {
        const DayRange month = rangeOf(Period::LastMonth, core::Day(2026y / 1 / 31));
        QCOMPARE(*month.from, core::Day(2025y / 12 / 1));
        QCOMPARE(*month.to, core::Day(2025y / 12 / 31));
    }

    void lastMonthOfMarchKnowsLeapYears() {
        QCOMPARE(*rangeOf(Period::LastMonth, core::Day(2028y / 3 / 31)).to, core::Day(2028y / 2 / 29));
    }

    void allTimeIsOpenAtBothEnds() { QCOMPARE(rangeOf(Period::All, core::Day(2026y / 1 / 1)), DayRange()); }

    void anUnchangedFilterIsNotAnnounced() {
        TradeFilterState state;
        QSignalSpy changed(&state, &TradeFilterState::filterChanged);
        state.setFilter(state.filter());
        QCOMPARE(changed.count(), 0);
        state.setBasis(core::Basis::Gross);
        state.setBasis(core::Basis::Gross);
        QCOMPARE(changed.count(), 1);
    }

    void clearingKeepsTheBasis() {
        TradeFilterState state;
        state.setBasis(core::Basis::Gross);
        state.setPeriod(Period::ThisYear, core::Day(2026y / 5 / 5));
        QVERIFY(state.isNarrowed());
        state.clear();
        QVERIFY(!state.isNarrowed());
        QCOMPARE(state.basis(), core::Basis::Gross);
        QCOMPARE(state.period(), Period::All);
    }

    void pickedDaysAreACustomPeriod() {
        TradeFilterState state;
        state.setPeriod(Period::ThisMonth, core::Day(2026y / 5 / 5));
        QCOMPARE(state.period(), Period::ThisMonth);
        state.setRange({core::Day(2026y / 5 / 5), core::Day(2026y / 5 / 6)});
        QCOMPARE(state.period(), Period::Custom);
    }
};

TJ_TEST(TradeFilterStateTest)
#include "trade_filter_state_test.moc"
