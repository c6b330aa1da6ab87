#pragma once

#include "core/import/csv_reader.h"
#include "core/import/header_map.h"
#include "core/import/row_reading.h"
#include "core/import/statement.h"
#include "core/import/thinkorswim_cash.h"

namespace core {

/// Reads the table Account Trade History. A spread is one order: its first row has the time and the net
/// price, the rows of its further legs follow without.
class ThinkorswimTradeSection {
public:
    explicit ThinkorswimTradeSection(Statement& statement) : m_statement(statement) {}

    /// MalformedFile naming the columns that the table lacks.
    Result<void> begin(const HeaderMap& header);
    void readRow(const CsvReader& csv, const HeaderMap& header);

    /// Gives every order the costs of its cash row, split over its legs; the number of orders without one.
    int joinCosts(ThinkorswimCash& cash);

private:
    struct Columns {
        int time = -1, side = -1, quantity = -1, effect = -1, symbol = -1, expiry = -1, strike = -1,
            type = -1, price = -1, netPrice = -1;
    };
    struct Order {
        PrintedTime time;
        CashSearch search;
        std::optional<Decimal> netPrice;
        std::vector<std::size_t> legs; ///< rows of the statement
        bool hasTime = false;
        bool paid = false;
    };

    void readContract(RowReading& row, FillDraft& fill);
    void beginOrder(RowReading& row, const FillDraft& fill);
    void join(Order& order, const CashTrade& cash);
    FillDraft& fillOf(std::size_t leg) { return m_statement.rows[leg].fills.front(); }

    Statement& m_statement;
    Columns m_columns;
    std::vector<Order> m_orders;
};

} // namespace core
