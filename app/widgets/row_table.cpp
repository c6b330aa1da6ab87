#include "app/widgets/row_table.h"

#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"

#include <QHeaderView>

namespace app {

namespace {
constexpr int kEmptyMargin = 24;
} // namespace

RowTable::RowTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
    : QTableView(parent), m_empty(makeLabel({}, TextSize::Text, Tone::Muted, viewport())) {
    setModel(model);
    setAccessibleName(name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    // A fixed height: nothing is measured, however many rows there are.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(FigureDelegate::kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(model, &QAbstractItemModel::modelReset, this, &RowTable::showEmptyWords);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowTable::showEmptyWords);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowTable::showEmptyWords);
    showEmptyWords();
}

void RowTable::setEmptyWords(const QString& words) {
    m_empty->setText(words);
    setAccessibleDescription(words);
    showEmptyWords();
}

QString RowTable::emptyWords() const {
    return m_empty->text();
}

void RowTable::keepRoomFor(int rows) {
    setMinimumHeight(horizontalHeader()->sizeHint().height() + rows * FigureDelegate::kRowHeight);
}

void RowTable::showEmptyWords() {
    m_empty->setGeometry(viewport()->rect().marginsRemoved({kEmptyMargin, 0, kEmptyMargin, 0}));
    m_empty->setVisible(model()->rowCount() == 0);
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    showEmptyWords();
}

} // namespace app
