#include "app/import/import_rows_model.h"

#include "app/text/remark_words.h"
#include "app/text/time_text.h"
#include "app/widgets/cell_roles.h"

#include <QSize>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

RowState stateOf(core::FillState state) {
    switch (state) {
    case core::FillState::New:
        return RowState::New;
    case core::FillState::Duplicate:
        return RowState::Duplicate;
    case core::FillState::Corrected:
        return RowState::Corrected;
    case core::FillState::PreviouslyDeleted:
        return RowState::PreviouslyDeleted;
    }
    return RowState::New;
}

QString remarkText(const core::RowRemark& remark) {
    const QString reason = remarkInWords(remark.reason);
    if (remark.column.isEmpty()) {
        return reason;
    }
    return remark.value.isEmpty() ? u"%1: %2"_s.arg(remark.column, reason)
                                  : u"%1 “%2”: %3"_s.arg(remark.column, remark.value, reason);
}

QString change(const core::FigureText& text, const QString& what, core::Decimal before, core::Decimal after) {
    return before == after ? QString() : u"%1 %2 → %3"_s.arg(what, text.price(before), text.price(after));
}

/// The same whether the correction is wished or not.
QString correctionText(const core::PlannedFill& planned, const core::FigureText& text) {
    QStringList parts;
    const core::Fill& before = planned.before ? *planned.before : planned.fill;
    const core::Fill& after = planned.before ? planned.fill : *planned.declined;
    parts << change(text, ImportRowsModel::tr("costs"), before.charges.total(), after.charges.total())
          << change(text, ImportRowsModel::tr("price"), before.price, after.price)
          << change(text, ImportRowsModel::tr("quantity"), before.quantity, after.quantity);
    if (before.executedAt != after.executedAt) {
        parts << ImportRowsModel::tr("time corrected");
    }
    parts << remarkInWords(planned.remark);
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

} // namespace

QString rowStateText(RowState state) {
    switch (state) {
    case RowState::New:
        return ImportRowsModel::tr("✓ new");
    case RowState::Duplicate:
        return ImportRowsModel::tr("= known");
    case RowState::Corrected:
        return ImportRowsModel::tr("↻ corrected");
    case RowState::PreviouslyDeleted:
        return ImportRowsModel::tr("⌫ deleted");
    case RowState::Ignored:
        return ImportRowsModel::tr("– ignored");
    case RowState::Rejected:
        return ImportRowsModel::tr("✕ rejected");
    }
    return {};
}

void ImportRowsModel::present(std::shared_ptr<const core::ImportPlan> plan,
                              QHash<core::InstrumentId, QString> symbols, const core::FigureText& text) {
    m_plan = std::move(plan);
    m_symbols = std::move(symbols);
    m_text = text;
    collect();
    std::vector<ImportRow> shown = shownRows();
    const bool samePlaces =
        std::equal(shown.begin(), shown.end(), rows().begin(), rows().end(),
                   [](const auto& a, const auto& b) { return a.row == b.row && a.state == b.state; });
    if (!samePlaces || shown.empty()) {
        resetRows(std::move(shown));
        return;
    }
    mutableRows() = std::move(shown);
    emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

void ImportRowsModel::clear() {
    m_plan.reset();
    m_all.clear();
    m_only.reset();
    resetRows({});
}

void ImportRowsModel::collect() {
    m_all.clear();
    for (const core::PlannedFill& fill : m_plan->fills) {
        const bool correction = fill.before || fill.declined;
        m_all.push_back({fill.row, correction ? RowState::Corrected : stateOf(fill.state), &fill,
                         correction ? correctionText(fill, m_text) : remarkInWords(fill.remark)});
    }
    for (const core::RowRemark& remark : m_plan->ignoredRows) {
        m_all.push_back({remark.row, RowState::Ignored, nullptr, remarkText(remark)});
    }
    for (const core::RowRemark& remark : m_plan->rejectedRows) {
        m_all.push_back({remark.row, RowState::Rejected, nullptr, remarkText(remark)});
    }
    std::stable_sort(m_all.begin(), m_all.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
}

void ImportRowsModel::showOnly(std::optional<RowState> state) {
    m_only = state;
    resetRows(shownRows());
}

std::vector<ImportRow> ImportRowsModel::shownRows() const {
    std::vector<ImportRow> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const ImportRow& row) { return !m_only || row.state == *m_only; });
    return shown;
}

