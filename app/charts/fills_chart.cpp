#include "app/charts/fills_chart.h"

#include "app/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace app {

namespace {
constexpr double kMarkSize = 6;
constexpr double kReach = 12;
} // namespace

FillsChart::FillsChart(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Fills by time and price"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FillsChart::setMarks(std::vector<Mark> marks, std::vector<Level> levels) {
    m_marks = std::move(marks);
    m_levels = std::move(levels);
    QStringList words;
    bool first = true;
    const auto include = [&](double price) {
        m_low = first ? price : std::min(m_low, price);
        m_high = first ? price : std::max(m_high, price);
        first = false;
    };
    for (const Mark& mark : m_marks) {
        include(mark.price);
        words.append(mark.text);
    }
    for (const Level& level : m_levels) {
        include(level.price);
        words.append(level.text);
    }
    const double margin = m_high > m_low ? (m_high - m_low) * 0.12 : std::max(1.0, std::abs(m_high) * 0.01);
    m_low -= margin;
    m_high += margin;
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

QRectF FillsChart::plotRect() const {
    return QRectF(rect()).adjusted(14, 10, -14, -10);
}

double FillsChart::yOf(double price) const {
    const QRectF plot = plotRect();
    return plot.bottom() - (price - m_low) / (m_high - m_low) * plot.height();
}

QPointF FillsChart::positionOf(const Mark& mark) const {
    const QRectF plot = plotRect();
    const double first = double(core::toMs(m_marks.front().at));
    const double span = double(core::toMs(m_marks.back().at)) - first;
    const double share = span > 0 ? (double(core::toMs(mark.at)) - first) / span : 0.5;
    return {plot.left() + (0.06 + 0.88 * share) * plot.width(), yOf(mark.price)};
}

void FillsChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(rect(), Theme::ControlRadius, Theme::ControlRadius);
    if (m_marks.empty()) {
        return;
    }
    painter.setFont(interfaceFont(Theme::SmallPixels - 1));
    for (const Level& level : m_levels) {
        const double y = yOf(level.price);
        painter.setPen(QPen(level.isStop ? colours.loss : colours.profit, 1, Qt::DashLine));
        painter.drawLine(QPointF(plotRect().left(), y), QPointF(plotRect().right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QPointF(plotRect().left() + 2, y - 4 < 12 ? y + 13 : y - 4), level.text);
    }
    QPolygonF path;
    for (const Mark& mark : m_marks) {
        path.append(positionOf(mark));
    }
    painter.setPen(QPen(colours.muted, 1.3));
    painter.drawPolyline(path);
    for (const Mark& mark : m_marks) {
        const QPointF at = positionOf(mark);
        const double up = mark.buy ? -kMarkSize : kMarkSize;
        painter.setPen(QPen(colours.surface, 1));
        painter.setBrush(mark.buy ? colours.profit : colours.loss);
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, up), at + QPointF(-kMarkSize, -up), at + QPointF(kMarkSize, -up)}));
    }
}

bool FillsChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (const Mark& mark : m_marks) {
            if ((positionOf(mark) - QPointF(help->pos())).manhattanLength() < kReach) {
                QToolTip::showText(help->globalPos(), mark.text, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace app
