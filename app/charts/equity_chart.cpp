#include "app/charts/equity_chart.h"

#include "app/charts/axis_ticks.h"
#include "app/charts/equity_overlay.h"
#include "app/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QResizeEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <span>

namespace app {

namespace {

constexpr double kLeft = 64;
constexpr double kRight = 10;
constexpr double kTop = 10; ///< half a label of a tall script
constexpr double kBottom = 22;
constexpr double kDrawdownShare = 0.26;
constexpr int kPixelsPerDayLabel = 78;
constexpr int kPixelsPerValueLabel = 56;

QChartView* makeView(QWidget* parent) {
    auto* chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    auto* view = new QChartView(chart, parent);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setFocusPolicy(Qt::NoFocus);
    view->setBackgroundBrush(Qt::NoBrush);
    view->viewport()->setAutoFillBackground(false);
    view->setAttribute(Qt::WA_TransparentForMouseEvents);
    return view;
}

QCategoryAxis* makeAxis(double low, double high) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(low, high);
    axis->setStartValue(low);
    axis->setLabelsFont(interfaceFont(Theme::SmallPixels - 1));
    axis->setLabelsColor(theme().muted);
    axis->setGridLineColor(theme().line);
    axis->setLineVisible(false);
    axis->setTruncateLabels(false);
    return axis;
}

void clear(QChart& chart) {
    chart.removeAllSeries();
    for (QAbstractAxis* axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis;
    }
}

/// A fixed plot area moves the curve at once but leaves the axes to a layout that may have been done already.
void place(QChart& chart, const QRectF& plot) {
    chart.setPlotArea(plot);
    chart.layout()->invalidate();
    chart.layout()->activate();
}

double dayValue(core::Day day) {
    return core::dayNumber(day);
}

} // namespace

EquityChart::EquityChart(QWidget* parent)
    : QWidget(parent), m_equityView(makeView(this)), m_drawdownView(makeView(this)),
      m_overlay(new EquityOverlay(*this, this)) {
    setFocusProxy(m_overlay);
}

void EquityChart::setCurve(std::vector<Point> points, Words words) {
    m_points = std::move(points);
    m_words = std::move(words);
    m_overlay->forget();
    zoomOut();
}

void EquityChart::zoomBetween(int first, int last) {
    zoomTo(m_points[std::size_t(first)].day, m_points[std::size_t(last)].day);
}

void EquityChart::choose(int index) {
    emit dayClicked(m_points[std::size_t(index)].day);
}

void EquityChart::zoomTo(core::Day first, core::Day last) {
    const auto before = [](const Point& point, core::Day day) { return point.day < day; };
    const auto begin = std::lower_bound(m_points.begin(), m_points.end(), first, before);
    const auto end = std::lower_bound(m_points.begin(), m_points.end(), last + std::chrono::days(1), before);
    if (end - begin >= 2) {
        m_first = int(begin - m_points.begin());
        m_last = int(end - m_points.begin()) - 1;
        rebuild();
    }
}

void EquityChart::zoomOut() {
    m_first = 0;
    m_last = int(m_points.size()) - 1;
    rebuild();
}

void EquityChart::rebuild() {
    clear(*m_equityView->chart());
    clear(*m_drawdownView->chart());
    if (!m_points.empty()) {
        rebuildEquity();
        rebuildDrawdown();
    }
    layOut();
}