void ImportRowsModel::tick(const QModelIndexList& rows, bool ticked) {
    QSet<core::FillId> corrections;
    for (const QModelIndex& index : rows) {
        if (const ImportRow* row = rowOf(index); row && row->isTickable() && row->isTicked() != ticked) {
            corrections.insert(row->fill->fill.id);
        }
    }
    if (!corrections.isEmpty()) {
        emit this->ticked(corrections, ticked);
    }
}

int ImportRowsModel::count(RowState state) const {
    return int(
        std::count_if(m_all.begin(), m_all.end(), [state](const auto& row) { return row.state == state; }));
}

bool ImportRowsModel::hasCosts() const {
    return std::any_of(m_all.begin(), m_all.end(), [](const ImportRow& row) {
        return row.fill && !row.fill->fill.charges.total().isZero();
    });
}

bool ImportRowsModel::hasRemarks() const {
    return std::any_of(m_all.begin(), m_all.end(),
                       [](const ImportRow& row) { return row.fill && !row.remark.isEmpty(); });
}

QString ImportRowsModel::text(const ImportRow& row, Column column) const {
    const core::Fill* fill = row.fill ? &row.fill->fill : nullptr;
    switch (column) {
    case Column::Row:
        return QString::number(row.row);
    case Column::State:
        return rowStateText(row.state);
    case Column::Time:
        return fill ? compactTimeText(m_plan->zone, m_text, fill->executedAt, fill->timePrecision,
                                      Seconds::Shown)
                    : row.remark;
    case Column::Symbol:
        return fill ? m_symbols.value(fill->instrument) : QString();
    case Column::Side:
        return !fill ? QString() : fill->side == core::Side::Buy ? tr("Buy") : tr("Sell");
    case Column::Quantity:
        return fill ? m_text.quantity(fill->quantity) : QString();
    case Column::Price:
        return fill ? m_text.price(fill->price) : QString();
    case Column::Costs:
        return fill ? m_text.money(fill->charges.total()) : QString();
    case Column::Remark:
        return row.remark;
    }
    return {};
}

QVariant ImportRowsModel::data(const QModelIndex& index, int role) const {
    const ImportRow* row = rowOf(index);
    if (!row) {
        return {};
    }
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, column);
    case Qt::ToolTipRole:
        return column == Column::Remark || !row->fill ? QVariant(row->remark) : QVariant();
    case Qt::SizeHintRole: // what spans the columns widens none of them
        return column == Column::Time && !row->fill ? QVariant(QSize(0, 0)) : QVariant();
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::CheckStateRole:
        return column == Column::State && row->isTickable()
                   ? QVariant(row->isTicked() ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case SignRole:
        if (column == Column::State && (row->state == RowState::New || row->state == RowState::Rejected)) {
            return row->state == RowState::New ? 1 : -1;
        }
        return {};
    case MutedRole:
        return column == Column::Row || (column == Column::Remark && !row->isTickable()) ||
               row->state == RowState::Ignored || row->state == RowState::Duplicate ||
               (row->isTickable() && !row->isTicked());
    default:
        return {};
    }
}

Qt::ItemFlags ImportRowsModel::flags(const QModelIndex& index) const {
    const ImportRow* row = rowOf(index);
    const bool tickable = row && row->isTickable() && Column(index.column()) == Column::State;
    return TableModel::flags(index) | (tickable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

bool ImportRowsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable)) {
        return false;
    }
    tick({index}, value.toInt() == Qt::Checked);
    return true;
}

bool ImportRowsModel::isFigure(int column) const {
    using enum Column;
    const auto shown = Column(column);
    return shown == Row || shown == Quantity || shown == Price || shown == Costs;
}

QString ImportRowsModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Row:
        return tr("Row");
    case Column::State:
        return tr("State");
    case Column::Time:
        return m_plan && !m_plan->zone.isEmpty() ? tr("Time (%1)").arg(m_plan->zone) : tr("Time");
    case Column::Symbol:
        return tr("Symbol");
    case Column::Side:
        return tr("Side");
    case Column::Quantity:
        return tr("Quantity");
    case Column::Price:
        return tr("Price");
    case Column::Costs:
        return tr("Costs");
    case Column::Remark:
        return tr("Remark");
    }
    return {};
}

} // namespace app
