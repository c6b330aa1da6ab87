#pragma once

#include "app/page.h"
#include "app/trade_filter_state.h"

class QGridLayout;
class QStackedLayout;
class QToolButton;

namespace app {

class BarChart;
class CalendarMonth;
class Card;
class EmptyState;
class EquityChart;
class FigureCard;
class SymbolList;

/// The figures of the selection at a glance; every bar, day and symbol leads to the trades behind it.
class DashboardPage final : public Page {
    Q_OBJECT

public:
    explicit DashboardPage(QWidget* parent = nullptr);

    EquityChart* equityChart() const { return m_equity; }
    CalendarMonth* calendar() const { return m_calendar; }
    BarChart* weekdayChart() const { return m_weekdays; }
    BarChart* hourChart() const { return m_hours; }
    BarChart* rChart() const { return m_rDistribution; }
    const std::vector<FigureCard*>& cards() const { return m_cards; }
    void showMonth(std::chrono::year_month month);

signals:
    void importWished();
    void newTradeWished();
    void sampleWished();
    void clearFilterWished();
    /// The trades of one day, of one symbol.
    void dayChosen(core::Day day);
    void symbolChosen(const QString& symbol);
    /// The closed trades of a bar: its filter with the weekday, hour or range of R set and nothing else.
    void barChosen(const core::TradeFilter& bar);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildCards();
    QWidget* buildCalendar();
    void refreshCards();
    void explain(std::size_t card);
    void refreshEquity();
    void refreshCalendar();
    void refreshBreakdowns();
    void arrange();
    void stepMonth(int step);
    void connectBars();

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    EmptyState* m_nothing;
    QWidget* m_blank; ///< until the journal is read
    QWidget* m_content;
    QGridLayout* m_grid;
    std::vector<FigureCard*> m_cards;
    Card* m_equityCard;
    EquityChart* m_equity;
    Card* m_calendarCard;
    CalendarMonth* m_calendar;
    QToolButton* m_previous;
    QToolButton* m_next;
    std::vector<Card*> m_breakdownCards;
    BarChart* m_weekdays;
    BarChart* m_hours;
    SymbolList* m_symbols;
    BarChart* m_rDistribution;
    std::chrono::year_month m_month{};
    const void* m_monthOf = nullptr; ///< the book for which m_month was chosen
    int m_columns = 0;
};

} // namespace app
