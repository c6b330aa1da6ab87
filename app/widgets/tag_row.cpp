#include "app/widgets/tag_row.h"

#include "app/widgets/flow_layout.h"

#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kWidestChip = 220;
}

TagRow::TagRow(QWidget* parent) : QWidget(parent), m_layout(new FlowLayout(4, this)), m_add(new QToolButton) {
    // As tall as its lines and not taller.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_add->setText(tr("+ tag"));
    m_add->setProperty("role", u"tag"_s);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    m_layout->addWidget(m_add);
}

void TagRow::setTags(const QStringList& tags, const QStringList& known) {
    if (tags == m_tags && known == m_known) {
        return;
    }
    m_tags = tags;
    m_known = known;
    m_layout->removeWidget(m_add);
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& tag : tags) {
        m_layout->addWidget(makeChip(tag));
    }
    m_layout->addWidget(m_add);
    rebuildMenu();
    updateGeometry();
}

QToolButton* TagRow::makeChip(const QString& tag) {
    auto* chip = new QToolButton(this);
    const QString shown = chip->fontMetrics().elidedText(tag, Qt::ElideRight, kWidestChip);
    chip->setText(QString(shown).replace(u'&', u"&&"_s) + u"  ×"_s);
    chip->setProperty("role", u"tag"_s);
    chip->setAccessibleName(tr("Remove tag %1").arg(tag));
    chip->setToolTip(chip->accessibleName());
    connect(chip, &QToolButton::clicked, this, [this, tag] { emit untagged(tag); });
    return chip;
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
