#include "app/trades/trades_page.h"

#include "app/text/time_text.h"
#include "app/trades/new_trade_form.h"
#include "app/trades/trade_detail_pane.h"
#include "app/trades/trade_table_model.h"
#include "app/trades/trades_table.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/labels.h"
#include "app/widgets/question_bar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNarrowestDetail = 316; ///< leaves room for the table up to R in a window of 1280
constexpr int kWidestDetail = 460;

} // namespace

TradesPage::TradesPage(QWidget* parent)
    : Page(parent), m_stack(new QStackedLayout(this)),
      m_empty(new EmptyState(tr("No trades yet"),
                             tr("Import a statement of your broker, or look round in the sample "
                                "journal first."))),
      m_nothing(new EmptyState(tr("No trades here"), tr("The filter leaves no trades."))),
      m_blank(new QWidget), m_model(new TradeTableModel(this)), m_table(new TradesTable(m_model)),
      m_detail(new TradeDetailPane), m_form(new NewTradeForm), m_question(new QuestionBar),
      m_splitter(new QSplitter), m_count(makeLabel({}, TextSize::Text, Tone::Muted)) {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeToolbar());
    column->addWidget(m_question);
    column->addWidget(m_table, 1);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(makeSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_blank);
    m_stack->setCurrentWidget(m_blank);
    makeEmptyStates();
    connect(m_table, &TradesTable::deleteWished, this, &TradesPage::wishDeletion);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TradesPage::currentChanged);
    connect(m_detail, &TradeDetailPane::edited, this, &TradesPage::edited);
    connect(m_form, &NewTradeForm::entered, this, &TradesPage::tradeEntered);
    connect(m_form, &NewTradeForm::cancelled, this, &TradesPage::closeForm);
}

TradesPage::~TradesPage() {
    flush(); // the pane would when it is hidden, and find no page any more
}

void TradesPage::makeEmptyStates() {
    connect(m_empty->addStep(tr("Import a broker file")), &QPushButton::clicked, this,
            &TradesPage::importWished);
    connect(m_empty->addStep(tr("Add a trade")), &QPushButton::clicked, this, &TradesPage::newTradeWished);
    connect(m_empty->addStep(tr("Try the sample journal")), &QPushButton::clicked, this,
            &TradesPage::sampleWished);
    connect(m_nothing->addStep(tr("Clear the filter")), &QPushButton::clicked, this,
            &TradesPage::clearFilterWished);
}

QStackedWidget* TradesPage::makeSide() {
    m_side = new QStackedWidget;
    for (QWidget* pane : {static_cast<QWidget*>(m_detail), static_cast<QWidget*>(m_form)}) {
        auto* scroll = new QScrollArea;
        scroll->setWidget(pane);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        m_side->addWidget(scroll);
    }
    m_side->setMinimumWidth(kNarrowestDetail);
    return m_side;
}

