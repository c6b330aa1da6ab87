#pragma once

#include "app/charts/day_plot.h"
#include "core/base/clock.h"

#include <QChartView>
#include <QStringList>

#include <functional>
#include <vector>

namespace app {

class EquityOverlay;

/// The equity of every day as a line, its drawdown below on the same days. A crosshair tells the day under
/// the pointer (or the arrow keys), dragging zooms in, a double click or Escape zooms out.
class EquityChart final : public QWidget, private DayPlot {
    Q_OBJECT

public:
    struct Point {
        core::Day day{};
        double equity = 0;
        double drawdown = 0; ///< not positive
    };
    struct Words {
        std::function<QString(double)> axis;     ///< label of a value
        std::function<QString(core::Day)> day;   ///< label of a day within a year
        std::function<QString(core::Day)> month; ///< label of the first day of a month
        std::function<QStringList(int)>
            explanation; ///< lines about a point by index; the first one is the day
    };

    explicit EquityChart(QWidget* parent = nullptr);

    void setCurve(std::vector<Point> points, Words words);
    void zoomTo(core::Day first, core::Day last);
    void zoomOut() override;
    bool isZoomed() const { return m_first > 0 || m_last + 1 < int(m_points.size()); }
    const std::vector<Point>& points() const { return m_points; }

    QSize sizeHint() const override { return {560, 360}; }
    QSize minimumSizeHint() const override { return {240, 200}; }

signals:
    void dayClicked(core::Day day);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF plotRect() const override; ///< of the upper chart, in this widget
    int firstShown() const override { return m_first; }
    int lastShown() const override { return m_last; }
    int indexAt(double x) const override;
    QPointF placeOf(int index) const override { return {xOf(index), yOf(index)}; }
    QStringList explanation(int index) const override { return m_words.explanation(index); }
    void zoomBetween(int first, int last) override;
    void choose(int index) override;

    void rebuild();
    void rebuildEquity();
    void rebuildDrawdown();
    void layOut();
    double xOf(int index) const;
    double yOf(int index) const;

    std::vector<Point> m_points;
    Words m_words;
    int m_first = 0;
    int m_last = -1;
    double m_low = 0; ///< of the upper value axis
    double m_high = 1;
    QChartView* m_equityView;
    QChartView* m_drawdownView;
    EquityOverlay* m_overlay;
};

} // namespace app
