#include "app/widgets/form_field.h"

#include "app/widgets/labels.h"

#include <QVBoxLayout>

namespace app {

FormField::FormField(const QString& title, QWidget* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_problem(makeLabel({}, TextSize::Small, Tone::Loss)) {
    QLabel* label = makeLabel(title, TextSize::Small, Tone::Muted);
    label->setBuddy(editor);
    editor->setAccessibleName(title);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(label);
    layout->addWidget(editor);
    layout->addWidget(m_problem);
    layout->addStretch(1);
}

void FormField::setProblem(const QString& words) {
    if (words == m_problem->text()) {
        return;
    }
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    m_editor->setAccessibleDescription(words);
    m_editor->setProperty("wrong", !words.isEmpty());
    restyle(m_editor);
}

QString FormField::problem() const {
    return m_problem->text();
}

} // namespace app
