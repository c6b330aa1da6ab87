#pragma once

#include "app/widgets/row_table.h"

class QMenu;

namespace app {

class TradeTableModel;

/// The table of trades: its columns are chosen, moved and sorted, its rows copied as tab-separated text.
class TradesTable final : public RowTable {
    Q_OBJECT

public:
    explicit TradesTable(TradeTableModel* model, QWidget* parent = nullptr);

    /// Which columns are shown.
    QMenu* columnMenu() const { return m_columns; }
    /// Widths, order, visibility and sorting of the columns.
    QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);

signals:
    void deleteWished();

private:
    void makeActions();
    void fillColumnMenu();
    void copyRows() const;

    TradeTableModel* m_trades;
    QMenu* m_columns;
};

} // namespace app