void EquityChart::rebuildEquity() {
    auto* line = new QLineSeries;
    auto* floor = new QLineSeries;
    const auto shown = std::span(m_points).subspan(std::size_t(m_first), std::size_t(m_last - m_first + 1));
    const auto [least, most] = std::minmax_element(
        shown.begin(), shown.end(), [](const Point& a, const Point& b) { return a.equity < b.equity; });
    const int wanted = std::max(2, int(height() * (1 - kDrawdownShare)) / kPixelsPerValueLabel);
    const std::vector<double> ticks = roundTicks(least->equity, most->equity, wanted);
    m_low = ticks.front();
    m_high = ticks.back();
    for (const Point& point : shown) {
        line->append(dayValue(point.day), point.equity);
        floor->append(dayValue(point.day), m_low);
    }
    QColor soft = theme().accent;
    soft.setAlpha(theme().dark ? 28 : 20);
    auto* area = new QAreaSeries(line, floor);
    floor->setParent(area);
    area->setBrush(soft);
    area->setPen(Qt::NoPen);
    auto* stroke = new QLineSeries;
    stroke->append(line->points());
    line->setParent(area);
    stroke->setPen(QPen(theme().accent, 1.6));

    QChart* chart = m_equityView->chart();
    auto* days = new QValueAxis;
    days->setRange(dayValue(shown.front().day),
                   std::max(dayValue(shown.back().day), dayValue(shown.front().day) + 1));
    days->setVisible(false);
    QCategoryAxis* values = makeAxis(m_low, m_high);
    for (const double tick : ticks) {
        values->append(m_words.axis(tick), tick);
    }
    chart->addAxis(days, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    for (QAbstractSeries* series :
         {static_cast<QAbstractSeries*>(area), static_cast<QAbstractSeries*>(stroke)}) {
        chart->addSeries(series);
        series->attachAxis(days);
        series->attachAxis(values);
    }
}

void EquityChart::rebuildDrawdown() {
    auto* under = new QLineSeries;
    auto* zero = new QLineSeries;
    double deepest = 0;
    for (int i = m_first; i <= m_last; ++i) {
        const Point& point = m_points[std::size_t(i)];
        under->append(dayValue(point.day), point.drawdown);
        zero->append(dayValue(point.day), 0);
        deepest = std::min(deepest, point.drawdown);
    }
    QColor fill = theme().loss;
    fill.setAlpha(theme().dark ? 70 : 56);
    auto* area = new QAreaSeries(zero, under);
    zero->setParent(area);
    under->setParent(area);
    area->setBrush(fill);
    area->setPen(Qt::NoPen);

    const core::Day first = m_points[std::size_t(m_first)].day;
    const core::Day last = m_points[std::size_t(m_last)].day;
    QCategoryAxis* days = makeAxis(dayValue(first), std::max(dayValue(last), dayValue(first) + 1));
    days->setGridLineVisible(false);
    const bool byMonth = (last - first).count() > 75;
    const int wanted = std::max(2, int(width() - kLeft - kRight) / kPixelsPerDayLabel);
    for (const core::Day day : dayTicks(first, last, wanted)) {
        // Two ticks of one name would be one category.
        const QString label = byMonth ? m_words.month(day) : m_words.day(day);
        days->append(days->categoriesLabels().contains(label) ? label + QChar(0x200B) : label, dayValue(day));
    }
    const double bottom = deepest < 0 ? deepest : -1;
    QCategoryAxis* values = makeAxis(bottom, 0);
    if (deepest < 0) {
        values->append(m_words.axis(bottom), bottom);
    }
    values->append(m_words.axis(0), 0);
    QChart* chart = m_drawdownView->chart();
    chart->addAxis(days, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    chart->addSeries(area);
    area->attachAxis(days);
    area->attachAxis(values);
}

void EquityChart::layOut() {
    const int split = int(height() * (1 - kDrawdownShare));
    m_equityView->setGeometry(0, 0, width(), split);
    m_drawdownView->setGeometry(0, split, width(), height() - split);
    m_overlay->setGeometry(rect());
    m_overlay->raise();
    const double plotWidth = std::max(10.0, width() - kLeft - kRight);
    place(*m_equityView->chart(), {kLeft, kTop, plotWidth, std::max(10.0, split - 2 * kTop)});
    place(*m_drawdownView->chart(),
          {kLeft, kTop, plotWidth, std::max(10.0, height() - split - kTop - kBottom)});
}

void EquityChart::resizeEvent(QResizeEvent*) {
    rebuild();
}

void EquityChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        rebuild();
    }
}

QRectF EquityChart::plotRect() const {
    const double split = int(height() * (1 - kDrawdownShare));
    return {kLeft, kTop, width() - kLeft - kRight, split - 2 * kTop};
}

double EquityChart::xOf(int index) const {
    const double first = dayValue(m_points[std::size_t(m_first)].day);
    const double span = std::max(1.0, dayValue(m_points[std::size_t(m_last)].day) - first);
    return plotRect().left() +
           (dayValue(m_points[std::size_t(index)].day) - first) / span * plotRect().width();
}

double EquityChart::yOf(int index) const {
    const QRectF plot = plotRect();
    return plot.bottom() - (m_points[std::size_t(index)].equity - m_low) / (m_high - m_low) * plot.height();
}

int EquityChart::indexAt(double x) const {
    if (m_points.empty()) {
        return -1;
    }
    int best = m_first;
    for (int low = m_first, high = m_last; low <= high;) {
        const int middle = (low + high) / 2;
        if (std::abs(xOf(middle) - x) < std::abs(xOf(best) - x)) {
            best = middle;
        }
        if (xOf(middle) < x) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

} // namespace app
