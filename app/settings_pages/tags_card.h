#pragma once

#include "app/presentation.h"
#include "app/widgets/card.h"
#include "core/journal/journal.h"

class QMenu;
class QPushButton;
class QToolButton;

namespace app {

class RowTable;
class TagsModel;

/// The tags as a table: rename, group and colour in place; add, merge and delete with the buttons. Every
/// change is wished as an operation, which runs on the journal's writer.
class TagsCard final : public Card {
    Q_OBJECT

public:
    explicit TagsCard(QWidget* parent = nullptr);

    void present(const Presentation& presentation);
    TagsModel* model() const { return m_model; }
    RowTable* table() const { return m_table; }

signals:
    /// `title` names it in the history.
    void changeWished(const QString& title, const core::Journal::Operation& operation);
    void refused(const QString& words);

private:
    void makeButtons();
    void showChoice();
    void add();
    void remove();
    void merge(const core::Tag& into);

    TagsModel* m_model;
    RowTable* m_table;
    QToolButton* m_merge;
    QPushButton* m_delete;
};

} // namespace app
