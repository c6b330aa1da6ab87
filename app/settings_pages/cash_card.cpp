#include "app/settings_pages/cash_card.h"

#include "app/settings_pages/cash_model.h"
#include "app/widgets/choice_delegate.h"
#include "app/widgets/row_table.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/accounts.h"

#include <QHeaderView>
#include <QPushButton>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kLeastRows = 2;
constexpr int kMostRows = 8;
constexpr int kColumnWidth = 150;
} // namespace

CashCard::CashCard(QWidget* parent)
    : Card(tr("Deposits and withdrawals"), parent), m_model(new CashModel(this)),
      m_table(new RowTable(m_model, tr("Deposits and withdrawals"))), m_add(new QPushButton(tr("Add"))),
      m_delete(new QPushButton(tr("Delete"))) {
    m_table->setItemDelegate(new ChoiceDelegate(m_table));
    m_table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->growWithRows(kLeastRows, kMostRows);
    m_table->setEmptyWords(tr("No deposits or withdrawals."));
    addHeadWidget(m_delete);
    addHeadWidget(m_add);
    setRemark(tr("they move the equity, never a trade's result"));
    setBody(m_table);
    connect(m_model, &CashModel::refused, this, &CashCard::refused);
    connect(m_model, &CashModel::movementEdited, this,
            [this](const core::CashMovement& movement) { store(u"Edit cash movement"_s, movement); });
    connect(m_add, &QPushButton::clicked, this, &CashCard::add);
    connect(m_delete, &QPushButton::clicked, this, &CashCard::remove);
    const auto showChoice = [this] { m_delete->setEnabled(m_table->selectionModel()->hasSelection()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, showChoice);
    connect(m_model, &QAbstractItemModel::modelReset, this, showChoice);
    showChoice();
}

void CashCard::present(const Presentation& presentation) {
    m_presentation = presentation;
    const core::TradeBook& book = *presentation.snapshot()->book;
    m_model->present(book, presentation.text());
    m_add->setEnabled(!book.accounts.empty());
}

void CashCard::store(const QString& title, const core::CashMovement& movement) {
    emit changeWished(title, [movement](core::ChangeScope& scope) -> core::Result<void> {
        const auto stored = core::putCashMovement(scope, movement);
        return stored ? core::Result<void>() : stored.error();
    });
}

void CashCard::add() {
    const core::TradeBook& book = *m_presentation.snapshot()->book;
    core::CashMovement movement;
    movement.account = book.accounts.front().id;
    // The day of the newest trade is nearer to what people add than any fixed one.
    for (const core::Trade& trade : book.trades) {
        movement.date = std::max({movement.date, trade.entryDay, trade.exitDay});
    }
    store(u"Add cash movement"_s, movement);
}

void CashCard::remove() {
    if (const core::CashMovement* movement = m_model->rowOf(m_table->currentIndex())) {
        emit changeWished(u"Delete cash movement"_s, [id = movement->id](core::ChangeScope& scope) {
            return scope.remove(core::RecordKind::CashMovement, id.uuid());
        });
    }
}

} // namespace app
