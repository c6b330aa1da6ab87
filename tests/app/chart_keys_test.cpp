#include "app/charts/bar_chart.h"
#include "app/charts/calendar_month.h"
#include "app/charts/equity_chart.h"
#include "app/charts/equity_overlay.h"
#include "app/charts/fills_chart.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QGraphicsLineItem>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace app;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr core::Day kFirst{core::Day(2026y / 1 / 5)};

/// A curve of twenty days that rises by one a day.
struct ShownCurve {
    EquityChart chart;
    QSignalSpy clicked{&chart, &EquityChart::dayClicked};

    ShownCurve() {
        std::vector<EquityChart::Point> points;
        for (int i = 0; i < 20; ++i) {
            points.push_back({kFirst + days(i), 100.0 + i, 0});
        }
        chart.resize(600, 320);
        setCurve(std::move(points));
        chart.show();
    }
    void setCurve(std::vector<EquityChart::Point> points) {
        EquityChart::Words words;
        words.axis = [](double value) { return QString::number(value); };
        words.day = words.month = [](core::Day day) { return QString::number(core::dayNumber(day)); };
        words.explanation = [](int index) { return QStringList{u"day %1"_s.arg(index), u"equity"_s}; };
        chart.setCurve(std::move(points), std::move(words));
    }
    EquityOverlay* overlay() { return chart.findChild<EquityOverlay*>(); }
    void drag(double from, double to) {
        const auto at = [this](double share) { return QPoint(int(chart.width() * share), 60); };
        QTest::mousePress(overlay(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(overlay(), at(to));
        QTest::mouseRelease(overlay(), Qt::LeftButton, {}, at(to));
    }
};

/// What the grid lines of a chart enclose.
QRectF gridOf(const QChartView& view) {
    QRectF grid;
    for (const QGraphicsItem* item : view.scene()->items()) {
        if (const auto* line = qgraphicsitem_cast<const QGraphicsLineItem*>(item);
            line && line->isVisible()) {
            grid |= QRectF(line->mapToScene(line->line().p1()), line->mapToScene(line->line().p2()))
                        .normalized()
                        .adjusted(0, 0, 0.01, 0.01); // a line has no extent of its own
        }
    }
    return grid;
}

/// October 2026 with trades on the 5th and the 14th.
struct ShownMonth {
    CalendarMonth calendar;
    QSignalSpy clicked{&calendar, &CalendarMonth::dayClicked};
    QSignalSpy wished{&calendar, &CalendarMonth::monthWished};

    ShownMonth() {
        CalendarMonth::Month month;
        month.month = 2026y / 10;
        for (const unsigned day : {5u, 14u}) {
            month.days.push_back({core::Day(2026y / 10 / day), u"+1"_s, u"+1"_s, u"1 trade"_s, u"+1"_s, 1});
        }
        calendar.resize(420, 330);
        calendar.setMonth(std::move(month));
        calendar.show();
    }
    void press(std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys) {
            QTest::keyClick(&calendar, key);
        }
    }
};

} // namespace

class ChartKeysTest : public QObject {
    Q_OBJECT

private slots:
    void theGridFillsThePlotOfTheCurveAfterEveryResize() {
        ShownCurve curve;
        QVERIFY(QTest::qWaitForWindowExposed(&curve.chart));
        for (const QSize size : {QSize(900, 500), QSize(540, 280), QSize(541, 420)}) {
            curve.chart.resize(size);
            QCoreApplication::processEvents();
            for (const QChartView* view : curve.chart.findChildren<QChartView*>()) {
                const QRectF plot = view->chart()->plotArea();
                const QRectF grid = gridOf(*view);
                QVERIFY(std::abs(grid.bottom() - plot.bottom()) <= 1);
                QVERIFY(std::abs(grid.right() - plot.right()) <= 1);
            }
        }
    }

    void draggingZoomsAndADoubleClickShowsAllAgain() {
        ShownCurve curve;
        QVERIFY(!curve.chart.isZoomed());
        curve.drag(0.4, 0.7);
        QVERIFY(curve.chart.isZoomed());
        QVERIFY(curve.clicked.isEmpty());
        QTest::mouseDClick(curve.overlay(), Qt::LeftButton, {}, QPoint(200, 60));
        QVERIFY(!curve.chart.isZoomed());
    }

    void aClickWithoutDraggingChoosesItsDay() {
        ShownCurve curve;
        curve.drag(1.0 - 1.0 / curve.chart.width(), 1.0 - 1.0 / curve.chart.width());
        QVERIFY(!curve.chart.isZoomed());
        QCOMPARE(curve.clicked.value(0).value(0).value<core::Day>(), kFirst + days(19));
    }

