#pragma once

#include "core/import/csv_reader.h"
#include "core/import/header_map.h"
#include "core/import/row_reading.h"
#include "core/import/statement.h"
#include "core/import/thinkorswim_cash.h"

namespace core {

/// Reads the tables Cash Balance, Futures Statements and Forex Statements into rows of the statement.
class ThinkorswimCashSection {
public:
    explicit ThinkorswimCashSection(Statement& statement) : m_statement(statement) {}

    /// MalformedFile naming the columns that the table lacks.
    Result<void> begin(const HeaderMap& header);
    void readRow(const CsvReader& csv, const HeaderMap& header);

    ThinkorswimCash& trades() { return m_trades; }
    /// Trades that no row of the trade section tells are rejected: nothing is lost silently.
    void rejectRowsLeft();
    /// The printed TOTAL rows' fees, with the sum of those the rows print.
    void addFeeTotal();

private:
    struct Columns {
        int date = -1, time = -1, type = -1, description = -1, miscFees = -1, commissions = -1, amount = -1;
    };
    void readTrade(RowReading& row, int line);
    void readRemoval(RowReading& row, int line, const QString& quantity, const QString& contract);
    void readDelivery(RowReading& row, int line, bool bought, const QString& quantity, const QString& symbol);
    void readTotal(RowReading& row, int line);
    void readZone(const QString& description);
    Charges chargesOf(RowReading& row, bool ofFuture);
    Decimal amountIn(RowReading& row, int column);
    void finishFill(RowReading& row, int line, FillDraft fill);

    Statement& m_statement;
    Columns m_columns;
    ThinkorswimCash m_trades;
    DecimalSum m_printedFees;
    DecimalSum m_fees;
    bool m_printsFees = false;
};

} // namespace core
