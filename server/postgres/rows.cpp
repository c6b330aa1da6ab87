#include "server/postgres/rows.h"

#include "server/postgres/binary_format.h"

#include <libpq-fe.h>

#include <bit>
#include <limits>
#include <stdexcept>
#include <string>

namespace server {

namespace {

[[noreturn]] void failReading(int column, unsigned type, const char* wanted) {
    throw std::logic_error("column " + std::to_string(column) + " of type " + std::to_string(type) +
                           " was read as " + wanted);
}

bool isText(unsigned type) {
    switch (type) {
    case kTextType:
    case kVarcharType:
    case kBpcharType:
    case kNameType:
    case kCharType:
    case kJsonType:
    case kJsonbType:
        return true;
    default:
        return false;
    }
}

QByteArrayView utf8Of(unsigned type, const char* bytes, int size) {
    const int version = type == kJsonbType ? 1 : 0; // stands before the text
    return {bytes + version, size - version};
}

} // namespace

Rows::Rows(pg_result* result)
    : m_result(result, [](const pg_result* owned) { PQclear(const_cast<pg_result*>(owned)); }),
      m_size(PQntuples(result)) {}

qint64 Rows::affected() const {
    if (!m_result) {
        return 0;
    }
    return QByteArray(PQcmdTuples(const_cast<pg_result*>(m_result.get()))).toLongLong();
}

Row Rows::operator[](int row) const {
    if (row < 0 || row >= m_size) {
        throw std::out_of_range("no such row");
    }
    return Row(m_result.get(), row);
}

std::optional<Row> Rows::single() const& {
    if (m_size > 1) {
        throw std::logic_error("more than one row where at most one was expected");
    }
    return m_size == 0 ? std::nullopt : std::optional((*this)[0]);
}

Row::Cell Row::cell(int column) const {
    if (column < 0 || column >= PQnfields(m_result)) {
        throw std::out_of_range("no such column");
    }
    Cell found{PQftype(m_result, column), nullptr, 0, column};
    if (PQgetisnull(m_result, m_row, column) == 0) {
        found.bytes = PQgetvalue(m_result, m_row, column);
        found.size = PQgetlength(m_result, m_row, column);
    }
    return found;
}

void Row::expect(const Cell& cell, bool matches, const char* wanted) {
    if (!matches) {
        failReading(cell.column, cell.type, wanted);
    }
    if (cell.bytes == nullptr) {
        throw std::logic_error("column " + std::to_string(cell.column) +
                               " is NULL and was not read as optional");
    }
}

std::vector<Row::Cell> Row::elements(const Cell& array) {
    expect(array, array.size >= int(kArrayHeaderSize), "an array");
    const int dimensions = readNumber<qint32>(array.bytes);
    const auto type = readNumber<quint32>(array.bytes + 8);
    if (dimensions == 0) {
        return {};
    }
    expect(array, dimensions == 1, "a one-dimensional array");
    const int count = readNumber<qint32>(array.bytes + kArrayHeaderSize);
    const char* next = array.bytes + kArrayHeaderSize + 8;
    std::vector<Cell> found;
    found.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const int size = readNumber<qint32>(next);
        next += 4;
        found.push_back({type, size < 0 ? nullptr : next, std::max(size, 0), array.column});
        next += std::max(size, 0);
    }
    return found;
}

void Row::decode(const Cell& cell, QUuid& value) {
    if (cell.type == kUuidType && cell.bytes == nullptr) {
        value = QUuid();
        return;
    }
    expect(cell, cell.type == kUuidType, "a uuid");
    value = QUuid::fromRfc4122(QByteArrayView(cell.bytes, cell.size));
}

void Row::decode(const Cell& cell, JsonText& value) {
    expect(cell, isText(cell.type), "text");
    value.utf8 = utf8Of(cell.type, cell.bytes, cell.size).toByteArray();
}

void Row::decode(const Cell& cell, QString& value) {
    expect(cell, isText(cell.type), "text");
    value = QString::fromUtf8(utf8Of(cell.type, cell.bytes, cell.size));
}

void Row::decode(const Cell& cell, QByteArray& value) {
    expect(cell, cell.type == kByteaType, "bytea");
    value = QByteArray(cell.bytes, cell.size);
}

void Row::decode(const Cell& cell, qint64& value) {
    expect(cell, cell.type == kBigintType || cell.type == kIntegerType || cell.type == kSmallintType,
           "an integer");
    if (cell.type == kBigintType) {
        value = readNumber<qint64>(cell.bytes);
    } else if (cell.type == kIntegerType) {
        value = readNumber<qint32>(cell.bytes);
    } else {
        value = readNumber<qint16>(cell.bytes);
    }
}

void Row::decode(const Cell& cell, int& value) {
    qint64 wide = 0;
    decode(cell, wide);
    expect(cell, wide >= std::numeric_limits<int>::min() && wide <= std::numeric_limits<int>::max(),
           "an int, which cannot hold it");
    value = int(wide);
}

void Row::decode(const Cell& cell, core::Decimal& value) {
    expect(cell, cell.type == kBigintType, "a decimal, which is a bigint");
    value = core::Decimal::fromUnits(readNumber<qint64>(cell.bytes));
}

void Row::decode(const Cell& cell, core::Instant& value) {
    expect(cell, cell.type == kTimestamptzType, "a timestamptz");
    const auto micros = readNumber<qint64>(cell.bytes);
    expect(cell, micros != std::numeric_limits<qint64>::max() && micros != std::numeric_limits<qint64>::min(),
           "an instant, but is infinite");
    value = core::Instant(kEpochDay) +
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::microseconds(micros));
}

void Row::decode(const Cell& cell, core::Day& value) {
    expect(cell, cell.type == kDateType, "a date");
    const auto days = readNumber<qint32>(cell.bytes);
    expect(cell, days != std::numeric_limits<qint32>::max() && days != std::numeric_limits<qint32>::min(),
           "a day, but is infinite");
    value = kEpochDay + std::chrono::days(days);
}

void Row::decode(const Cell& cell, bool& value) {
    expect(cell, cell.type == kBoolType, "a boolean");
    value = *cell.bytes != 0;
}

void Row::decode(const Cell& cell, double& value) {
    expect(cell, cell.type == kDoubleType, "a double precision");
    value = std::bit_cast<double>(readNumber<quint64>(cell.bytes));
}

} // namespace server
