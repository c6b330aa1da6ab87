#pragma once

#include "core/import/column_mapping.h"
#include "core/import/row_reading.h"
#include "core/import/table_option.h"

#include <QHash>
#include <QSet>

#include <array>

namespace core {

/// Reads the rows of any table by a mapping. The rows are walked three times: see() decides how the table
/// writes numbers and dates, weigh() what the prices of its options are of, read() reads.
class MappedTable {
public:
    /// The reader stands behind the header; both and the mapping must outlive the table.
    MappedTable(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping,
                const ReadOptions& options);

    void see();
    /// Once every row was seen.
    void decide();
    /// False: no row tells the cash a fill moved, weigh() is not needed.
    bool isWeighed() const { return at(ColumnField::Amount) >= 0 && !m_mapping.isRoundTrips(); }
    void weigh();
    StatementRow read(RowReading& row);

    /// The sum of the printed profits: says at once when a table means more by its columns than their names
    /// tell.
    std::optional<BrokerTotal> profitTotal() const;
    /// Neither a side nor a sign tells purchases from sales.
    bool hidesSides() const { return m_hasRows && !m_hasSigns && !m_mapping.has(ColumnField::Side); }
    /// The table has ids that repeat, or that may be the numbers of its rows: they name no execution.
    bool hasUselessIds() const { return at(ColumnField::TradeId) >= 0 && !m_idsAreTrusted; }

private:
    int at(ColumnField field) const { return m_columns[std::size_t(field)]; }
    QString text(ColumnField field) const { return m_csv.text(at(field)); }
    const NumberColumn& style(ColumnField field) const { return m_numbers[std::size_t(field)]; }
    std::optional<Decimal> number(RowReading& row, ColumnField field) const {
        return row.numberIfAny(style(field), at(field));
    }
    std::optional<Decimal> numberOrNone(ColumnField field) const;
    std::optional<Side> sideFrom(const QString& word) const;
    OptionCells optionCells() const;
    OptionPricing::Row pricingRow(Decimal size) const;
    void readEntry(RowReading& row, FillDraft& fill);
    void readCosts(RowReading& row, FillDraft& fill) const;
    Decimal cost(RowReading& row, ColumnField field) const;
    PrintedTime readTime(RowReading& row) const;
    void readInstrument(RowReading& row, FillDraft& fill) const;
    void readOption(RowReading& row, const TableOption& option, FillDraft& fill) const;
    void readPricing(RowReading& row, Decimal size, FillDraft& fill) const;
    void checkAmount(RowReading& row, FillDraft& fill) const;
    void readNote(RowReading& row, FillDraft& fill) const;
    std::optional<Decimal> priceIfAny(RowReading& row, ColumnField field) const;
    void addRoundTrip(RowReading& row, FillDraft entry, StatementRow& result);
    QString positionOf(const FillDraft& entry);

    const CsvReader& m_csv;
    const ColumnMapping& m_mapping;
    const ReadOptions& m_options;
    std::array<int, kColumnFields> m_columns{};
    std::array<NumberColumn, kColumnFields> m_numbers{};
    DateColumn m_date;
    DateColumn m_exitDate;
    DateColumn m_expiry;
    OptionPricing m_pricing;
    QSet<QString> m_ids;
    QHash<QString, int> m_sameEntries;
    int m_negativeCosts = 0; ///< rows with a negative cost less those with a positive one
    bool m_hasRows = false;
    bool m_hasSigns = false;
    bool m_idsAreTrusted = true;
    bool m_idsCount = true; ///< every id may be the number of a row
    DecimalSum m_profit;
};

} // namespace core
