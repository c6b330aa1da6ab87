#pragma once

#include "core/import/column_mapping.h"
#include "core/import/row_reading.h"

#include <array>

namespace core {

/// The cells of the row a CsvReader stands on by what a mapping says they mean. The numbers' styles and the
/// sign of the costs are decided over all rows: see() each, then decide().
class MappedCells {
public:
    /// All of them must outlive the cells.
    MappedCells(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping);

    void see();
    /// A file keeps to one way of writing numbers: columns without a telling row follow those that have one.
    void decide(std::optional<QChar> decimalPoint);

    const CsvReader& csv() const { return m_csv; }
    const ColumnMapping& mapping() const { return m_mapping; }
    bool isMapped(int column) const;

    int at(ColumnField field) const { return m_columns[std::size_t(field)]; } ///< -1: not mapped
    QByteArrayView raw(ColumnField field) const { return m_csv.raw(at(field)); }
    QString text(ColumnField field) const { return m_csv.text(at(field)); }
    /// Nothing, or the dash that some print for nothing.
    bool isBlank(ColumnField field) const;
    /// "-5", "$-5", "(5)", "5-".
    bool hasMinus(ColumnField field) const;

    std::optional<Decimal> numberOrNone(ColumnField field) const;
    /// Fail the row when the cell is no number; the second also when it is blank.
    std::optional<Decimal> numberIfAny(RowReading& row, ColumnField field) const;
    Decimal number(RowReading& row, ColumnField field) const;
    /// Some brokers print costs as what they take, some as what the account loses: the column's prevailing
    /// sign is a cost.
    Decimal cost(RowReading& row, ColumnField field) const;

private:
    const CsvReader& m_csv;
    const ColumnMapping& m_mapping;
    std::array<int, kColumnFields> m_columns{};
    std::array<NumberColumn, kColumnFields> m_numbers{};
    std::array<int, kColumnFields> m_negatives{}; ///< of cost columns: negative cells less positive ones
};

} // namespace core
