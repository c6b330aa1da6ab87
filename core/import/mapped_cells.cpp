#include "core/import/mapped_cells.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::array kNumbers = {ColumnField::Quantity,   ColumnField::Price,  ColumnField::ExitPrice,
                                 ColumnField::Commission, ColumnField::Fees,   ColumnField::Multiplier,
                                 ColumnField::Stop,       ColumnField::Target, ColumnField::Profit,
                                 ColumnField::Strike,     ColumnField::Amount};

bool isMoreThanZero(QByteArrayView cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '1' && c <= '9'; });
}

} // namespace

MappedCells::MappedCells(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping)
    : m_csv(csv), m_mapping(mapping) {
    m_columns.fill(-1);
    for (const auto& [field, name] : mapping.columns) {
        m_columns[std::size_t(field)] = header.column(name.toUtf8().constData());
    }
}

void MappedCells::see() {
    for (const ColumnField field : kNumbers) {
        m_numbers[std::size_t(field)].see(raw(field));
    }
    for (const ColumnField field : {ColumnField::Commission, ColumnField::Fees}) {
        if (isMoreThanZero(raw(field))) {
            m_negatives[std::size_t(field)] += hasMinus(field) ? 1 : -1;
        }
    }
}

void MappedCells::decide(std::optional<QChar> decimalPoint) {
    bool point = false;
    bool comma = false;
    for (const ColumnField field : kNumbers) {
        NumberColumn& column = m_numbers[std::size_t(field)];
        column.tell(decimalPoint);
        point = point || column.style() == DecimalPoint::Point;
        comma = comma || column.style() == DecimalPoint::Comma;
    }
    for (const ColumnField field : kNumbers) {
        if (point != comma) {
            m_numbers[std::size_t(field)].suggest(point ? DecimalPoint::Point : DecimalPoint::Comma);
        }
    }
}

bool MappedCells::isMapped(int column) const {
    return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
}

bool MappedCells::isBlank(ColumnField field) const {
    const QByteArrayView cell = raw(field);
    return cell.isEmpty() || cell == "-" || cell == "--";
}

bool MappedCells::hasMinus(ColumnField field) const {
    const QByteArrayView cell = raw(field);
    return !isBlank(field) && (cell.contains('-') || cell.contains('('));
}

std::optional<Decimal> MappedCells::numberOrNone(ColumnField field) const {
    const auto read = m_numbers[std::size_t(field)].read(raw(field));
    return read ? std::optional(read->value) : std::nullopt;
}

std::optional<Decimal> MappedCells::numberIfAny(RowReading& row, ColumnField field) const {
    return row.numberIfAny(m_numbers[std::size_t(field)], at(field));
}

Decimal MappedCells::number(RowReading& row, ColumnField field) const {
    return row.number(m_numbers[std::size_t(field)], at(field));
}

Decimal MappedCells::cost(RowReading& row, ColumnField field) const {
    const Decimal printed = numberIfAny(row, field).value_or(Decimal());
    return m_negatives[std::size_t(field)] > 0 ? -printed : printed;
}

} // namespace core
