#include "app/trades/trades_table.h"

#include "app/trades/trade_table_model.h"
#include "app/widgets/figure_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>

#include <algorithm>

namespace app {

namespace {

using Column = TradeTableModel::Column;

constexpr int kSymbolWidth = 184;
constexpr int kWholeSymbol = 160; ///< of an index option
constexpr int kLeastSymbol = 122;

/// All of them fit beside the detail in a window of 1920, those up to R in one of 1280, and those up to the
/// result in one of 1024.
int widthOf(Column column) {
    switch (column) {
    case Column::Exit:
        return 130;
    case Column::Symbol:
        return kSymbolWidth;
    case Column::Side:
        return 68;
    case Column::Quantity:
        return 58;
    case Column::Entry:
    case Column::ExitPrice:
        return 80;
    case Column::Result:
        return 100;
    case Column::R:
        return 68;
    case Column::Costs:
        return 76;
    case Column::Held:
        return 100;
    case Column::Tags:
        return 138;
    case Column::Stars:
        return 86;
    case Column::Account:
        return 110;
    }
    return 100;
}

} // namespace

TradesTable::TradesTable(TradeTableModel* model, QWidget* parent)
    : RowTable(model, tr("Trades"), parent), m_trades(model), m_columns(new QMenu(this)),
      m_symbolWidth(kSymbolWidth) {
    setItemDelegate(new FigureDelegate(this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    for (int column = 0; column < TradeTableModel::kColumns; ++column) {
        header->resizeSection(column, widthOf(Column(column)));
    }
    connect(header, &QHeaderView::sectionResized, this,
            [this](int section, int, int width) { noteSymbolWidth(section, width); });
    header->setSortIndicator(model->sortColumn(), model->sortOrder());
    setSortingEnabled(true);
    makeActions();
    fillColumnMenu();
}

void TradesTable::makeActions() {
    auto* copy = new QAction(tr("Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &TradesTable::copyRows);
    auto* remove = new QAction(tr("Delete"), this);
    remove->setShortcut(QKeySequence::Delete);
    connect(remove, &QAction::triggered, this, &TradesTable::deleteWished);
    for (QAction* action : {copy, remove}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
    }
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void TradesTable::fillColumnMenu() {
    for (int column = 0; column < TradeTableModel::kColumns; ++column) {
        QAction* action =
            m_columns->addAction(m_trades->headerData(column, Qt::Horizontal).toString().trimmed());
        action->setCheckable(true);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnHidden(column, !shown); });
        connect(m_columns, &QMenu::aboutToShow, action,
                [this, action, column] { action->setChecked(!isColumnHidden(column)); });
    }
}

void TradesTable::fitSymbol() {
    const auto roomBeside = [this](Column last) {
        int room = viewport()->width();
        for (int column = 0; column <= int(last); ++column) {
            room -= column == int(Column::Symbol) ? 0 : columnWidth(column); // none, while it is hidden
        }
        return room;
    };
    const int besideAll = roomBeside(Column::Account);
    const int room = besideAll >= kWholeSymbol ? besideAll : std::max(kLeastSymbol, roomBeside(Column::R));
    m_fitting = true;
    setColumnWidth(int(Column::Symbol), std::min(m_symbolWidth, room));
    m_fitting = false;
}

void TradesTable::noteSymbolWidth(int section, int width) {
    if (!m_fitting && section == int(Column::Symbol) && width > 0) { // hidden, it has none
        m_symbolWidth = width;
    }
}

void TradesTable::resizeEvent(QResizeEvent* event) {
    RowTable::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fitSymbol();
    }
}

QByteArray TradesTable::columnState() {
    setColumnWidth(int(Column::Symbol), m_symbolWidth);
    const QByteArray state = horizontalHeader()->saveState();
    fitSymbol();
    return state;
}

void TradesTable::restoreColumns(const QByteArray& state) {
    QHeaderView* header = horizontalHeader();
    if (!state.isEmpty() && header->restoreState(state)) {
        m_symbolWidth = std::max(columnWidth(int(Column::Symbol)), kLeastSymbol);
        m_trades->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    }
}

void TradesTable::copyRows() const {
    QStringList lines;
    QModelIndexList selected = selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    const QHeaderView* header = horizontalHeader();
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int place = 0; place < header->count(); ++place) {
            if (const int column = header->logicalIndex(place); !isColumnHidden(column)) {
                cells.append(cell(column));
            }
        }
        return cells.join(u'\t');
    };
    lines.append(
        line([this](int column) { return m_trades->headerData(column, Qt::Horizontal).toString(); }));
    for (const QModelIndex& row : selected) {
        lines.append(line([&](int column) { return row.siblingAtColumn(column).data().toString(); }));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace app
