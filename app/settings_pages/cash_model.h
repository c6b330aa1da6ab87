#pragma once

#include "app/widgets/table_model.h"
#include "core/domain/trade_book.h"
#include "core/statistics/figure_text.h"

namespace app {

/// Deposits, withdrawals and the like of all accounts, newest first; everything can be edited in place.
class CashModel final : public TableModel<core::CashMovement> {
    Q_OBJECT

public:
    enum class Column : int { Account, Day, Kind, Amount, Note };
    static constexpr int kColumns = int(Column::Note) + 1;

    using TableModel::TableModel;
    void present(const core::TradeBook& book, const core::FigureText& text);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Does not store: movementEdited() asks for it, and the book brings it back.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void movementEdited(const core::CashMovement& movement);
    void refused(const QString& words);

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    const core::Account* accountOf(const core::CashMovement& movement) const;
    QString text(const core::CashMovement& movement, Column column, int role) const;
    /// Unset when the text is none, after telling why.
    std::optional<core::CashMovement> edited(core::CashMovement movement, Column column,
                                             const QString& typed);

    std::vector<core::Account> m_accounts;
    core::FigureText m_text;
};

} // namespace app
