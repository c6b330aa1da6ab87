#include "app/charts/calendar_month.h"

#include "app/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace app {

using std::chrono::days;

namespace {

constexpr double kGap = 4;
constexpr double kHeadHeight = 20;
constexpr double kWeekShare = 1.05; ///< of a day's width
constexpr double kRoomForThreeLines = 50;
constexpr double kPadding = 6;

const CalendarMonth::Cell* cellOf(const std::vector<CalendarMonth::Cell>& cells, core::Day day) {
    const auto at =
        std::find_if(cells.begin(), cells.end(), [day](const auto& cell) { return cell.day == day; });
    return at == cells.end() ? nullptr : &*at;
}

int dayOfMonth(core::Day day) {
    return int(unsigned(std::chrono::year_month_day(day).day()));
}

/// ISO 8601 week number.
int weekNumber(core::Day monday) {
    const core::Day thursday = monday + days(3);
    const core::Day newYear(std::chrono::year_month_day(thursday).year() / 1 / 1);
    return int((thursday - newYear).count()) / 7 + 1;
}

} // namespace

CalendarMonth::CalendarMonth(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Profit and loss by day"));
}

void CalendarMonth::setMonth(Month month) {
    m_month = std::move(month);
    QStringList words;
    for (const Cell& cell : m_month.days) {
        words.append(cell.toolTip);
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

core::Day CalendarMonth::firstMonday() const {
    const core::Day first(m_month.month / 1);
    const int weekday = core::isoWeekday(first);
    // A month that begins on a weekend nobody trades on begins with the week after it.
    return weekday > columns() ? first + days(8 - weekday) : first - days(weekday - 1);
}

int CalendarMonth::rows() const {
    const core::Day last(m_month.month / std::chrono::last);
    return int((last - firstMonday()).count()) / 7 + 1;
}

QRectF CalendarMonth::cellRect(int row, int column) const {
    const double width = this->width() / (columns() + kWeekShare);
    const double height = (this->height() - kHeadHeight) / double(rows());
    const double cellWidth = column == columns() ? width * kWeekShare : width;
    return QRectF(width * column, kHeadHeight + height * row, cellWidth, height).adjusted(0, 0, -kGap, -kGap);
}

QRectF CalendarMonth::rectOf(core::Day day) const {
    const int column = core::isoWeekday(day) - 1;
    const int row = int((day - firstMonday()).count()) / 7;
    const std::chrono::year_month_day date(day);
    const bool inside =
        day >= firstMonday() && date.year() / date.month() == m_month.month && column < columns();
    return inside ? cellRect(row, column) : QRectF();
}

void CalendarMonth::paintEvent(QPaintEvent*) {
    if (!m_month.month.ok()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(Theme::SmallPixels - 1));
    painter.setPen(theme().muted);
    for (int column = 0; column < columns() && column < int(m_month.weekdayNames.size()); ++column) {
        QRectF head = cellRect(0, column);
        head.setTop(0);
        head.setHeight(kHeadHeight - 4);
        painter.drawText(head.adjusted(kPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_month.weekdayNames[std::size_t(column)]);
    }
    for (int row = 0; row < rows(); ++row) {
        const core::Day monday = firstMonday() + days(7 * row);
        for (int column = 0; column < columns(); ++column) {
            paintDay(painter, monday + days(column), cellRect(row, column));
        }
        paintWeek(painter, monday, cellRect(row, columns()));
    }
}

void CalendarMonth::paintDay(QPainter& painter, core::Day day, const QRectF& rect) const {
    if (rectOf(day).isNull()) {
        return;
    }
    const Cell* cell = cellOf(m_month.days, day);
    painter.setPen(hasFocus() && day == m_focused ? QPen(theme().accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(cell ? theme().softOfSign(cell->sign) : theme().background);
    painter.drawRoundedRect(rect, 5, 5);
    const bool roomy = rect.height() >= kRoomForThreeLines;
    const QRectF inner = roomy ? rect.adjusted(kPadding, 4, -3, -4) : rect.adjusted(kPadding - 2, 1, -1, -2);
    painter.setFont(interfaceFont(Theme::SmallPixels - 1));
    painter.setPen(theme().muted);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, QString::number(dayOfMonth(day)));
    if (!cell) {
        return;
    }
    if (roomy) {
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(cell->remark, Qt::ElideRight, int(inner.width())));
    }
    painter.setFont(interfaceFont(Theme::SmallPixels, QFont::DemiBold));
    painter.setPen(theme().ofSign(cell->sign));
    painter.drawText(inner, Qt::AlignLeft | (roomy ? Qt::AlignVCenter : Qt::AlignBottom),
                     painter.fontMetrics().horizontalAdvance(cell->result) > inner.width() + 2
                         ? cell->shortResult
                         : cell->result);
}

void CalendarMonth::paintWeek(QPainter& painter, core::Day monday, const QRectF& rect) const {
    const bool roomy = rect.height() >= kRoomForThreeLines;
    const QRectF inner = roomy ? rect.adjusted(2, 4, kGap, -4) : rect.adjusted(2, 0, kGap, 0);
    painter.setFont(interfaceFont(Theme::SmallPixels - 1));
    painter.setPen(theme().muted);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, tr("W%1").arg(weekNumber(monday)));
    if (const Cell* cell = cellOf(m_month.weeks, monday)) {
        painter.setFont(interfaceFont(Theme::SmallPixels, QFont::DemiBold));
        painter.setPen(theme().ofSign(cell->sign));
        painter.drawText(inner, Qt::AlignRight | (roomy ? Qt::AlignVCenter : Qt::AlignBottom), cell->result);
    }
}

const CalendarMonth::Cell* CalendarMonth::cellAt(const QPointF& position) const {
    if (!m_month.month.ok()) {
        return nullptr;
    }
    for (const Cell& cell : m_month.days) {
        if (rectOf(cell.day).contains(position)) {
            return &cell;
        }
    }
    for (const Cell& week : m_month.weeks) {
        const int row = int((week.day - firstMonday()).count()) / 7;
        if (week.day >= firstMonday() && cellRect(row, columns()).contains(position)) {
            return &week;
        }
    }
    return nullptr;
}

void CalendarMonth::mouseMoveEvent(QMouseEvent* event) {
    const Cell* cell = cellAt(event->position());
    setCursor(cell && cellOf(m_month.days, cell->day) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CalendarMonth::mouseReleaseEvent(QMouseEvent* event) {
    for (const Cell& cell : m_month.days) {
        if (event->button() == Qt::LeftButton && rectOf(cell.day).contains(event->position())) {
            emit dayClicked(cell.day);
            return;
        }
    }
}

void CalendarMonth::keyPressEvent(QKeyEvent* event) {
    const core::Day first(m_month.month / 1);
    const core::Day last(m_month.month / std::chrono::last);
    const auto moved = [&](int step) {
        m_focused =
            m_focused < first || m_focused > last ? first : std::clamp(m_focused + days(step), first, last);
        update();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return moved(-1);
    case Qt::Key_Right:
        return moved(1);
    case Qt::Key_Up:
        return moved(-7);
    case Qt::Key_Down:
        return moved(7);
    case Qt::Key_PageUp:
        emit monthWished(-1);
        return;
    case Qt::Key_PageDown:
        emit monthWished(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Space:
        if (cellOf(m_month.days, m_focused)) {
            emit dayClicked(m_focused);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool CalendarMonth::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const Cell* cell = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), cell ? cell->toolTip : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace app
