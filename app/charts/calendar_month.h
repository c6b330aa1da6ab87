#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace app {

/// One month as a grid of weeks: result and number of trades of each day, the week's sum at the right.
class CalendarMonth final : public QWidget {
    Q_OBJECT

public:
    struct Cell {
        core::Day day{}; ///< of a week's sum: its Monday
        QString result;
        QString shortResult; ///< where the other does not fit
        QString remark;      ///< "5 trades"
        QString toolTip;
        int sign = 0;
    };
    struct Month {
        std::chrono::year_month month{};
        std::vector<Cell> days;            ///< only those with trades
        std::vector<Cell> weeks;           ///< only those with trades
        bool weekends = false;             ///< show Saturday and Sunday
        std::vector<QString> weekdayNames; ///< Monday first
    };

    explicit CalendarMonth(QWidget* parent = nullptr);

    void setMonth(Month month);
    const Month& month() const { return m_month; }
    /// Where that day is drawn; null outside the grid.
    QRectF rectOf(core::Day day) const;

    QSize sizeHint() const override { return {420, 330}; }
    QSize minimumSizeHint() const override { return {260, 200}; }

signals:
    void dayClicked(core::Day day);
    /// −1 or 1: Page Up and Page Down.
    void monthWished(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columns() const { return m_month.weekends ? 7 : 5; }
    int rows() const;
    core::Day firstMonday() const;
    QRectF cellRect(int row, int column) const;
    const Cell* cellAt(const QPointF& position) const;
    void paintDay(QPainter& painter, core::Day day, const QRectF& rect) const;
    void paintWeek(QPainter& painter, core::Day monday, const QRectF& rect) const;

    Month m_month;
    core::Day m_focused{};
};

} // namespace app
