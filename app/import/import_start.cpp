#include "app/import/import_start.h"

#include "app/import/drop_area.h"
#include "app/import/import_history_model.h"
#include "app/widgets/card.h"
#include "app/widgets/cell_roles.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"
#include "app/widgets/row_table.h"

#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace app {

ImportStart::ImportStart(QWidget* parent)
    : QWidget(parent), m_history(new ImportHistoryModel(this)),
      m_table(new RowTable(m_history, tr("Import history"))),
      m_takeBack(new QPushButton(tr("Take this import back"))) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Import"), TextSize::Title));
    auto* drop = new DropArea;
    layout->addWidget(drop);
    layout->addWidget(makeHistory(), 1);
    connect(drop, &DropArea::filesDropped, this, &ImportStart::filesChosen);
    connect(drop, &DropArea::chooseWished, this, &ImportStart::chooseFiles);
}

QWidget* ImportStart::makeHistory() {
    m_table->setItemDelegate(new FigureDelegate(m_table));
    m_table->setEmptyWords(tr("No imports yet. Each one will stand here and can be taken back as a whole."));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int column = 0; const int width : {160, 260, 200}) {
        m_table->setColumnWidth(column++, width);
    }
    m_takeBack->setEnabled(false);
    auto* card = new Card(tr("Import history"));
    card->addHeadWidget(m_takeBack);
    card->setBody(m_table);
    const QItemSelectionModel* selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            [this, selection] { m_takeBack->setEnabled(selection->hasSelection()); });
    connect(m_history, &QAbstractItemModel::modelReset, this, [this] { m_takeBack->setEnabled(false); });
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        const QModelIndex current = m_table->currentIndex();
        if (current.isValid()) {
            emit undoWished(core::ImportBatchId(current.data(IdRole).toUuid()));
        }
    });
    return card;
}

void ImportStart::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Choose statements of your broker"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Statements (*.csv *.txt *.tsv *.xml *.htm *.html)"), tr("All files (*)")});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportStart::filesChosen);
    dialog->open();
}

void ImportStart::setHistory(std::vector<core::ImportBatch> batches, const core::FigureText& text,
                             const QString& zone) {
    m_history->present(std::move(batches), text, zone);
}

} // namespace app
