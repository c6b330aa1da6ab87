#pragma once

#include "app/page.h"
#include "app/trades/trade_edit.h"
#include "core/journal/journal.h"

class QLabel;
class QMenu;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace app {

class EmptyState;
class TradeDetailPane;
class TradeTableModel;

/// The trades of the selection as a table, one of them in full beside it. Details are asked for by
/// detailWished() and come back with showDetail().
class TradesPage final : public Page {
    Q_OBJECT

public:
    explicit TradesPage(QWidget* parent = nullptr);

    void select(core::TradeId trade);
    core::TradeId selected() const { return m_selected; }
    void showDetail(const core::TradeDetail& detail);
    /// Widths, order and visibility of the columns.
    QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);
    TradeTableModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    TradeDetailPane* detailPane() const { return m_detail; }
    /// Sends what is still being typed.
    void flush();

signals:
    void detailWished(core::TradeId trade);
    void edited(const app::TradeEdit& edit);
    void importWished();
    void sampleWished();
    void clearFilterWished();

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeToolbar();
    void makeTable();
    void buildColumnMenu();
    void copyRows() const;
    void currentChanged(const QModelIndex& current);

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    EmptyState* m_nothing;
    TradeTableModel* m_model;
    QTableView* m_table;
    TradeDetailPane* m_detail;
    QSplitter* m_splitter;
    QLabel* m_count;
    QMenu* m_columns;
    core::TradeId m_selected;
    bool m_refreshing = false;
};

} // namespace app
