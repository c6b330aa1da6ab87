#include "app/widgets/empty_state.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kWordsWidth = 440;
} // namespace

EmptyState::EmptyState(const QString& title, const QString& words, QWidget* parent)
    : QWidget(parent), m_title(makeLabel(title, TextSize::Title)),
      m_words(makeLabel(words, TextSize::Text, Tone::Muted)), m_steps(new QHBoxLayout) {
    m_title->setAlignment(Qt::AlignCenter);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setFixedWidth(kWordsWidth);
    m_steps->setSpacing(8);
    m_steps->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_title);
    // In a row of its own: an aligned label would not be asked for the height of its lines.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_words);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addLayout(m_steps);
    layout->addStretch(3);
}

void EmptyState::setWords(const QString& title, const QString& words) {
    m_title->setText(title);
    m_words->setText(words);
}

QPushButton* EmptyState::addStep(const QString& text) {
    auto* button = new QPushButton(text);
    if (m_steps->count() == 0) {
        button->setProperty("role", u"primary"_s);
        setFocusProxy(button);
    }
    m_steps->addWidget(button);
    return button;
}

} // namespace app
