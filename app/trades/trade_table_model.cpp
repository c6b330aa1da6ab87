#include "app/trades/trade_table_model.h"

#include "app/text/price_text.h"
#include "app/text/time_text.h"
#include "app/trades/trade_sorting.h"
#include "app/widgets/cell_roles.h"
#include "core/statistics/r_multiples.h"

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

QStringList tagNames(const core::TradeBook& book, const core::Trade& trade) {
    QStringList names;
    for (const qint32 tag : book.tagsOf(trade)) {
        names.append(book.tags[std::size_t(tag)].name);
    }
    return names;
}

void TradeTableModel::present(const Presentation& presentation) {
    const bool sameRows = presentation.shared() && presentation.shared() == m_presentation.shared();
    m_presentation = presentation;
    if (!presentation.snapshot()) {
        resetRows({});
        return;
    }
    if (sameRows && m_sortColumn != int(Column::Result)) {
        if (rowCount() > 0) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        }
        emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
        return;
    }
    const core::TradeSelection& selection = presentation.snapshot()->selection;
    std::vector<quint32> all(selection.closed);
    all.insert(all.end(), selection.unopened.begin(), selection.unopened.end());
    all.insert(all.end(), selection.open.begin(), selection.open.end());
    resetRows(sorted(std::move(all)));
}

std::vector<quint32> TradeTableModel::sorted(std::vector<quint32> rows) const {
    sortTradeRows(
        rows, book(),
        {Column(m_sortColumn), m_sortOrder, m_presentation.snapshot()->basis(), m_presentation.unit()});
    return rows;
}

void TradeTableModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= kColumns) {
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    if (!m_presentation.snapshot()) {
        return;
    }
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> trades;
    for (const QModelIndex& index : before) {
        trades.push_back(rows()[std::size_t(index.row())]);
    }
    mutableRows() = sorted(rows());
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto at = std::find(rows().begin(), rows().end(), trades[std::size_t(i)]);
        after.append(index(int(at - rows().begin()), before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int TradeTableModel::rowOfTrade(core::TradeId id) const {
    const auto at =
        std::find_if(rows().begin(), rows().end(), [&](quint32 row) { return book().trades[row].id == id; });
    return at == rows().end() ? -1 : int(at - rows().begin());
}

QString TradeTableModel::average(const core::Trade& trade, const std::optional<core::Decimal>& price) const {
    if (!price) {
        return QString(core::FigureText::NoValue);
    }
    return priceText(m_presentation.text(), book().instrumentOf(trade), *price);
}

QString TradeTableModel::text(const core::Trade& trade, Column column) const {
    const core::FigureText& figures = m_presentation.text();
    const QString none(core::FigureText::NoValue);
    switch (column) {
    case Column::Exit:
        return trade.status == core::TradeStatus::Open
                   ? tr("open · %1").arg(figures.shortDay(trade.entryDay))
                   : compactTimeText(book().zone, figures, trade.exitAt, trade.exitPrecision);
    case Column::Symbol:
        return book().instrumentOf(trade).symbol;
    case Column::Side:
        return trade.side == core::Direction::Long ? tr("▲ Long") : tr("▼ Short");
    case Column::Quantity:
        return figures.quantity(trade.quantity);
    case Column::Entry:
        return average(trade, trade.entryPrice);
    case Column::ExitPrice:
        return average(trade, trade.exitPrice);
    case Column::Result:
        return m_presentation.trade(trade).text;
    case Column::R: {
        const std::optional<double> r = core::rMultiple(trade);
        return r ? figures.inR(*r, 2, core::FigureText::Plus::Always) : none;
    }
    case Column::Costs:
        return figures.money(trade.charges.total());
    case Column::Held:
        return trade.isClosed() && trade.holdingKnown
                   ? figures.duration(double(core::toMs(trade.exitAt) - core::toMs(trade.entryAt)) / 1000)
                   : none;
    case Column::Tags:
        return tagNames(book(), trade).join(u", "_s);
    case Column::Stars:
        return trade.stars == 0 ? QString() : QString::number(trade.stars);
    case Column::Account:
        return book().accountOf(trade).name;
    }
    return {};
}

QString TradeTableModel::timesText(const core::Trade& trade) const {
    const core::FigureText& figures = m_presentation.text();
    const auto inFull = [&](core::Instant at, core::TimePrecision precision) {
        return timeText(book().zone, figures, at, precision, Seconds::Shown);
    };
    QStringList lines;
    if (trade.entryKnown()) {
        lines.append(tr("Entry %1").arg(inFull(trade.entryAt, trade.entryPrecision)));
    }
    if (trade.status != core::TradeStatus::Open) {
        lines.append(tr("Exit %1").arg(inFull(trade.exitAt, trade.exitPrecision)));
    }
    return lines.join(u'\n');
}

QVariant TradeTableModel::decoration(const core::Trade& trade, Column column, int role) const {
    if (role == EmphasisRole) {
        return column == Column::Symbol;
    }
    if (role == SignRole && (column == Column::Result || column == Column::R)) {
        if (column == Column::R) {
            const std::optional<double> r = core::rMultiple(trade);
            return r ? QVariant(*r > 0 ? 1 : *r < 0 ? -1 : 0) : QVariant();
        }
        const Shown shown = m_presentation.trade(trade);
        return shown.known ? QVariant(shown.sign()) : QVariant();
    }
    if (role == MutedRole) {
        return column == Column::Exit && trade.status != core::TradeStatus::Closed;
    }
    if (role == ChipsRole && column == Column::Tags) {
        return tagNames(book(), trade);
    }
    if (role == StarsRole && column == Column::Stars) {
        return int(trade.stars);
    }
    if (role == Qt::ToolTipRole && (column == Column::Symbol || column == Column::Tags)) {
        return text(trade, column);
    }
    if (role == Qt::ToolTipRole && column == Column::Exit) {
        return timesText(trade);
    }
    if (role == Qt::ToolTipRole && (column == Column::Entry || column == Column::ExitPrice)) {
        const auto& price = column == Column::Entry ? trade.entryPrice : trade.exitPrice;
        return price ? QVariant(m_presentation.text().price(*price)) : QVariant();
    }
    if (role == Qt::ToolTipRole && trade.status == core::TradeStatus::Unopened) {
        return tr(
            "Its opening is not in the journal: import the earlier statement or enter the opening price.");
    }
    return {};
}

QVariant TradeTableModel::data(const QModelIndex& index, int role) const {
    if (!rowOf(index)) {
        return {};
    }
    const core::Trade& row = trade(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case IdRole:
        return row.id.uuid();
    default:
        return decoration(row, column, role);
    }
}

bool TradeTableModel::isFigure(int column) const {
    using enum TradeColumn;
    switch (Column(column)) {
    case Quantity:
    case Entry:
    case ExitPrice:
    case Result:
    case R:
    case Costs:
    case Held:
        return true;
    case Exit:
    case Symbol:
    case Side:
    case Tags:
    case Stars:
    case Account:
        return false;
    }
    return false;
}

QString TradeTableModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Exit:
        return tr("Exit");
    case Column::Symbol:
        return tr("Symbol");
    case Column::Side:
        return tr("Side");
    case Column::Quantity:
        return tr("Qty");
    case Column::Entry:
        return tr("Entry");
    case Column::ExitPrice:
        return tr("Exit price");
    case Column::Result: {
        const bool gross =
            m_presentation.snapshot() && m_presentation.snapshot()->basis() == core::Basis::Gross;
        return (gross ? tr("Gross P&L") : tr("Net P&L")) + u' ' + m_presentation.unitSign();
    }
    case Column::R:
        return u"R"_s;
    case Column::Costs:
        return tr("Costs");
    case Column::Held:
        return tr("Held");
    case Column::Tags:
        return tr("Tags");
    case Column::Stars:
        return tr("Rating");
    case Column::Account:
        return tr("Account");
    }
    return {};
}

} // namespace app
