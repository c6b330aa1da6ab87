#pragma once

#include "app/page.h"
#include "app/trades/trade_edit.h"
#include "app/trades/trade_entry.h"
#include "core/journal/journal.h"

class QLabel;
class QSplitter;
class QStackedLayout;
class QStackedWidget;

namespace app {

class EmptyState;
class NewTradeForm;
class QuestionBar;
class TradeDetailPane;
class TradeTableModel;
class TradesTable;

/// The trades of the selection as a table, one of them in full beside it. Details are asked for by
/// detailWished() and come back with showDetail().
class TradesPage final : public Page {
    Q_OBJECT

public:
    explicit TradesPage(QWidget* parent = nullptr);
    /// Sends what is still being typed.
    ~TradesPage() override;

    void select(core::TradeId trade);
    core::TradeId selected() const { return m_selected; }
    void showDetail(const core::TradeDetail& detail);
    TradeTableModel* model() const { return m_model; }
    TradesTable* table() const { return m_table; }
    TradeDetailPane* detailPane() const { return m_detail; }
    NewTradeForm* form() const { return m_form; }
    QuestionBar* question() const { return m_question; }
    /// Sends what is still being typed.
    void flush();
    /// The journal has not taken these notes: their trade is shown again, with them still to be saved.
    void keepUnsaved(core::TradeId trade, const QString& notes);
    /// Opens the new trade form in the place of the detail.
    void startNewTrade(core::Instant now);
    void closeForm();
    void refuseEntry(const core::Error& error);
    /// Asks in the page, and wishes their deletion when somebody agrees.
    void offerToDelete(const std::vector<core::TradeId>& trades, const QString& words);
    /// "TRENT ▼ Short 116, 26 Oct 26, 11:51"
    QString nameOf(const core::Trade& trade) const;

signals:
    void detailWished(core::TradeId trade);
    void edited(const app::TradeEdit& edit);
    void newTradeWished();
    void tradeEntered(const app::TradeEntry& entry);
    void deleteWished(const std::vector<core::TradeId>& trades);
    void importWished();
    void sampleWished();
    void clearFilterWished();

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeToolbar();
    void makeEmptyStates();
    QStackedWidget* makeSide();
    void showStack();
    void wishDeletion();
    void currentChanged(const QModelIndex& current);

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    EmptyState* m_nothing;
    QWidget* m_blank; ///< until the journal is read
    TradeTableModel* m_model;
    TradesTable* m_table;
    TradeDetailPane* m_detail;
    NewTradeForm* m_form;
    QuestionBar* m_question;
    QStackedWidget* m_side = nullptr; ///< the detail, or the form
    QSplitter* m_splitter;
    QLabel* m_count;
    core::TradeId m_selected;
    const void* m_book = nullptr; ///< the one that is shown
    bool m_refreshing = false;
};

} // namespace app
