#pragma once

#include "core/base/clock.h"

#include <QChartView>
#include <QStringList>

#include <functional>
#include <vector>

namespace app {

class EquityOverlay;

/// The equity of every day as a line, its drawdown below on the same days. A crosshair tells the day under
/// the pointer (or the arrow keys), dragging zooms in, a double click or Escape zooms out.
class EquityChart final : public QWidget {
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
    void zoomOut();
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
    friend class EquityOverlay;
    void rebuild();
    void rebuildEquity();
    void rebuildDrawdown();
    void layOut();
    QRectF plotRect() const; ///< of the upper chart, in this widget
    double xOf(int index) const;
    double yOf(int index) const;
    int indexAt(double x) const;

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
