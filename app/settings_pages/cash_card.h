#pragma once

#include "app/presentation.h"
#include "app/widgets/card.h"
#include "core/journal/journal.h"

class QPushButton;

namespace app {

class CashModel;
class RowTable;

/// Cash movements as a table: edited in place, added and deleted with the buttons. Every change is wished as
/// an operation, which runs on the journal's writer.
class CashCard final : public Card {
    Q_OBJECT

public:
    explicit CashCard(QWidget* parent = nullptr);

    void present(const Presentation& presentation);
    CashModel* model() const { return m_model; }
    RowTable* table() const { return m_table; }

signals:
    /// `title` names it in the history.
    void changeWished(const QString& title, const core::Journal::Operation& operation);
    void refused(const QString& words);

private:
    void store(const QString& title, const core::CashMovement& movement);
    void add();
    void remove();

    Presentation m_presentation;
    CashModel* m_model;
    RowTable* m_table;
    QPushButton* m_add;
    QPushButton* m_delete;
};

} // namespace app
