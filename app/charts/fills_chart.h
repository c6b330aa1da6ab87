#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace app {

/// The fills of one trade in time and price: triangles up for buys, down for sells, joined in order; stop and
/// target as dashed lines.
class FillsChart final : public QWidget {
    Q_OBJECT

public:
    struct Mark {
        core::Instant at{};
        double price = 0;
        bool buy = true;
        QString text;
    };
    struct Level {
        double price = 0;
        QString text;
        bool isStop = true;
    };

    explicit FillsChart(QWidget* parent = nullptr);
    void setMarks(std::vector<Mark> marks, std::vector<Level> levels);

    QSize sizeHint() const override { return {320, 150}; }
    QSize minimumSizeHint() const override { return {160, 130}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plotRect() const;
    QPointF positionOf(const Mark& mark) const;
    double yOf(double price) const;

    std::vector<Mark> m_marks;
    std::vector<Level> m_levels;
    double m_low = 0;
    double m_high = 1;
};

} // namespace app
