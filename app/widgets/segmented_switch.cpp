#include "app/widgets/segmented_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

SegmentedSwitch::SegmentedSwitch(const QString& name, const QStringList& choices, QWidget* parent)
    : QFrame(parent), m_buttons(new QButtonGroup(this)) {
    setProperty("role", u"switch"_s);
    setAccessibleName(name);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QToolButton;
        button->setText(choices[i]);
        button->setCheckable(true);
        button->setAccessibleName(u"%1: %2"_s.arg(name, choices[i]));
        m_buttons->addButton(button, i);
        layout->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCurrent(0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedSwitch::chosen);
}

int SegmentedSwitch::current() const {
    return m_buttons->checkedId();
}

void SegmentedSwitch::setCurrent(int index) {
    if (QAbstractButton* button = m_buttons->button(index)) {
        button->setChecked(true);
    }
}

void SegmentedSwitch::setText(int index, const QString& text) {
    if (QAbstractButton* button = m_buttons->button(index)) {
        button->setText(text);
        button->setAccessibleName(u"%1: %2"_s.arg(accessibleName(), text));
    }
}

void SegmentedSwitch::setChoiceToolTip(int index, const QString& text) {
    if (QAbstractButton* button = m_buttons->button(index)) {
        button->setToolTip(text);
    }
}

} // namespace app