    void theArrowsTellADayAfterTheOther() {
        ShownCurve curve;
        QTest::keyClick(curve.overlay(), Qt::Key_Right);
        QCOMPARE(curve.overlay()->accessibleDescription(), u"day 0, equity"_s);
        QTest::keyClick(curve.overlay(), Qt::Key_Right);
        QCOMPARE(curve.overlay()->accessibleDescription(), u"day 1, equity"_s);
        QTest::keyClick(curve.overlay(), Qt::Key_Left);
        QTest::keyClick(curve.overlay(), Qt::Key_Left);
        QCOMPARE(curve.overlay()->accessibleDescription(), u"day 0, equity"_s);
    }

    void escapeShowsTheWholeCurve() {
        ShownCurve curve;
        curve.chart.zoomTo(kFirst + days(3), kFirst + days(9));
        QVERIFY(curve.chart.isZoomed());
        QTest::keyClick(curve.overlay(), Qt::Key_Escape);
        QVERIFY(!curve.chart.isZoomed());
    }

    void aRangeOfOneDayIsNoZoom() {
        ShownCurve curve;
        curve.chart.zoomTo(kFirst + days(3), kFirst + days(3));
        QVERIFY(!curve.chart.isZoomed());
    }

    void anEmptyCurveIsDeafToPointerAndKeys() {
        ShownCurve curve;
        curve.chart.setCurve({}, {});
        curve.drag(0.2, 0.8);
        QTest::keyClick(curve.overlay(), Qt::Key_Right);
        QVERIFY(curve.clicked.isEmpty());
        QVERIFY(!curve.chart.isZoomed());
    }

    void enterOpensTheDayThatTheArrowsReached() {
        ShownMonth month;
        month.press({Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right});
        month.press({Qt::Key_Return}); // the 5th
        QCOMPARE(month.clicked.value(0).value(0).value<core::Day>(), core::Day(2026y / 10 / 5));
        month.press({Qt::Key_Down, Qt::Key_Right, Qt::Key_Right, Qt::Key_Space}); // the 14th
        QCOMPARE(month.clicked.value(1).value(0).value<core::Day>(), core::Day(2026y / 10 / 14));
    }

    void aDayWithoutTradesOpensNothing() {
        ShownMonth month;
        month.press({Qt::Key_Right, Qt::Key_Return});
        QVERIFY(month.clicked.isEmpty());
        QTest::mouseClick(&month.calendar, Qt::LeftButton, {},
                          month.calendar.rectOf(core::Day(2026y / 10 / 6)).center().toPoint());
        QVERIFY(month.clicked.isEmpty());
    }

    void pageKeysTurnTheMonthAndTheWheelDoesNot() {
        ShownMonth month;
        month.press({Qt::Key_PageUp, Qt::Key_PageDown});
        QCOMPARE(month.wished.value(0).value(0).toInt(), -1);
        QCOMPARE(month.wished.value(1).value(0).toInt(), 1);
        QWheelEvent turn(QPointF(9, 9), month.calendar.mapToGlobal(QPointF(9, 9)), {}, QPoint(0, -120),
                         Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&month.calendar, &turn);
        QCOMPARE(month.wished.size(), 2); // it scrolls the page
    }

    void barsAreReachedAndOpenedWithKeys() {
        BarChart chart;
        chart.resize(300, 200);
        chart.setBars({{u"1"_s, u"Mon"_s, u"Monday"_s, 3, {}}, {u"2"_s, u"Tue"_s, u"Tuesday"_s, -2, {}}});
        QSignalSpy clicked(&chart, &BarChart::barClicked);
        QTest::keyClick(&chart, Qt::Key_Return);
        QVERIFY(clicked.isEmpty()); // none is reached yet
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Return}) {
            QTest::keyClick(&chart, key);
        }
        QCOMPARE(clicked.value(0).value(0).toString(), u"2"_s);
        QTest::keyClick(&chart, Qt::Key_Left);
        QTest::keyClick(&chart, Qt::Key_Space);
        QCOMPARE(clicked.value(1).value(0).toString(), u"1"_s);
    }

    void fillsAndLevelsAreTold() {
        FillsChart chart;
        chart.setMarks({{core::instantFromMs(0), 100, true, u"Buy 10 @ 100"_s},
                        {core::instantFromMs(60'000), 105, false, u"Sell 10 @ 105"_s}},
                       {{98, u"stop 98"_s, true}});
        QCOMPARE(chart.accessibleDescription(), u"Buy 10 @ 100; Sell 10 @ 105; stop 98"_s);
    }

    void aChartOfOneFillIsDrawn() {
        FillsChart chart;
        chart.resize(320, 150);
        const QImage empty = chart.grab().toImage();
        chart.setMarks({{core::instantFromMs(0), 100, true, u"Buy 10 @ 100"_s}}, {});
        QVERIFY(chart.grab().toImage() != empty);
    }
};

TJ_TEST(ChartKeysTest)
#include "chart_keys_test.moc"
