#include "app/charts/bar_chart.h"

#include "app/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr int kLabelHeight = 22;
constexpr double kWidestBar = 36;
constexpr int kMarkedAlpha = 255;
constexpr int kPlainAlpha = 215;
} // namespace

BarChart::BarChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarChart::setBars(std::vector<Bar> bars) {
    m_bars = std::move(bars);
    m_top = m_bottom = 0;
    m_highlighted = -1;
    QStringList words;
    for (const Bar& bar : m_bars) {
        m_top = std::max(m_top, bar.value);
        m_bottom = std::min(m_bottom, bar.value);
        words.append(bar.text);
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

QRectF BarChart::plotRect() const {
    return QRectF(rect()).adjusted(2, 4, -2, -kLabelHeight);
}

double BarChart::zeroLine() const {
    const QRectF plot = plotRect();
    const double span = m_top - m_bottom;
    return span > 0 ? plot.top() + plot.height() * m_top / span : plot.bottom();
}

QRectF BarChart::barRect(int index) const {
    const QRectF plot = plotRect();
    const double slot = plot.width() / std::max<std::size_t>(1, m_bars.size());
    const double width = std::min(kWidestBar, slot * 0.7);
    const double left = plot.left() + slot * index + (slot - width) / 2;
    const double span = m_top - m_bottom;
    const double zero = zeroLine();
    const double value = m_bars[std::size_t(index)].value;
    double height = span > 0 ? plot.height() * std::abs(value) / span : 0;
    height = value != 0 ? std::max(height, 1.5) : 0;
    return {left, value > 0 ? zero - height : zero, width, height};
}

int BarChart::barAt(const QPointF& position) const {
    if (m_bars.empty() || !QRectF(rect()).contains(position)) {
        return -1;
    }
    const QRectF plot = plotRect();
    const int index = int((position.x() - plot.left()) / plot.width() * double(m_bars.size()));
    return std::clamp(index, 0, int(m_bars.size()) - 1);
}

void BarChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const QRectF plot = plotRect();
    if (m_bars.empty()) {
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("No closed trades"));
        return;
    }
    painter.setPen(colours.line);
    const double zero = zeroLine();
    painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const Bar& bar = m_bars[std::size_t(i)];
        const int sign = bar.sign.value_or(bar.value > 0 ? 1 : bar.value < 0 ? -1 : 0);
        QColor colour = sign == 0 ? colours.muted : colours.ofSign(sign);
        colour.setAlpha(i == m_highlighted ? kMarkedAlpha : kPlainAlpha);
        painter.setBrush(colour);
        painter.drawRoundedRect(barRect(i), 2, 2);
    }
    paintLabels(painter);
}

void BarChart::paintLabels(QPainter& painter) const {
    painter.setFont(interfaceFont(Theme::SmallPixels - 1));
    const QRectF plot = plotRect();
    const double slot = plot.width() / double(m_bars.size());
    double widest = 0;
    for (const Bar& bar : m_bars) {
        widest = std::max(widest, double(painter.fontMetrics().horizontalAdvance(bar.label)));
    }
    // Where not every label fits, every second, third … is written.
    const int every = std::max(1, int(std::ceil((widest + 4) / slot)));
    for (int i = 0; i < int(m_bars.size()); ++i) {
        if (i % every == 0 || i == m_highlighted) {
            const bool marked = i == m_highlighted;
            if (m_highlighted >= 0 && !marked && every > 1 && std::abs(i - m_highlighted) < every) {
                continue;
            }
            painter.setPen(marked ? theme().text : theme().muted);
            const QRectF where(plot.left() + slot * (i - every), plot.bottom(), slot * (2 * every + 1),
                               kLabelHeight);
            painter.drawText(where, Qt::AlignHCenter | Qt::AlignBottom, m_bars[std::size_t(i)].label);
        }
    }
}

void BarChart::highlight(int index) {
    if (index != m_highlighted) {
        m_highlighted = index;
        update();
    }
}

void BarChart::mouseMoveEvent(QMouseEvent* event) {
    highlight(barAt(event->position()));
}

void BarChart::leaveEvent(QEvent*) {
    highlight(-1);
}

void BarChart::focusOutEvent(QFocusEvent*) {
    highlight(-1);
}

void BarChart::mouseReleaseEvent(QMouseEvent* event) {
    const int index = barAt(event->position());
    if (event->button() == Qt::LeftButton && index >= 0) {
        emit barClicked(m_bars[std::size_t(index)].key);
    }
}

void BarChart::keyPressEvent(QKeyEvent* event) {
    const int last = int(m_bars.size()) - 1;
    if (last >= 0 && event->key() == Qt::Key_Left) {
        highlight(std::max(0, m_highlighted - 1));
    } else if (last >= 0 && event->key() == Qt::Key_Right) {
        highlight(std::min(last, m_highlighted + 1));
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) && m_highlighted >= 0) {
        emit barClicked(m_bars[std::size_t(m_highlighted)].key);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool BarChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = barAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), m_bars[std::size_t(index)].text, this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace app
