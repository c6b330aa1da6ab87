#pragma once

#include <QWidget>

namespace app {

/// One to five stars; a click on the present one takes the rating away. Keys 0–5 and arrows.
class StarRating final : public QWidget {
    Q_OBJECT

public:
    explicit StarRating(QWidget* parent = nullptr);

    int stars() const { return m_stars; }
    void setStars(int stars);
    QSize sizeHint() const override;

signals:
    void rated(int stars);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rate(int stars);
    int m_stars = 0;
};

} // namespace app
