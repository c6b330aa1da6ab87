#include "app/trades/fills_model.h"

#include "app/text/price_text.h"
#include "app/text/time_text.h"

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

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

void FillsModel::present(std::vector<FillRow> rows, const core::Instrument* instrument, const QString& zone,
                         const core::FigureText& text) {
    if (!m_clock || zone != m_zone) {
        m_zone = zone;
        m_clock.emplace(core::zoneNamed(zone).value_or(QTimeZone::utc()));
    }
    m_text = text;
    m_instrument = instrument ? *instrument : core::Instrument();
    m_oneDay = std::all_of(rows.begin(), rows.end(), [&](const FillRow& row) {
        return row.fill.timePrecision != core::TimePrecision::Day &&
               dayOf(row.fill) == dayOf(rows.front().fill);
    });
    resetRows(std::move(rows));
}

core::Day FillsModel::dayOf(const core::Fill& fill) const {
    return m_clock->dayOf(fill.executedAt, fill.timePrecision);
}

QString FillsModel::timeText(int row) const {
    const core::Fill& fill = rows()[std::size_t(row)].fill;
    const QString day = m_text.shortDay(dayOf(fill));
    if (fill.timePrecision == core::TimePrecision::Day) {
        return day;
    }
    // Beside a day there is no room for the second: the tooltip has it.
    const bool exact = m_oneDay && fill.timePrecision == core::TimePrecision::Second;
    const QString clock = clockText(m_zone, fill.executedAt, exact ? Seconds::Shown : Seconds::Hidden);
    const bool sameDay = row > 0 && dayOf(rows()[std::size_t(row - 1)].fill) == dayOf(fill);
    return m_oneDay || sameDay ? clock : u"%1, %2"_s.arg(day, clock);
}

QString FillsModel::toolTip(const FillRow& row) const {
    return tr("%1\nPrice %2\nCosts %3")
        .arg(app::timeText(m_zone, m_text, row.fill.executedAt, row.fill.timePrecision, Seconds::Shown),
             m_text.price(row.fill.price), m_text.money(row.part.charges.total()));
}

QVariant FillsModel::data(const QModelIndex& index, int role) const {
    const FillRow* row = rowOf(index);
    if (!row) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    if (role == Qt::ToolTipRole) {
        return toolTip(*row);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return timeText(index.row());
    case Column::Side:
        return row->fill.side == core::Side::Buy ? tr("Buy") : tr("Sell");
    case Column::Quantity:
        return m_text.quantity(row->part.quantity);
    case Column::Price:
        return priceText(m_text, m_instrument, row->fill.price);
    case Column::Costs:
        return m_text.money(row->part.charges.total());
    }
    return {};
}

bool FillsModel::isFigure(int column) const {
    // Clocks stand in one line whether a day stands before them or not.
    return Column(column) != Column::Side && (Column(column) != Column::Time || !m_oneDay);
}

QString FillsModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Time:
        return tr("Time");
    case Column::Side:
        return tr("Side");
    case Column::Quantity:
        return tr("Qty");
    case Column::Price:
        return tr("Price");
    case Column::Costs:
        return tr("Costs");
    }
    return {};
}

} // namespace app
