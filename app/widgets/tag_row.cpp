#include "app/widgets/tag_row.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace app {

using namespace Qt::Literals::StringLiterals;

TagRow::TagRow(QWidget* parent) : QWidget(parent), m_chips(new QHBoxLayout), m_add(new QToolButton) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_chips->setSpacing(4);
    layout->addLayout(m_chips);
    m_add->setText(tr("+ tag"));
    m_add->setProperty("role", u"tag"_s);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    layout->addWidget(m_add);
    layout->addStretch(1);
}

void TagRow::setTags(const QStringList& tags, const QStringList& known) {
    m_tags = tags;
    m_known = known;
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& tag : tags) {
        auto* chip = new QToolButton;
        chip->setText(QString(tag).replace(u'&', u"&&"_s) + u"  ×"_s);
        chip->setProperty("role", u"tag"_s);
        chip->setAccessibleName(tr("Remove tag %1").arg(tag));
        chip->setToolTip(chip->accessibleName());
        connect(chip, &QToolButton::clicked, this, [this, tag] { emit untagged(tag); });
        m_chips->addWidget(chip);
    }
    rebuildMenu();
}

void TagRow::rebuildMenu() {
    QMenu* menu = m_add->menu();
    menu->clear();
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(tr("New tag"));
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(edit);
    menu->addAction(action);
    connect(edit, &QLineEdit::returnPressed, this, [this, edit, menu] {
        const QString name = edit->text().simplified();
        menu->close();
        if (!name.isEmpty() && !m_tags.contains(name, Qt::CaseInsensitive)) {
            emit tagged(name);
        }
    });
    connect(menu, &QMenu::aboutToShow, edit, [edit] { edit->setFocus(); });
    for (const QString& name : m_known) {
        if (!m_tags.contains(name, Qt::CaseInsensitive)) {
            connect(menu->addAction(QString(name).replace(u'&', u"&&"_s)), &QAction::triggered, this,
                    [this, name] { emit tagged(name); });
        }
    }
}

} // namespace app
