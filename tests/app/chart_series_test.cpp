#include "app/dashboard/chart_series.h"
#include "app/dashboard/figure_cards.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <numeric>

using namespace app;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;

namespace {

Presentation shown(Unit unit = Unit::Money, const core::TradeFilter& filter = {}) {
    return {takeSnapshot(test::syntheticBook(240), filter), unit, core::FigureText(QLocale(u"en_IN"_s))};
}

year_month monthOf(core::Day day) {
    const year_month_day date(day);
    return date.year() / date.month();
}

} // namespace

class ChartSeriesTest : public QObject {
    Q_OBJECT

private slots:
    void theCurveInMoneyEndsWhereTheSummarySays() {
        const Presentation money = shown();
        const auto points = equityPoints(money);
        const core::EquityCurve& curve = money.snapshot()->equity;
        const double net = money.snapshot()->summary.totalNetPnL.value->toDouble();
        QVERIFY(std::abs(points.back().equity - curve.start.toDouble() - net) < 0.005);
    }

    void percentAndRBeginNearZero() {
        for (const Unit unit : {Unit::Percent, Unit::R}) {
            const auto points = equityPoints(shown(unit));
            QCOMPARE(points.size(), equityPoints(shown()).size());
            QVERIFY(std::abs(points.front().equity) < 10);
        }
    }

    void aDrawdownIsNeverAboveZeroAndZeroOnAPeak() {
        for (const Unit unit : {Unit::Money, Unit::Percent, Unit::R}) {
            double peak = -1e18;
            for (const EquityChart::Point& point : equityPoints(shown(unit))) {
                QVERIFY(point.drawdown <= 0);
                if (unit == Unit::R && point.equity > std::max(peak, 0.0)) {
                    QCOMPARE(point.drawdown, 0.0);
                }
                peak = std::max(peak, point.equity);
            }
        }
    }

    void aPointExplainsItsDayInTheUnitOfTheSwitch() {
        const auto lines = [](Unit unit) { return equityWords(shown(unit)).explanation(3); };
        QVERIFY(lines(Unit::Money)[1].contains(u"₹"_s));
        QVERIFY(lines(Unit::Percent)[1].contains(u"%"_s));
        QVERIFY(lines(Unit::R)[1].contains(u"R"_s));
        QCOMPARE(lines(Unit::Money)[0], lines(Unit::R)[0]); // the day
    }

    void hoursWithoutTradesAreEmptyPlacesAndNoJumps() {
        core::TradeFilter filter;
        filter.entryHours = {9, 12};
        const auto bars = hourBars(shown(Unit::Money, filter));
        QStringList labels;
        for (const BarChart::Bar& bar : bars) {
            labels.append(bar.label);
        }
        QCOMPARE(labels, QStringList({u"9"_s, u"10"_s, u"11"_s, u"12"_s}));
        QVERIFY(bars[1].key.isEmpty() && !bars[0].key.isEmpty());
    }

    void theBarsOfWeekdaysAddUpToTheResult() {
        const Presentation money = shown();
        const auto bars = weekdayBars(money);
        const double sum =
            std::accumulate(bars.begin(), bars.end(), 0.0,
                            [](double all, const BarChart::Bar& bar) { return all + bar.value; });
        QVERIFY(std::abs(sum - money.snapshot()->summary.totalNetPnL.value->toDouble()) < 0.005);
    }

    void theBarsOfRCountEveryTradeWithAStopAndTellTheTails() {
        const Presentation presentation = shown();
        const auto bars = rBars(presentation);
        double trades = 0;
        for (const BarChart::Bar& bar : bars) {
            trades += bar.value;
        }
        QCOMPARE(int(trades), presentation.snapshot()->summary.tradesWithRisk);
        QVERIFY(bars.front().label.startsWith(u"≤"_s) && bars.back().label.startsWith(u"≥"_s));
        QCOMPARE(*bars.front().sign, -1);
        QCOMPARE(*bars.back().sign, 1);
    }

    void theWeeksOfAMonthAddUpToItsRemark() {
        const Presentation money = shown();
        const core::Day first = money.snapshot()->calendar.front().date;
        const CalendarMonth::Month month = calendarMonth(money, monthOf(first));
        QVERIFY(!month.days.empty() && !month.weeks.empty());
        core::DecimalSum sum;
        int up = 0;
        int down = 0;
        for (const core::CalendarDay& day : money.snapshot()->calendar) {
            if (monthOf(day.date) == monthOf(first)) {
                sum.add(*day.netPnl.value);
                up += day.netPnl.value->isPositive() ? 1 : 0;
                down += day.netPnl.value->isNegative() ? 1 : 0;
            }
        }
        const QString wanted = u"%1 · %2 up, %3 down"_s.arg(
            money.text().wholeMoney(*sum.value(), u"INR"_s, core::FigureText::Plus::Always),
            QString::number(up), QString::number(down));
        QCOMPARE(monthRemark(money, monthOf(first)), wanted);
    }

    void aMonthWithoutTradesSaysSo() {
        QCOMPARE(monthRemark(shown(), 2031y / 3), u"no closed trades"_s);
        QVERIFY(calendarMonth(shown(), 2031y / 3).days.empty());
    }

    void theNetCardNamesItsCostsAndTheGrossOneLeavesThemIn() {
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        const CardText net = figureCards(shown()).front();
        QCOMPARE(net.title, u"Net P&L"_s);
        QVERIFY2(net.smallPrint.startsWith(u"costs ₹"_s), qPrintable(net.smallPrint));
        const CardText all = figureCards(shown(Unit::Money, gross)).front();
        QCOMPARE(all.title, u"Gross P&L"_s);
        QVERIFY2(all.smallPrint.startsWith(u"before costs of ₹"_s), qPrintable(all.smallPrint));
    }

    void aSelectionWithoutLossesHasAnInfiniteFactor() {
        core::TradeFilter winners;
        winners.outcome = core::Outcome::Win;
        const CardText factor = figureCards(shown(Unit::Money, winners))[2];
        QCOMPARE(factor.figure, QString(core::FigureText::Infinity));
        QVERIFY2(!factor.toolTip.isEmpty(), "and says why");
    }

    void fewTradesWithAStopAreGreyed() {
        core::TradeFilter few;
        few.weekdays = {1};
        few.symbols = {u"INFY"_s};
        const Presentation presentation = shown(Unit::Money, few);
        QVERIFY(presentation.snapshot()->summary.tradesWithRisk < core::kFewTrades);
        QCOMPARE(figureCards(presentation)[5].tone, Tone::Muted);
        QCOMPARE(figureCards(shown())[5].tone, Tone::Plain);
    }

    void everyCardIsExplainedFromItsTrades() {
        const Presentation presentation = shown();
        for (const CardText& card : figureCards(presentation)) {
            const auto explanation = explanationOf(presentation, card.key);
            QVERIFY2(explanation && !explanation->formula.isEmpty(), qPrintable(card.key));
            QVERIFY2(explanation->inputs.contains(u"2"_s), qPrintable(explanation->inputs));
        }
        QVERIFY(!explanationOf(presentation, u"noSuchFigure"_s));
    }
};

TJ_TEST(ChartSeriesTest)
#include "chart_series_test.moc"
