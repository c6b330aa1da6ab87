#include "app/dashboard/symbol_list.h"

#include "app/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace app {

namespace {
constexpr int kRowHeight = 30;
} // namespace

SymbolList::SymbolList(QWidget* parent) : QWidget(parent) {
    setCursor(Qt::PointingHandCursor);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Best and worst symbols"));
}

void SymbolList::setRows(std::vector<Row> rows) {
    m_rows = std::move(rows);
    m_highlighted = -1;
    QStringList words;
    for (const Row& row : visibleRows()) {
        words.append(row.toolTip);
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

std::vector<SymbolList::Row> SymbolList::visibleRows() const {
    const int room = std::max(2, height() / kRowHeight);
    if (int(m_rows.size()) <= room) {
        return m_rows;
    }
    std::vector<Row> shown(m_rows.begin(), m_rows.begin() + (room + 1) / 2);
    shown.insert(shown.end(), m_rows.end() - room / 2, m_rows.end());
    return shown;
}

void SymbolList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const std::vector<Row> shown = visibleRows();
    if (shown.empty()) {
        painter.setPen(theme().muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("No closed trades"));
        return;
    }
    for (int i = 0; i < int(shown.size()); ++i) {
        const Row& row = shown[std::size_t(i)];
        const QRect line(0, i * kRowHeight, width(), kRowHeight);
        if (i == m_highlighted) {
            painter.fillRect(line.adjusted(0, 1, 0, -1), theme().accentSoft);
        }
        painter.setPen(theme().line);
        if (i + 1 < int(shown.size())) {
            painter.drawLine(line.bottomLeft(), line.bottomRight());
        }
        const int wide = painter.fontMetrics().horizontalAdvance(row.result) + 12;
        painter.setPen(theme().ofSign(row.sign));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.result);
        painter.setPen(theme().text);
        painter.drawText(line.adjusted(0, 0, -wide, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.symbol, Qt::ElideMiddle, line.width() - wide));
    }
}

int SymbolList::rowAt(const QPointF& position) const {
    const int row = int(position.y()) / kRowHeight;
    return row >= 0 && row < int(visibleRows().size()) ? row : -1;
}

void SymbolList::highlight(int row) {
    if (row != m_highlighted) {
        m_highlighted = row;
        update();
    }
}

void SymbolList::mouseMoveEvent(QMouseEvent* event) {
    highlight(rowAt(event->position()));
}

void SymbolList::leaveEvent(QEvent*) {
    highlight(-1);
}

void SymbolList::focusInEvent(QFocusEvent*) {
    highlight(m_rows.empty() ? -1 : 0);
}

void SymbolList::focusOutEvent(QFocusEvent*) {
    highlight(-1);
}

void SymbolList::keyPressEvent(QKeyEvent* event) {
    const std::vector<Row> shown = visibleRows();
    const int last = int(shown.size()) - 1;
    if (last >= 0 && event->key() == Qt::Key_Up) {
        highlight(std::max(0, m_highlighted - 1));
    } else if (last >= 0 && event->key() == Qt::Key_Down) {
        highlight(std::min(last, m_highlighted + 1));
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) && m_highlighted >= 0 &&
               m_highlighted <= last) {
        emit symbolClicked(shown[std::size_t(m_highlighted)].symbol);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SymbolList::mouseReleaseEvent(QMouseEvent* event) {
    const int row = rowAt(event->position());
    if (event->button() == Qt::LeftButton && row >= 0) {
        emit symbolClicked(visibleRows()[std::size_t(row)].symbol);
    }
}

bool SymbolList::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(), row >= 0 ? visibleRows()[std::size_t(row)].toolTip : QString(),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace app
