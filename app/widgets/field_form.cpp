#include "app/widgets/field_form.h"

#include "app/widgets/labels.h"

namespace app {

namespace {
constexpr int kSpacing = 16;
constexpr int kLineSpacing = 8;
} // namespace

FieldForm::FieldForm(int nameWidth, QWidget* parent) : QFormLayout(parent), m_nameWidth(nameWidth) {
    setContentsMargins(0, 0, 0, 0);
    setHorizontalSpacing(kSpacing);
    setVerticalSpacing(kLineSpacing);
    setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void FieldForm::addField(const QString& name, QWidget* field) {
    // A label with a buddy reads an ampersand as the mark of a key.
    QLabel* label = makeLabel(QString(name).replace(u'&', QStringLiteral("&&")), TextSize::Text, Tone::Muted);
    label->setMinimumWidth(m_nameWidth);
    label->setWordWrap(true);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(name);
    }
    addRow(label, field);
}

void FieldForm::clear() {
    while (rowCount() > 0) {
        removeRow(0);
    }
}

} // namespace app
