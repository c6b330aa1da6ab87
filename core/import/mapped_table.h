#pragma once

#include "core/import/mapped_cells.h"
#include "core/import/table_instruments.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace core {

/// Reads the rows of any table by a mapping. The rows are walked three times: see() decides how the table
/// writes numbers and dates, weigh() what its prices and quantities are of, read() reads.
class MappedTable {
public:
    /// The reader stands behind the header; both and the mapping must outlive the table.
    MappedTable(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping,
                const ReadOptions& options);

    void see();
    /// Once every row was seen.
    void decide();
    bool isWeighed() const { return m_instruments.isWeighed(); }
    void weigh() { m_instruments.weigh(sideFrom(m_cells.text(ColumnField::Side))); }
    StatementRow read(RowReading& row);

    /// The sum of the printed profits: says at once when a table means more by its columns than their names
    /// tell.
    std::optional<BrokerTotal> profitTotal() const;
    /// Neither a side nor a sign tells purchases from sales, or a word in another column belies the signs.
    std::optional<Error> hiddenSides() const;
    /// Filled columns that the mapping leaves out: costs may be among them.
    QStringList unreadColumns() const;
    /// The table has ids that repeat, or that may be the numbers of its rows: they name no execution.
    bool hasUselessIds() const { return m_cells.at(ColumnField::TradeId) >= 0 && !m_idsAreTrusted; }

private:
    void seeOtherColumns();
    std::optional<Side> sideFrom(const QString& word) const;
    QString reasonToIgnore(const QString& sideWord, std::optional<Side> side) const;
    void checkRow(RowReading& row, std::optional<Side> side, const FillDraft& entry) const;
    void readEntry(RowReading& row, FillDraft& fill);
    void readCosts(RowReading& row, FillDraft& fill) const;
    PrintedTime readTime(RowReading& row) const;
    void readNote(RowReading& row, FillDraft& fill) const;
    std::optional<Decimal> priceIfAny(RowReading& row, ColumnField field) const;
    void addRoundTrip(RowReading& row, FillDraft entry, StatementRow& result);
    QString positionOf(const FillDraft& entry);

    const CsvReader& m_csv;
    const HeaderMap& m_header;
    const ColumnMapping& m_mapping;
    const ReadOptions& m_options;
    MappedCells m_cells;
    TableInstruments m_instruments;
    DateColumn m_date;
    DateColumn m_exitDate;
    int m_state = -1;             ///< the column that tells what became of an order
    int m_kind = -1;              ///< the column that tells a corporate action from a trade
    bool m_countsDone = false;    ///< the quantity is what was executed of an order
    std::vector<char> m_isUnread; ///< by column: filled, and the mapping leaves it out
    std::optional<Error> m_sideBesideSigns;
    QSet<QString> m_ids;
    QHash<QString, int> m_sameEntries;
    bool m_hasRows = false;
    bool m_hasSigns = false;
    bool m_idsAreTrusted = true;
    bool m_idsCount = true; ///< every id may be the number of a row
    DecimalSum m_profit;
};

} // namespace core
