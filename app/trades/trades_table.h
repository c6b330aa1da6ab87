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
    QByteArray columnState();
    void restoreColumns(const QByteArray& state);

signals:
    void deleteWished();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The symbol gives way, so that the result stays in sight in a small window.
    void fitSymbol();
    void noteSymbolWidth(int section, int width);
    void makeActions();
    void fillColumnMenu();
    void copyRows() const;

    TradeTableModel* m_trades;
    QMenu* m_columns;
    int m_symbolWidth; ///< as wished, where there is room
    bool m_fitting = false;
};

} // namespace app
