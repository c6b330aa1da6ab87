#pragma once

#include "app/trades/trade_table_model.h"

namespace app {

/// Sorts indexes of trades by a column's values; those without one come last in either order, equal ones stay
/// in the book's order.
void sortTradeRows(std::vector<quint32>& rows, const core::TradeBook& book, TradeTableModel::Column column,
                   Qt::SortOrder order, core::Basis basis, Unit unit);

} // namespace app
