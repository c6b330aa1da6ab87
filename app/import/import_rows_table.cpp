#include "app/import/import_rows_table.h"

#include "app/import/import_rows_model.h"
#include "app/widgets/figure_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QResizeEvent>

#include <algorithm>

namespace app {

namespace {

constexpr int kRemarkWidth = 190;
constexpr int kLeastRemark = 66; ///< its title
constexpr int kSymbolWidth = 110;
constexpr int kMeasuredRows = 200;

} // namespace

ImportRowsTable::ImportRowsTable(ImportRowsModel* model, QWidget* parent)
    : RowTable(model, tr("Rows of the file"), parent), m_rows(model) {
    setItemDelegate(new FigureDelegate(this));
    setEmptyWords(tr("The rows stand here as soon as the file can be read."));
    horizontalHeader()->setMinimumSectionSize(36);
    for (int column = 0; const int width : {50, 70, 130, 70, 56, 80, 76, 60}) {
        setColumnWidth(column++, width);
    }
    horizontalHeader()->setResizeContentsPrecision(kMeasuredRows);
    connect(model, &QAbstractItemModel::modelReset, this, &ImportRowsTable::spanRemarks);
}

/// What is no execution has no cells: its remark takes their place.
void ImportRowsTable::spanRemarks() {
    clearSpans();
    const int time = int(ImportRowsModel::Column::Time);
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (!m_rows->rows()[std::size_t(row)].fill) {
            setSpan(row, time, 1, ImportRowsModel::kColumns - time);
        }
    }
}

void ImportRowsTable::fitColumns() {
    const int remark = int(ImportRowsModel::Column::Remark);
    const int symbol = int(ImportRowsModel::Column::Symbol);
    int left = viewport()->width();
    setColumnHidden(int(ImportRowsModel::Column::Costs), !m_rows->hasCosts());
    for (int column = 0; column < remark; ++column) {
        resizeColumnToContents(column);
        left -= columnWidth(column);
    }
    // The name of an option is long: it gives way first, to a width that tells contracts apart.
    const int wanted = (m_rows->hasRemarks() ? kRemarkWidth : kLeastRemark) - left;
    if (wanted > 0 && columnWidth(symbol) > kSymbolWidth) {
        const int full = columnWidth(symbol);
        setColumnWidth(symbol, std::max(kSymbolWidth, full - wanted));
        left += full - columnWidth(symbol);
    }
    setColumnWidth(remark, std::max(left, kLeastRemark));
}

void ImportRowsTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) {
        RowTable::keyPressEvent(event);
        return;
    }
    const int state = int(ImportRowsModel::Column::State);
    QModelIndexList corrections;
    for (const QModelIndex& row : selectionModel()->selectedRows(state)) {
        if (row.flags() & Qt::ItemIsUserCheckable) {
            corrections.append(row);
        }
    }
    const bool tick = std::any_of(corrections.begin(), corrections.end(), [](const QModelIndex& row) {
        return row.data(Qt::CheckStateRole) == Qt::Unchecked;
    });
    m_rows->tick(corrections, tick);
}

void ImportRowsTable::resizeEvent(QResizeEvent* event) {
    RowTable::resizeEvent(event);
    if (event->oldSize().width() != event->size().width() && m_rows->rowCount() > 0) {
        fitColumns();
    }
}

} // namespace app
