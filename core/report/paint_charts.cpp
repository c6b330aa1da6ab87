#include "core/report/paint_charts.h"

#include "core/report/axis_ticks.h"
#include "core/report/report_style.h"

#include <QFontMetricsF>
#include <QPolygonF>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace core {

using namespace paper;

namespace {

constexpr double kAxisWidth = 38 * Pt;
constexpr double kLabelHeight = 14 * Pt;

/// Values of an axis to positions in a plot, with grid lines and labels at round values.
class ValueAxis {
public:
    ValueAxis(const QRectF& plot, double from, double to, int count)
        : m_plot(plot), m_ticks(axisTicks(from, to, count)) {}

    double y(double value) const {
        return m_plot.bottom() -
               (value - m_ticks.front()) / (m_ticks.back() - m_ticks.front()) * m_plot.height();
    }

    void paint(QPainter& painter, const FigureText& text) const {
        for (const double tick : m_ticks) {
            rule(painter, m_plot.left(), m_plot.right(), y(tick));
            const QRectF label(m_plot.left() - kAxisWidth, y(tick) - 6 * Pt, kAxisWidth - 5 * Pt, 12 * Pt);
            line(painter, label, text.compact(tick),
                 {font(7), MutedColour, Qt::AlignRight | Qt::AlignVCenter});
        }
    }

private:
    QRectF m_plot;
    std::vector<double> m_ticks;
};

/// Positions of days: the start of the curve stands one step before its first day.
class DayAxis {
public:
    DayAxis(const QRectF& plot, Day first, Day last)
        : m_plot(plot), m_first(dayNumber(first) - 1), m_days(std::max(1, dayNumber(last) - m_first)) {}

    double x(double day) const { return m_plot.left() + (day - m_first) / m_days * m_plot.width(); }
    double start() const { return m_first; }

    /// A label at the first of months, few enough not to touch; of days where the span is short.
    void paint(QPainter& painter, const FigureText& text) const {
        const int months = m_days / 30;
        if (months < 3) {
            const int step = std::max(1, m_days / 6);
            for (int day = m_first + 1; day <= m_first + m_days; day += step) {
                label(painter, x(day), text.shortDay(dayFromNumber(day)));
            }
            return;
        }
        const int step = months <= 8 ? 1 : months <= 18 ? 2 : months <= 40 ? 6 : 12 * (1 + months / 120);
        const std::chrono::year_month_day first(dayFromNumber(m_first + 1));
        auto month = first.year() / first.month();
        for (;; month += std::chrono::months(1)) {
            const int day = dayNumber(Day(month / 1));
            if (day > m_first + m_days - 8) {
                return;
            }
            const int number = int(month.year()) * 12 + int(unsigned(month.month())) - 1;
            if (day >= m_first && number % step == 0) {
                const bool january = unsigned(month.month()) == 1;
                label(painter, x(day),
                      january ? QString::number(int(month.year())) : text.shortMonth(Day(month / 1)));
            }
        }
    }

private:
    void label(QPainter& painter, double at, const QString& words) const {
        const QRectF box(at - 30 * Pt, m_plot.bottom() + 2 * Pt, 60 * Pt, kLabelHeight);
        line(painter, box, words, {font(7), MutedColour, Qt::AlignHCenter | Qt::AlignVCenter});
    }

    QRectF m_plot;
    int m_first;
    int m_days;
};

void paintCurve(QPainter& painter, const EquityCurve& curve, const DayAxis& days, const ValueAxis& values,
                double bottom) {
    QPolygonF polyline;
    polyline << QPointF(days.x(days.start()), values.y(curve.start.toDouble()));
    for (const EquityPoint& point : curve.points) {
        polyline << QPointF(days.x(dayNumber(point.date)), values.y(point.equity.toDouble()));
    }
    QPolygonF area = polyline;
    area << QPointF(polyline.last().x(), bottom) << QPointF(polyline.first().x(), bottom);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(AccentSoftColour));
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor::fromRgb(AccentColour), 1.3 * Pt, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(polyline);
}

