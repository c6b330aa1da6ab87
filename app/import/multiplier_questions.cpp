#include "app/import/multiplier_questions.h"

#include "app/text/typed_number.h"
#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace app {

namespace {
constexpr int kEditWidth = 110;
} // namespace

MultiplierQuestions::MultiplierQuestions(QWidget* parent) : QFrame(parent), m_rows(new QVBoxLayout(this)) {
    setProperty("role", QStringLiteral("question"));
    hide();
}

void MultiplierQuestions::ask(const std::vector<QString>& symbols) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!symbols.empty());
    if (symbols.empty()) {
        return;
    }
    auto* words = makeLabel(tr("How much money is one point of one contract? The rows wait until you say."));
    words->setWordWrap(true);
    m_rows->addWidget(words);
    for (const QString& symbol : symbols) {
        m_rows->addWidget(makeRow(symbol));
    }
}

QWidget* MultiplierQuestions::makeRow(const QString& symbol) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(tr("multiplier"));
    edit->setAccessibleName(tr("Multiplier of %1").arg(symbol));
    edit->setMaximumWidth(kEditWidth);
    layout->addWidget(makeLabel(symbol, TextSize::Heading), 1);
    layout->addWidget(edit);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, symbol] {
        const core::Result<core::Decimal> multiplier = typedNumber(edit->text());
        const bool right = multiplier && multiplier->isPositive();
        edit->setProperty("wrong", !right && !edit->text().isEmpty());
        restyle(edit);
        if (right) {
            emit told(symbol, *multiplier);
        }
    });
    return row;
}

} // namespace app
