#include "app/widgets/question_bar.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

QuestionBar::QuestionBar(QWidget* parent) : QFrame(parent), m_words(makeLabel({})), m_deed(new QPushButton) {
    setProperty("role", u"question"_s);
    m_words->setWordWrap(true);
    auto* keep = new QPushButton(tr("Cancel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_deed);
    layout->addWidget(keep);
    connect(keep, &QPushButton::clicked, this, &QWidget::hide);
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

} // namespace app
