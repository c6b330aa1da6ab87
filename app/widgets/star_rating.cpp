#include "app/widgets/star_rating.h"

#include "app/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace app {

namespace {
constexpr int kStars = 5;
constexpr int kStarWidth = 18;
} // namespace

StarRating::StarRating(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setStars(0);
}

void StarRating::setStars(int stars) {
    m_stars = stars;
    setAccessibleName(tr("Rating: %1 of 5").arg(stars));
    update();
}

QSize StarRating::sizeHint() const {
    return {kStars * kStarWidth + 4, 24};
}

void StarRating::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(interfaceFont(17));
    for (int i = 0; i < kStars; ++i) {
        painter.setPen(i < m_stars ? theme().text : theme().muted);
        painter.drawText(QRect(i * kStarWidth, 0, kStarWidth, height()), Qt::AlignCenter,
                         QString(i < m_stars ? u'★' : u'☆'));
    }
    if (hasFocus()) {
        painter.setPen(theme().accent);
        painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), 4, 4);
    }
}

void StarRating::rate(int stars) {
    setStars(stars);
    emit rated(stars);
}

void StarRating::mouseReleaseEvent(QMouseEvent* event) {
    const int star = std::clamp(int(event->position().x()) / kStarWidth + 1, 1, kStars);
    rate(star == m_stars ? 0 : star);
}

void StarRating::keyPressEvent(QKeyEvent* event) {
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_5) {
        rate(event->key() - Qt::Key_0);
    } else if (event->key() == Qt::Key_Right && m_stars < kStars) {
        rate(m_stars + 1);
    } else if (event->key() == Qt::Key_Left && m_stars > 0) {
        rate(m_stars - 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace app
