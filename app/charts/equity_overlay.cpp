#include "app/charts/equity_overlay.h"

#include "app/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace app {

namespace {
constexpr double kSmallestDrag = 6;
constexpr double kBubblePadding = 8;
} // namespace

EquityOverlay::EquityOverlay(DayPlot& plot, QWidget* parent) : QWidget(parent), m_plot(plot) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Equity and drawdown, by day"));
}

void EquityOverlay::forget() {
    m_index = -1;
    m_dragFrom = m_dragTo = -1;
    update();
}

void EquityOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plot = m_plot.plotRect();
    if (m_dragFrom >= 0) {
        QColor band = theme().accent;
        band.setAlpha(40);
        painter.fillRect(QRectF(QPointF(std::min(m_dragFrom, m_dragTo), plot.top()),
                                QPointF(std::max(m_dragFrom, m_dragTo), height() - 20)),
                         band);
    }
    if (m_index < m_plot.firstShown() || m_index > m_plot.lastShown()) {
        return;
    }
    const QPointF point = m_plot.placeOf(m_index);
    painter.setPen(QPen(theme().muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(point.x(), plot.top()), QPointF(point.x(), height() - 20));
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(point, 4.5, 4.5);
    paintBubble(painter, point);
}

void EquityOverlay::paintBubble(QPainter& painter, const QPointF& at) const {
    const QStringList lines = m_plot.explanation(m_index);
    painter.setFont(interfaceFont(Theme::SmallPixels));
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const QString& line : lines) {
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    QRectF bubble(0, 0, width + 2 * kBubblePadding,
                  metrics.height() * double(lines.size()) + 2 * kBubblePadding);
    bubble.moveTopLeft(QPointF(at.x() + 10, m_plot.plotRect().top() + 4));
    if (bubble.right() > this->width() - 4) {
        bubble.moveRight(at.x() - 10);
    }
    painter.setPen(theme().line);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(bubble, Theme::ControlRadius, Theme::ControlRadius);
    double y = bubble.top() + kBubblePadding + metrics.ascent();
    for (int i = 0; i < lines.size(); ++i) {
        painter.setPen(i == 0 ? theme().muted : theme().text);
        painter.drawText(QPointF(bubble.left() + kBubblePadding, y), lines[i]);
        y += metrics.height();
    }
}

void EquityOverlay::mouseMoveEvent(QMouseEvent* event) {
    m_index = m_plot.indexAt(event->position().x());
    if (m_dragFrom >= 0) {
        m_dragTo = event->position().x();
    }
    update();
}

void EquityOverlay::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_plot.lastShown() >= m_plot.firstShown()) {
        m_dragFrom = m_dragTo = event->position().x();
    }
}

void EquityOverlay::mouseReleaseEvent(QMouseEvent* event) {
    if (m_dragFrom < 0 || event->button() != Qt::LeftButton) {
        return;
    }
    const double from = std::min(m_dragFrom, m_dragTo);
    const double to = std::max(m_dragFrom, m_dragTo);
    m_dragFrom = m_dragTo = -1;
    const int first = m_plot.indexAt(from);
    const int last = m_plot.indexAt(to);
    update();
    if (first < 0 || last < 0) {
        return;
    }
    if (to - from >= kSmallestDrag && last > first) {
        m_plot.zoomBetween(first, last);
    } else {
        m_plot.choose(first);
    }
}

void EquityOverlay::mouseDoubleClickEvent(QMouseEvent*) {
    m_plot.zoomOut();
}

void EquityOverlay::leaveEvent(QEvent*) {
    forget();
}

void EquityOverlay::keyPressEvent(QKeyEvent* event) {
    const int first = m_plot.firstShown();
    const int last = m_plot.lastShown();
    if (last < first) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool known = m_index >= first && m_index <= last;
    switch (event->key()) {
    case Qt::Key_Left:
        m_index = known ? std::max(first, m_index - 1) : last;
        break;
    case Qt::Key_Right:
        m_index = known ? std::min(last, m_index + 1) : first;
        break;
    case Qt::Key_Escape:
        m_plot.zoomOut();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_index >= 0) {
        setAccessibleDescription(m_plot.explanation(m_index).join(QStringLiteral(", ")));
    }
    update();
}

} // namespace app
