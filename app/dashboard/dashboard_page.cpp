#include "app/dashboard/dashboard_page.h"

#include "app/dashboard/chart_series.h"
#include "app/dashboard/explanation_popup.h"
#include "app/dashboard/figure_cards.h"
#include "app/dashboard/symbol_list.h"
#include "app/widgets/card.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/figure_card.h"
#include "app/widgets/icons.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGridColumns = 12;
constexpr int kStepHeight = 20; ///< no taller than a heading
constexpr int kNarrow = 940;    ///< below it the cards stand in two rows

QToolButton* makeStep(const QString& icon, const QString& name) {
    auto* button = new QToolButton;
    button->setIcon(themedIcon(icon));
    button->setProperty("role", u"step"_s);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFixedHeight(kStepHeight);
    return button;
}

} // namespace

DashboardPage::DashboardPage(QWidget* parent)
    : Page(parent), m_stack(new QStackedLayout(this)),
      m_empty(new EmptyState(
          tr("Your journal is empty"),
          tr("Import a statement of your broker: it is shown before anything is stored, and one "
             "step takes it back."))),
      m_nothing(new EmptyState(tr("No closed trades here"), tr("The filter leaves no closed trades."))),
      m_blank(new QWidget), m_content(new QWidget), m_grid(new QGridLayout(m_content)),
      m_equityCard(new Card(tr("Equity and drawdown"))), m_equity(new EquityChart), m_calendarCard(new Card),
      m_calendar(new CalendarMonth), m_previous(makeStep(u"previous"_s, tr("Earlier month"))),
      m_next(makeStep(u"next"_s, tr("Later month"))), m_weekdays(new BarChart), m_hours(new BarChart),
      m_symbols(new SymbolList), m_rDistribution(new BarChart) {
    m_content->setObjectName(u"pageStack"_s);
    m_grid->setContentsMargins(16, 16, 16, 16);
    m_grid->setSpacing(12);
    buildCards();
    m_equityCard->setBody(m_equity);
    const std::pair<QString, QWidget*> breakdowns[] = {{tr("By weekday"), m_weekdays},
                                                       {tr("By hour"), m_hours},
                                                       {tr("By symbol"), m_symbols},
                                                       {tr("R distribution"), m_rDistribution}};
    for (const auto& [heading, body] : breakdowns) {
        auto* card = new Card(heading);
        card->setBody(body);
        body->setAccessibleName(heading);
        m_breakdownCards.push_back(card);
    }
    buildCalendar();
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_blank);
    m_stack->setCurrentWidget(m_blank);
    connect(m_empty->addStep(tr("Import a broker file")), &QPushButton::clicked, this,
            &DashboardPage::importWished);
    connect(m_empty->addStep(tr("Add a trade")), &QPushButton::clicked, this, &DashboardPage::newTradeWished);
    connect(m_empty->addStep(tr("Try the sample journal")), &QPushButton::clicked, this,
            &DashboardPage::sampleWished);
    connect(m_nothing->addStep(tr("Clear the filter")), &QPushButton::clicked, this,
            &DashboardPage::clearFilterWished);
    connect(m_equity, &EquityChart::dayClicked, this, &DashboardPage::dayChosen);
    connect(m_calendar, &CalendarMonth::dayClicked, this, &DashboardPage::dayChosen);
    connect(m_symbols, &SymbolList::symbolClicked, this, &DashboardPage::symbolChosen);
    connectBars();
    arrange();
}

void DashboardPage::connectBars() {
    const auto choose = [this](BarChart* chart, void (*narrow)(core::TradeFilter&, const QString&)) {
        connect(chart, &BarChart::barClicked, this, [this, narrow](const QString& key) {
            if (!key.isEmpty()) { // an hour without trades has none
                core::TradeFilter bar;
                narrow(bar, key);
                emit barChosen(bar);
            }
        });
    };
    choose(m_weekdays, [](core::TradeFilter& bar, const QString& key) { bar.weekdays = {key.toInt()}; });
    choose(m_hours, [](core::TradeFilter& bar, const QString& key) { bar.entryHours = {key.toInt()}; });
    connect(m_rDistribution, &BarChart::barClicked, this, [this](const QString& key) {
        // The outermost bars hold the tails.
        const auto& bins = presentation().snapshot()->rDistribution;
        const std::size_t bin = key.toULongLong();
        core::TradeFilter bar;
        bar.fromR = bin == 0 ? std::nullopt : std::optional(bins[bin].from);
        bar.toR = bin + 1 == bins.size() ? std::nullopt : std::optional(bins[bin].to);
        emit barChosen(bar);
    });
}

void DashboardPage::buildCards() {
    for (int i = 0; i < 6; ++i) {
        auto* card = new FigureCard({});
        card->setClickable(true);
        connect(card, &FigureCard::clicked, this, [this, i] { explain(std::size_t(i)); });
        m_cards.push_back(card);
    }
}

QWidget* DashboardPage::buildCalendar() {
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_calendar, 1);
    m_calendarCard->setBody(body);
    m_calendarCard->addHeadWidget(m_previous);
    m_calendarCard->addHeadWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, [this] { stepMonth(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { stepMonth(1); });
    connect(m_calendar, &CalendarMonth::monthWished, this, &DashboardPage::stepMonth);
    return body;
}

