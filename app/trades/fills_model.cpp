#include "app/trades/fills_model.h"

#include "app/text/time_text.h"

#include <algorithm>

namespace app {

std::vector<FillRow> fillRows(const core::TradeDetail& detail) {
    std::vector<FillRow> rows;
    for (const core::FillPart& part : detail.matched.parts) {
        const auto fill =
            std::find_if(detail.fills.begin(), detail.fills.end(),
                         [&](const core::Fill& candidate) { return candidate.id == part.fill; });
        if (fill != detail.fills.end()) {
            rows.push_back({*fill, part});
        }
    }
    return rows;
}

void FillsModel::present(std::vector<FillRow> rows, const QString& zone, const core::FigureText& text) {
    m_zone = zone;
    m_text = text;
    m_oneDay = std::all_of(rows.begin(), rows.end(), [&](const FillRow& row) {
        return row.fill.timePrecision != core::TimePrecision::Day &&
               clockDay(row.fill.executedAt) == clockDay(rows.front().fill.executedAt);
    });
    resetRows(std::move(rows));
}

QString FillsModel::clockDay(core::Instant at) const {
    return app::timeText(m_zone, m_text, at, core::TimePrecision::Second).section(u',', 0, 0);
}

QString FillsModel::timeText(const core::Fill& fill) const {
    if (m_oneDay) {
        return clockText(m_zone, fill.executedAt, Seconds::Shown);
    }
    return app::timeText(m_zone, m_text, fill.executedAt, fill.timePrecision);
}

QVariant FillsModel::data(const QModelIndex& index, int role) const {
    const FillRow* row = rowOf(index);
    if (!row) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole) {
        const bool figure = column == Column::Quantity || column == Column::Price || column == Column::Costs;
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return timeText(row->fill);
    case Column::Side:
        return row->fill.side == core::Side::Buy ? tr("Buy") : tr("Sell");
    case Column::Quantity:
        return m_text.quantity(row->part.quantity);
    case Column::Price:
        return m_text.price(row->fill.price);
    case Column::Costs:
        return m_text.money(row->part.charges.total());
    }
    return {};
}

QVariant FillsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) {
        return {};
    }
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole) {
        const bool figure = column == Column::Quantity || column == Column::Price || column == Column::Costs;
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return tr("Time");
    case Column::Side:
        return tr("Side");
    case Column::Quantity:
        return tr("Quantity");
    case Column::Price:
        return tr("Price");
    case Column::Costs:
        return tr("Costs");
    }
    return {};
}

} // namespace app
