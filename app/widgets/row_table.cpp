#include "app/widgets/row_table.h"

#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"

#include <QHeaderView>
#include <QStyleOptionHeader>

#include <algorithm>

namespace app {

namespace {

constexpr int kEmptyMargin = 24;

/// Titles whose arrow points down where the largest stands first, as on most desktops; Qt draws it the other
/// way round.
class TitleRow final : public QHeaderView {
public:
    explicit TitleRow(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) { setSectionsClickable(true); }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        if (option->sortIndicator != QStyleOptionHeader::None) {
            option->sortIndicator = sortIndicatorOrder() == Qt::DescendingOrder ? QStyleOptionHeader::SortDown
                                                                                : QStyleOptionHeader::SortUp;
        }
    }
};

} // namespace

RowTable::RowTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
    : QTableView(parent), m_empty(makeLabel({}, TextSize::Text, Tone::Muted, viewport())) {
    setHorizontalHeader(new TitleRow(this));
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

void RowTable::growWithRows(int least, int most) {
    m_leastRows = least;
    m_mostRows = most;
    fitHeight();
}

void RowTable::fitHeight() {
    if (m_mostRows > 0) {
        const int rows = std::clamp(model()->rowCount(), m_leastRows, m_mostRows);
        setFixedHeight(horizontalHeader()->sizeHint().height() + rows * FigureDelegate::kRowHeight);
    }
}

void RowTable::showEmptyWords() {
    m_empty->setGeometry(viewport()->rect().marginsRemoved({kEmptyMargin, 0, kEmptyMargin, 0}));
    m_empty->setVisible(model()->rowCount() == 0);
    fitHeight();
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    showEmptyWords();
}

} // namespace app
