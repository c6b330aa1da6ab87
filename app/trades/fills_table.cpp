#include "app/trades/fills_table.h"

#include "app/trades/fills_model.h"
#include "app/widgets/figure_delegate.h"

#include <QHeaderView>
#include <QResizeEvent>

#include <algorithm>
#include <array>
#include <numeric>

namespace app {

namespace {
constexpr int kShownFills = 6;
constexpr int kRowHeight = 28;
constexpr int kMargin = 4;
} // namespace

FillsTable::FillsTable(FillsModel* fills, QWidget* parent) : QTableView(parent) {
    setModel(fills);
    setItemDelegate(new FigureDelegate(this, kMargin));
    setProperty("density", QStringLiteral("tight"));
    setAccessibleName(tr("Fills"));
    setShowGrid(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::TabFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(fills, &QAbstractItemModel::modelReset, this, [this] {
        fitRows();
        fitColumns();
    });
    fitRows();
}

void FillsTable::fitRows() {
    const int rows = std::clamp(model()->rowCount(), 1, kShownFills);
    setFixedHeight(horizontalHeader()->sizeHint().height() + kRowHeight * rows + 2);
}

void FillsTable::fitColumns() {
    const int costs = int(FillsModel::Column::Costs);
    setColumnHidden(costs, false); // a hidden one tells no width
    std::array<int, FillsModel::kColumns> widths{};
    for (int column = 0; column < FillsModel::kColumns; ++column) {
        widths[std::size_t(column)] =
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
    }
    int left = viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    int shown = FillsModel::kColumns;
    if (left < 0) {
        setColumnHidden(costs, true);
        left += widths[std::size_t(costs)];
        --shown;
    }
    // What is left over stands between the columns in equal parts.
    for (int column = 0; column < shown; ++column) {
        const int part = std::max(0, left * (column + 1) / shown - left * column / shown);
        setColumnWidth(column, widths[std::size_t(column)] + part);
    }
}

void FillsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fitColumns();
    }
}

} // namespace app