void DashboardPage::arrange() {
    const int columns = width() < kNarrow ? 3 : 6;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    while (m_grid->count() > 0) {
        delete m_grid->takeAt(0);
    }
    const int span = kGridColumns / columns;
    for (int i = 0; i < int(m_cards.size()); ++i) {
        m_grid->addWidget(m_cards[std::size_t(i)], i / columns, (i % columns) * span, 1, span);
    }
    m_grid->addWidget(m_equityCard, 2, 0, 1, 7);
    m_grid->addWidget(m_calendarCard, 2, 7, 1, 5);
    const int perRow = columns == 6 ? 4 : 2;
    for (int i = 0; i < int(m_breakdownCards.size()); ++i) {
        m_grid->addWidget(m_breakdownCards[std::size_t(i)], 3 + i / perRow,
                          (i % perRow) * kGridColumns / perRow, 1, kGridColumns / perRow);
    }
    for (int column = 0; column < kGridColumns; ++column) {
        m_grid->setColumnStretch(column, 1);
        m_grid->setColumnMinimumWidth(column, 1);
    }
    m_grid->setRowStretch(2, 8);
    m_grid->setRowStretch(3, 5);
    m_grid->setRowStretch(4, perRow == 2 ? 5 : 0);
}

void DashboardPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

void DashboardPage::refresh() {
    const Snapshot* snapshot = presentation().snapshot();
    if (!snapshot) {
        return;
    }
    if (snapshot->isEmptyJournal() || snapshot->summary.totalTrades == 0) {
        m_stack->setCurrentWidget(snapshot->isEmptyJournal() ? m_empty : m_nothing);
        return;
    }
    m_stack->setCurrentIndex(0);
    refreshCards();
    refreshEquity();
    refreshCalendar();
    refreshBreakdowns();
}

void DashboardPage::refreshCards() {
    const std::vector<CardText> texts = figureCards(presentation());
    for (std::size_t i = 0; i < m_cards.size() && i < texts.size(); ++i) {
        m_cards[i]->setTitle(texts[i].title);
        m_cards[i]->setFigure(texts[i].figure, texts[i].tone, texts[i].toolTip);
        m_cards[i]->setSmallPrint(texts[i].smallPrint);
    }
}

void DashboardPage::explain(std::size_t card) {
    const QString key = figureCards(presentation()).at(card).key;
    if (const auto explanation = explanationOf(presentation(), key)) {
        (new ExplanationPopup(*explanation, m_cards[card]))->show();
    }
}

void DashboardPage::refreshEquity() {
    std::vector<EquityChart::Point> points = equityPoints(presentation());
    const bool missing = points.empty() && presentation().unit() == Unit::Percent;
    m_equityCard->setRemark(missing ? tr("percent needs the account's starting equity: Settings")
                                    : tr("net, by exit day · drag to zoom"));
    m_equity->setCurve(std::move(points), equityWords(presentation()));
}

void DashboardPage::refreshCalendar() {
    const Snapshot& snapshot = *presentation().snapshot();
    const auto monthOf = [](core::Day day) {
        const std::chrono::year_month_day date(day);
        return date.year() / date.month();
    };
    const std::chrono::year_month first = monthOf(snapshot.calendar.front().date);
    const std::chrono::year_month last = monthOf(snapshot.calendar.back().date);
    if (m_monthOf != snapshot.book.get()) {
        m_monthOf = snapshot.book.get();
        m_month = last;
    }
    m_month = std::clamp(m_month, first, last);
    m_previous->setEnabled(m_month > first);
    m_next->setEnabled(m_month < last);
    m_calendarCard->setHeading(presentation().text().month(core::Day(m_month / 1)));
    m_calendarCard->setRemark(monthRemark(presentation(), m_month));
    m_calendar->setMonth(calendarMonth(presentation(), m_month));
}

void DashboardPage::showMonth(std::chrono::year_month month) {
    m_month = month;
    if (presentation().snapshot() && !presentation().snapshot()->calendar.empty()) {
        refreshCalendar();
    }
}

void DashboardPage::stepMonth(int step) {
    showMonth(m_month + std::chrono::months(step));
}

void DashboardPage::refreshBreakdowns() {
    const Snapshot& snapshot = *presentation().snapshot();
    const core::FigureText& text = presentation().text();
    m_weekdays->setBars(weekdayBars(presentation()));
    m_breakdownCards[0]->setRemark(tr("day of entry"));
    m_hours->setBars(hourBars(presentation()));
    m_breakdownCards[1]->setRemark(tr("entry, %1").arg(snapshot.book->zone));
    m_rDistribution->setBars(rBars(presentation()));
    m_breakdownCards[3]->setRemark(tr("%1 trades", nullptr, snapshot.summary.tradesWithRisk)
                                       .arg(text.count(snapshot.summary.tradesWithRisk)));
    std::vector<std::pair<double, SymbolList::Row>> sorted;
    for (const core::BreakdownRow& row : snapshot.symbols) {
        const Shown shown = rowResult(presentation(), row);
        const QString words = tr("%1: %2, %3 trades", nullptr, row.totalTrades)
                                  .arg(row.key, shown.text, text.count(row.totalTrades));
        sorted.push_back({shown.value, {row.key, shown.text, words, shown.sign()}});
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<SymbolList::Row> rows;
    for (auto& [value, row] : sorted) {
        rows.push_back(std::move(row));
    }
    m_symbols->setRows(std::move(rows));
    m_breakdownCards[2]->setRemark(
        tr("best and worst of %1").arg(text.count(qint64(snapshot.symbols.size()))));
}

} // namespace app
