#include "app/widgets/question_bar.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent), m_words(makeLabel({})), m_deed(new QPushButton),
      m_wayOut(new QPushButton(tr("Cancel"))) {
    setProperty("role", u"question"_s);
    setProperty("flush", true);
    m_words->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_deed);
    layout->addWidget(m_wayOut);
    connect(m_wayOut, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_deed, &QPushButton::clicked, this, [this] {
        hide();
        m_agreed();
    });
    hide();
}

void QuestionBar::ask(const QString& words, const QString& deed, std::function<void()> agreed) {
    m_words->setText(words);
    m_deed->setText(deed);
    m_agreed = std::move(agreed);
    setAccessibleName(words);
    show();
    m_deed->setFocus();
}

void QuestionBar::setWayOut(const QString& text) {
    m_wayOut->setText(text);
}

void QuestionBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace app