void paintFalls(QPainter& painter, const EquityCurve& curve, const DayAxis& days, const ValueAxis& values) {
    QPolygonF area;
    area << QPointF(days.x(days.start()), values.y(0));
    for (const EquityPoint& point : curve.points) {
        area << QPointF(days.x(dayNumber(point.date)), values.y(point.drawdown.toDouble()));
    }
    area << QPointF(area.last().x(), values.y(0));
    painter.setPen(QPen(QColor::fromRgb(LossColour), 0.8 * Pt));
    painter.setBrush(QColor::fromRgb(LossSoftColour));
    painter.drawPolygon(area);
}

} // namespace

void paintNothing(QPainter& painter, const QRectF& box, const QString& why) {
    line(painter, box, why, {font(8.5), MutedColour, Qt::AlignCenter});
}

void paintEquityChart(QPainter& painter, const QRectF& box, const EquityCurve& curve,
                      const FigureText& text) {
    if (curve.points.empty()) {
        paintNothing(painter, box, QStringLiteral("No curve: %1").arg(reasonText(curve.reason)));
        return;
    }
    const double fallHeight = box.height() * 0.22;
    const QRectF upper(box.left() + kAxisWidth, box.top() + 4 * Pt, box.width() - kAxisWidth - 4 * Pt,
                       box.height() - fallHeight - kLabelHeight - 18 * Pt);
    const QRectF lower(upper.left(), upper.bottom() + 12 * Pt, upper.width(), fallHeight);
    const auto byEquity = [](const EquityPoint& a, const EquityPoint& b) { return a.equity < b.equity; };
    const auto [low, high] = std::minmax_element(curve.points.begin(), curve.points.end(), byEquity);
    const double start = curve.start.toDouble();
    const ValueAxis equity(upper, std::min(start, low->equity.toDouble()),
                           std::max(start, high->equity.toDouble()), 5);
    double deepest = 0;
    for (const EquityPoint& point : curve.points) {
        deepest = std::min(deepest, point.drawdown.toDouble());
    }
    const ValueAxis falls(lower, deepest < 0 ? deepest : -1, 0, 3);
    const DayAxis days(lower, curve.points.front().date, curve.points.back().date);
    paintCurve(painter, curve, DayAxis(upper, curve.points.front().date, curve.points.back().date), equity,
               upper.bottom());
    equity.paint(painter, text);
    falls.paint(painter, text);
    paintFalls(painter, curve, days, falls);
    days.paint(painter, text);
}

void paintBars(QPainter& painter, const QRectF& box, const std::vector<ReportBar>& bars,
               const FigureText& text) {
    if (bars.empty()) {
        paintNothing(painter, box, QStringLiteral("Nothing to show"));
        return;
    }
    const QRectF plot(box.left() + kAxisWidth, box.top() + 4 * Pt, box.width() - kAxisWidth,
                      box.height() - kLabelHeight - 4 * Pt);
    double low = 0;
    double high = 0;
    for (const ReportBar& bar : bars) {
        low = std::min(low, bar.value);
        high = std::max(high, bar.value);
    }
    const ValueAxis values(plot, low, low == high ? 1 : high, 4);
    values.paint(painter, text);
    const double room = plot.width() / double(bars.size());
    const double width = std::min(room * 0.7, 26 * Pt);
    double widest = 0;
    const QFont small = font(7);
    for (const ReportBar& bar : bars) {
        widest = std::max(widest, QFontMetricsF(small, painter.device()).horizontalAdvance(bar.label));
    }
    const int every = std::max(1, int(std::ceil((widest + 4 * Pt) / room)));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double centre = plot.left() + (double(i) + 0.5) * room;
        const double top = values.y(std::max(bars[i].value, 0.0));
        const double bottom = values.y(std::min(bars[i].value, 0.0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(bars[i].colour);
        painter.drawRoundedRect(QRectF(centre - width / 2, top, width, bottom - top), 1.5 * Pt, 1.5 * Pt);
        if (int(i) % every == 0) {
            const double half = room * every / 2;
            line(painter, QRectF(centre - half, plot.bottom() + 2 * Pt, 2 * half, kLabelHeight),
                 bars[i].label, {small, MutedColour, Qt::AlignHCenter | Qt::AlignVCenter});
        }
    }
}

} // namespace core
