#include "app/trades/trades_table.h"

#include "app/trades/trade_table_model.h"
#include "app/widgets/figure_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace app {

namespace {

using Column = TradeTableModel::Column;

/// As far as R they fit beside the detail in a window of 1280, all of them in one of 1920.
int widthOf(Column column) {
    switch (column) {
    case Column::Exit:
        return 130;
    case Column::Symbol:
        return 184;
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
    : RowTable(model, tr("Trades"), parent), m_trades(model), m_columns(new QMenu(this)) {
    setItemDelegate(new FigureDelegate(this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    for (int column = 0; column < TradeTableModel::kColumns; ++column) {
        header->resizeSection(column, widthOf(Column(column)));
    }
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

QByteArray TradesTable::columnState() const {
    return horizontalHeader()->saveState();
}

void TradesTable::restoreColumns(const QByteArray& state) {
    QHeaderView* header = horizontalHeader();
    if (!state.isEmpty() && header->restoreState(state)) {
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