QWidget* TradesPage::makeToolbar() {
    auto* bar = new QWidget;
    bar->setObjectName(u"toolbar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 12, 8);
    auto* add = new QPushButton(tr("New trade"));
    add->setProperty("role", u"primary"_s);
    add->setToolTip(tr("Enter a trade by hand (Ctrl+N)"));
    connect(add, &QPushButton::clicked, this, &TradesPage::newTradeWished);
    layout->addWidget(add);
    layout->addSpacing(8);
    layout->addWidget(m_count);
    layout->addStretch(1);
    auto* remove = new QPushButton(tr("Delete"));
    remove->setToolTip(tr("Delete the selected trades (Del)"));
    connect(remove, &QPushButton::clicked, this, &TradesPage::wishDeletion);
    layout->addWidget(remove);
    auto* columns = new QToolButton;
    columns->setText(tr("Columns") + u"  ▾"_s);
    columns->setProperty("role", u"chip"_s);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(m_table->columnMenu());
    layout->addWidget(columns);
    return bar;
}

void TradesPage::refresh() {
    const Snapshot* snapshot = presentation().snapshot();
    if (!snapshot) {
        return;
    }
    // A trade that was deleted leaves its place to the next one; another filter begins at the top.
    const int place = m_book == snapshot->book.get() ? 0 : std::max(0, m_table->currentIndex().row());
    m_book = snapshot->book.get();
    m_refreshing = true;
    m_model->present(presentation());
    m_refreshing = false;
    const core::FigureText& text = presentation().text();
    const int rows = m_model->rowCount();
    m_count->setText(tr("%1 trades", nullptr, rows).arg(text.count(rows)));
    m_form->present(presentation());
    m_question->hide();
    showStack();
    if (rows > 0) {
        const int held = m_model->rowOfTrade(m_selected);
        const int row = held >= 0 ? held : std::min(place, rows - 1);
        m_table->selectRow(row);
        currentChanged(m_model->index(row, 0));
    }
}

void TradesPage::showStack() {
    const Snapshot* snapshot = presentation().snapshot();
    const bool formOpen = m_side->currentIndex() == 1;
    m_stack->setCurrentWidget(formOpen                     ? m_splitter
                              : !snapshot                  ? m_blank
                              : snapshot->isEmptyJournal() ? m_empty
                              : m_model->rowCount() == 0   ? m_nothing
                                                           : static_cast<QWidget*>(m_splitter));
}

void TradesPage::keepUnsaved(core::TradeId trade, const QString& notes) {
    select(trade);
    if (m_model->rowOfTrade(trade) >= 0) {
        m_detail->keepUnsaved(notes);
    }
}

void TradesPage::startNewTrade(core::Instant now) {
    m_form->present(presentation());
    m_question->hide();
    m_side->setCurrentIndex(1);
    showStack();
    m_form->start(now);
}

void TradesPage::closeForm() {
    m_side->setCurrentIndex(0);
    showStack();
    m_table->setFocus();
}

void TradesPage::refuseEntry(const core::Error& error) {
    m_form->refuse(error);
}

void TradesPage::wishDeletion() {
    std::vector<core::TradeId> trades;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        trades.push_back(m_model->trade(row.row()).id);
    }
    if (!trades.empty()) {
        emit deleteWished(trades);
    }
}

void TradesPage::offerToDelete(const std::vector<core::TradeId>& trades, const QString& words) {
    m_question->ask(words,
                    trades.size() == 2 ? tr("Delete both") : tr("Delete all %n", nullptr, int(trades.size())),
                    [this, trades] { emit deleteWished(trades); });
    for (const core::TradeId& trade : trades) {
        if (const int row = m_model->rowOfTrade(trade); row >= 0) {
            m_table->selectionModel()->select(m_model->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
            m_table->scrollTo(m_model->index(row, 0));
        }
    }
}

QString TradesPage::nameOf(const core::Trade& trade) const {
    const core::TradeBook& book = *presentation().snapshot()->book;
    const core::FigureText& text = presentation().text();
    const QString side = trade.side == core::Direction::Long ? tr("▲ Long") : tr("▼ Short");
    return u"%1 %2 %3, %4"_s.arg(book.instrumentOf(trade).symbol, side, text.quantity(trade.quantity),
                                 compactTimeText(book.zone, text, trade.entryAt, trade.entryPrecision));
}

void TradesPage::currentChanged(const QModelIndex& current) {
    if (!current.isValid() || m_refreshing) {
        return;
    }
    const core::Trade& trade = m_model->trade(current.row());
    m_selected = trade.id;
    m_detail->showTrade(presentation(), trade);
    emit detailWished(trade.id);
}

void TradesPage::select(core::TradeId trade) {
    m_selected = trade;
    if (const int row = m_model->rowOfTrade(trade); row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    }
}

void TradesPage::showDetail(const core::TradeDetail& detail) {
    if (detail.trade.id == m_selected) {
        m_detail->showDetail(detail);
    }
}

void TradesPage::flush() {
    m_detail->flush();
}

void TradesPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        const int detail = std::clamp(width() / 4, kNarrowestDetail, kWidestDetail);
        m_splitter->setSizes({width() - detail, detail});
    }
}

} // namespace app
