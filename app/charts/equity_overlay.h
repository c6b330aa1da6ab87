#pragma once

#include "app/charts/day_plot.h"

#include <QWidget>

namespace app {

/// Lies over the plot it is a child of, paints the crosshair and the zoom band and takes the pointer.
class EquityOverlay final : public QWidget {
    Q_OBJECT

public:
    /// `plot` must outlive it.
    EquityOverlay(DayPlot& plot, QWidget* parent);
    void forget();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintBubble(QPainter& painter, const QPointF& at) const;

    DayPlot& m_plot;
    int m_index = -1; ///< point under the crosshair
    double m_dragFrom = -1;
    double m_dragTo = -1;
};

} // namespace app
