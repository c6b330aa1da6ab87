#pragma once

#include "app/presentation.h"
#include "app/trades/trade_edit.h"
#include "core/journal/journal.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace app {

class FillsChart;
class FillsModel;
class FillsTable;
class StarRating;
class TagRow;

/// Everything about one trade, with what a person may add to it. It asks for changes by edited() and shows
/// what the journal holds afterwards.
class TradeDetailPane final : public QWidget {
    Q_OBJECT

public:
    explicit TradeDetailPane(QWidget* parent = nullptr);

    /// What the book knows at once; fills and notes follow with showDetail().
    void showTrade(const Presentation& presentation, const core::Trade& trade);
    void showDetail(const core::TradeDetail& detail);
    /// Sends what is still being typed.
    void flush();
    /// The journal has not taken these notes of the trade shown: they stay to be sent again.
    void keepUnsaved(const QString& notes);
    QPlainTextEdit* notesEdit() const { return m_notes; }
    QLineEdit* stopEdit() const { return m_stop; }

signals:
    void edited(const app::TradeEdit& edit);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFigures();
    QWidget* makePlan();
    void showFigures(const core::Trade& trade);
    void showNotes(const core::TradeDetail& detail);
    void showChart(const core::TradeDetail& detail);
    void commitPrice(QLineEdit* edit);
    TradeEdit emptyEdit() const;

    Presentation m_presentation;
    core::Trade m_trade;
    std::optional<core::Annotation> m_annotation; ///< the trade's first
    std::vector<core::FillId> m_others;           ///< annotations beside it
    QLabel* m_symbol;
    QLabel* m_result;
    QLabel* m_line;
    QLabel* m_remark;
    FillsChart* m_chart;
    FillsModel* m_fills;
    FillsTable* m_table;
    QLabel* m_risk;
    QLabel* m_r;
    QLabel* m_return;
    QLabel* m_costs;
    QLineEdit* m_stop;
    QLineEdit* m_target;
    QLineEdit* m_openingPrice;
    QLabel* m_openingLabel;
    TagRow* m_tags;
    StarRating* m_stars;
    QPlainTextEdit* m_notes;
    QTimer m_typing;
    bool m_showing = false; ///< filling the fields, not editing them
    bool m_unsaved = false; ///< notes typed and not yet sent
};

} // namespace app
