#include "app/page.h"

#include <QShowEvent>

namespace app {

Page::Page(QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus);
}

void Page::present(const Presentation& presentation) {
    m_presentation = presentation;
    m_stale = !isVisible();
    if (!m_stale) {
        refresh();
    }
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) {
        m_stale = false;
        refresh();
    }
}

} // namespace app
