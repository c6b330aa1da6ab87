#include "app/settings_pages/tags_card.h"

#include "app/settings_pages/tags_model.h"
#include "app/widgets/row_table.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/tags.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLeastRows = 2;
constexpr int kMostRows = 8;
constexpr int kNameWidth = 280;

core::Result<void> store(core::ChangeScope& scope, const TagLine& before, const TagLine& after) {
    if (after.tag.name != before.tag.name) {
        if (auto renamed = core::renameTag(scope, after.tag.id, after.tag.name); !renamed) {
            return renamed;
        }
    }
    core::Tag tag = after.tag;
    if (after.group != before.group) {
        const auto group = core::tagGroupNamed(scope, after.group);
        if (!group) {
            return group.error();
        }
        tag.group = *group;
    }
    return scope.put(tag);
}

} // namespace

TagsCard::TagsCard(QWidget* parent)
    : Card(tr("Tags"), parent), m_model(new TagsModel(this)), m_table(new RowTable(m_model, tr("Tags"))),
      m_merge(new QToolButton), m_delete(new QPushButton(tr("Delete"))) {
    m_table->horizontalHeader()->resizeSection(int(TagsModel::Column::Name), kNameWidth);
    m_table->horizontalHeader()->resizeSection(int(TagsModel::Column::Group), kNameWidth);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->growWithRows(kLeastRows, kMostRows);
    m_table->setEmptyWords(tr("No tags yet. Add one here, or at a trade."));
    makeButtons();
    setRemark(tr("double click to rename, group or colour"));
    setBody(m_table);
    connect(m_model, &TagsModel::refused, this, &TagsCard::refused);
    connect(m_model, &TagsModel::tagEdited, this, [this](const TagLine& before, const TagLine& after) {
        emit changeWished(u"Edit tag %1"_s.arg(before.tag.name),
                          [before, after](core::ChangeScope& scope) { return store(scope, before, after); });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagsCard::showChoice);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TagsCard::showChoice);
    showChoice();
}

void TagsCard::makeButtons() {
    auto* add = new QPushButton(tr("Add"));
    m_merge->setText(tr("Merge into  ▾"));
    m_merge->setProperty("role", u"chip"_s);
    m_merge->setPopupMode(QToolButton::InstantPopup);
    m_merge->setMenu(new QMenu(m_merge));
    addHeadWidget(m_merge);
    addHeadWidget(m_delete);
    addHeadWidget(add);
    connect(add, &QPushButton::clicked, this, &TagsCard::add);
    connect(m_delete, &QPushButton::clicked, this, &TagsCard::remove);
    connect(m_merge->menu(), &QMenu::aboutToShow, this, [this] {
        m_merge->menu()->clear();
        const TagLine* chosen = m_model->rowOf(m_table->currentIndex());
        for (const TagLine& line : m_model->rows()) {
            if (chosen && line.tag.id != chosen->tag.id) {
                QAction* action = m_merge->menu()->addAction(QString(line.tag.name).replace(u'&', u"&&"_s));
                connect(action, &QAction::triggered, this, [this, into = line.tag] { merge(into); });
            }
        }
    });
}

void TagsCard::present(const Presentation& presentation) {
    m_model->present(tagLines(*presentation.snapshot()->book), presentation.text());
}

void TagsCard::showChoice() {
    const bool chosen = m_table->selectionModel()->hasSelection();
    m_delete->setEnabled(chosen);
    m_merge->setEnabled(chosen && m_model->rowCount() > 1);
}

void TagsCard::add() {
    QString name = tr("New tag");
    const auto taken = [this](const QString& wanted) {
        for (const TagLine& line : m_model->rows()) {
            if (line.tag.name.compare(wanted, Qt::CaseInsensitive) == 0) {
                return true;
            }
        }
        return false;
    };
    for (int number = 2; taken(name); ++number) {
        name = tr("New tag %1").arg(number);
    }
    emit changeWished(u"Add tag %1"_s.arg(name), [name](core::ChangeScope& scope) -> core::Result<void> {
        core::Tag tag;
        tag.name = name;
        const auto added = core::addTag(scope, tag);
        return added ? core::Result<void>() : added.error();
    });
}

void TagsCard::remove() {
    if (const TagLine* line = m_model->rowOf(m_table->currentIndex())) {
        emit changeWished(
            u"Delete tag %1"_s.arg(line->tag.name),
            [id = line->tag.id](core::ChangeScope& scope) { return core::removeTag(scope, id); });
    }
}

void TagsCard::merge(const core::Tag& into) {
    if (const TagLine* line = m_model->rowOf(m_table->currentIndex())) {
        emit changeWished(u"Merge tag %1 into %2"_s.arg(line->tag.name, into.name),
                          [from = line->tag.id, target = into.id](core::ChangeScope& scope) {
                              return core::mergeTags(scope, from, target);
                          });
    }
}

} // namespace app
