#pragma once

#include "app/widgets/table_model.h"
#include "core/domain/trading_day.h"
#include "core/journal/journal.h"
#include "core/statistics/figure_text.h"

namespace app {

/// A fill as far as it belongs to the trade: its part of quantity and costs.
struct FillRow {
    core::Fill fill;
    core::FillPart part;
};
std::vector<FillRow> fillRows(const core::TradeDetail& detail);

/// The fills of one trade.
class FillsModel final : public TableModel<FillRow> {
    Q_OBJECT

public:
    enum class Column : int { Time, Side, Quantity, Price, Costs };
    static constexpr int kColumns = int(Column::Costs) + 1;

    using TableModel::TableModel;
    /// `instrument` may be null while there are no rows.
    void present(std::vector<FillRow> rows, const core::Instrument* instrument, const QString& zone,
                 const core::FigureText& text);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    /// The clock, with the day only where the fill before is of another.
    QString timeText(int row) const;
    core::Day dayOf(const core::Fill& fill) const;
    QString toolTip(const FillRow& row) const;

    QString m_zone;
    std::optional<core::ZoneTable> m_clock;
    core::Instrument m_instrument;
    bool m_oneDay = true; ///< then no day is shown at all
    core::FigureText m_text;
};

} // namespace app
