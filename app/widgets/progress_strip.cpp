#include "app/widgets/progress_strip.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace app {

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent), m_words(makeLabel({})), m_bar(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))) {
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(120);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_words->setText(tr("Stopping …"));
        emit cancelled();
    });
    hide();
}

void ProgressStrip::begin(const QString& words, bool cancellable) {
    m_words->setText(words);
    m_bar->setAccessibleName(words);
    m_bar->setRange(0, 0);
    m_cancel->setEnabled(true);
    m_cancel->setVisible(cancellable);
    show();
}

void ProgressStrip::setPerMille(int perMille) {
    m_bar->setRange(0, 1000);
    m_bar->setValue(perMille);
}

void ProgressStrip::end() {
    hide();
}

} // namespace app
