#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace app {

/// Bars of signed values round a zero line: by weekday, by hour, distributions. Colour and direction tell the
/// sign.
class BarChart final : public QWidget {
    Q_OBJECT

public:
    struct Bar {
        QString key;   ///< handed back by barClicked
        QString label; ///< below the bar
        QString text;  ///< tooltip and accessible text
        double value = 0;
        /// Colour where it does not follow the value: a distribution's count of losing trades.
        std::optional<int> sign;
    };

    explicit BarChart(QWidget* parent = nullptr);

    void setBars(std::vector<Bar> bars);
    const std::vector<Bar>& bars() const { return m_bars; }
    QRectF barRect(int index) const;
    QSize sizeHint() const override { return {240, 180}; }
    QSize minimumSizeHint() const override { return {120, 110}; }

signals:
    void barClicked(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plotRect() const;
    double zeroLine() const;
    int barAt(const QPointF& position) const;
    void paintLabels(QPainter& painter) const;
    void highlight(int index);

    std::vector<Bar> m_bars;
    double m_top = 0;    ///< largest value, not below 0
    double m_bottom = 0; ///< smallest value, not above 0
    int m_highlighted = -1;
};

} // namespace app
