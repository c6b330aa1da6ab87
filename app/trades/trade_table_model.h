#pragma once

#include "app/presentation.h"
#include "app/trades/trade_column.h"
#include "app/widgets/table_model.h"

namespace app {

/// The trades of a snapshot as a table. A row is an index into the book's trades, so that sorting 100,000
/// trades moves numbers only.
class TradeTableModel final : public TableModel<quint32> {
    Q_OBJECT

public:
    using Column = TradeColumn;
    static constexpr int kColumns = int(Column::Account) + 1;

    using TableModel::TableModel;

    /// Keeps the present sorting.
    void present(const Presentation& presentation);
    const core::Trade& trade(int row) const { return book().trades[rows()[std::size_t(row)]]; }
    /// −1 where the trade is not shown.
    int rowOfTrade(core::TradeId id) const;

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    const core::TradeBook& book() const { return *m_presentation.snapshot()->book; }
    QString text(const core::Trade& trade, Column column) const;
    QString average(const core::Trade& trade, const std::optional<core::Decimal>& price) const;
    QString timesText(const core::Trade& trade) const;
    QVariant decoration(const core::Trade& trade, Column column, int role) const;
    std::vector<quint32> sorted(std::vector<quint32> rows) const;

    Presentation m_presentation;
    int m_sortColumn = int(Column::Exit);
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

QStringList tagNames(const core::TradeBook& book, const core::Trade& trade);

} // namespace app
