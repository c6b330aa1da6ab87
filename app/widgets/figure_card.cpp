#include "app/widgets/figure_card.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

FigureCard::FigureCard(const QString& title, QWidget* parent)
    : QFrame(parent), m_title(new ElidedLabel(title)), m_figure(new ElidedLabel),
      m_smallPrint(new ElidedLabel) {
    setProperty("role", u"card"_s);
    m_title->setProperty("textSize", u"small"_s);
    m_title->setProperty("tone", u"muted"_s);
    m_figure->setProperty("textSize", u"figure"_s);
    m_smallPrint->setProperty("textSize", u"small"_s);
    m_smallPrint->setProperty("tone", u"muted"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 6, 10);
    layout->setSpacing(3);
    layout->addWidget(m_title);
    layout->addWidget(m_figure);
    layout->addWidget(m_smallPrint);
    setMinimumWidth(130);
}

void FigureCard::setTitle(const QString& title) {
    m_title->setText(title);
    updateAccessibleName();
}

void FigureCard::setFigure(const QString& figure, Tone tone, const QString& why) {
    m_figure->setText(figure);
    m_figure->setToolTip(why);
    setTone(m_figure, tone);
    updateAccessibleName();
}

void FigureCard::setSmallPrint(const QString& text) {
    m_smallPrint->setText(text);
    updateAccessibleName();
}

void FigureCard::setClickable(bool clickable) {
    m_clickable = clickable;
    setProperty("clickable", clickable);
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FigureCard::mouseReleaseEvent(QMouseEvent* event) {
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        emit clicked();
    }
}

void FigureCard::keyPressEvent(QKeyEvent* event) {
    if (m_clickable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)) {
        emit clicked();
        return;
    }
    QFrame::keyPressEvent(event);
}

void FigureCard::updateAccessibleName() {
    setAccessibleName(u"%1: %2"_s.arg(m_title->text(), m_figure->text()));
    setAccessibleDescription(m_smallPrint->text());
}

} // namespace app
