#pragma once

#include "app/trade_filter_state.h"
#include "app/trades/trade_column.h"
#include "core/domain/trade_book.h"

namespace app {

/// By what a table of trades is sorted.
struct TradeOrder {
    TradeColumn column;
    Qt::SortOrder direction = Qt::AscendingOrder;
    core::Basis basis = core::Basis::Net;
    Unit unit;
};

/// Sorts indexes of trades by a column's values; those without one come last in either order, equal ones stay
/// in the book's order.
void sortTradeRows(std::vector<quint32>& rows, const core::TradeBook& book, const TradeOrder& order);

} // namespace app
