#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "server/postgres/parameters.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

struct pg_result;

namespace server {

/// One row of a Rows, which must outlive it. Columns count from 0. Reading a column as another type than the
/// statement gives it, or NULL as anything but an optional or an id, throws std::logic_error: a bug in the
/// SQL, found by the first test. Types as in Parameters; smallint, integer and bigint read as any integer
/// that holds them; text also reads varchar, char, name, json and jsonb. `sum(bigint)` is numeric: write
/// `sum(…)::bigint`.
class Row {
public:
    bool isNull(int column) const { return cell(column).bytes == nullptr; }
    QUuid uuid(int column) const { return read<QUuid>(column); }
    template <typename AnyId>
    AnyId id(int column) const {
        return AnyId(uuid(column));
    }
    QString text(int column) const { return read<QString>(column); }
    /// A text or JSON column as it is, for answers that pass it on.
    QByteArray utf8(int column) const { return read<JsonText>(column).utf8; }
    int number(int column) const { return read<int>(column); }
    qint64 integer(int column) const { return read<qint64>(column); }
    core::Decimal decimal(int column) const { return read<core::Decimal>(column); }
    /// Rounded down to the millisecond.
    core::Instant instant(int column) const { return read<core::Instant>(column); }
    core::Day day(int column) const { return read<core::Day>(column); }
    bool flag(int column) const { return read<bool>(column); }
    double real(int column) const { return read<double>(column); }
    QByteArray bytes(int column) const { return read<QByteArray>(column); }

    /// Any type of the above, std::optional and std::vector of it.
    template <typename T>
    T read(int column) const {
        const Cell found = cell(column);
        if constexpr (IsOptional<T>::value) {
            return found.bytes == nullptr ? T() : T(valueOf<typename T::value_type>(found));
        } else {
            return valueOf<T>(found);
        }
    }
    /// The first columns, one type each: `auto [id, symbol] = row.as<core::FillId, QString>();`
    template <typename... Types>
    std::tuple<Types...> as() const {
        return asSequence<Types...>(std::index_sequence_for<Types...>());
    }

private:
    friend class Rows;
    /// One value as the server sent it; no bytes for NULL.
    struct Cell {
        unsigned type = 0;
        const char* bytes = nullptr;
        int size = 0;
        int column = 0;
    };
    template <typename T>
    struct IsOptional : std::false_type {};
    template <typename T>
    struct IsOptional<std::optional<T>> : std::true_type {};
    template <typename T>
    struct IsVector : std::false_type {};
    template <typename T>
    struct IsVector<std::vector<T>> : std::true_type {};

    Row(const pg_result* result, int row) : m_result(result), m_row(row) {}
    Cell cell(int column) const;
    static std::vector<Cell> elements(const Cell& array);
    static void expect(const Cell& cell, bool matches, const char* wanted);

    template <typename T>
    static T valueOf(const Cell& cell) {
        if constexpr (IsOptional<T>::value) {
            return cell.bytes == nullptr ? T() : T(valueOf<typename T::value_type>(cell));
        } else if constexpr (IsVector<T>::value) {
            T values;
            for (const Cell& element : elements(cell)) {
                values.push_back(valueOf<typename T::value_type>(element));
            }
            return values;
        } else {
            T value{};
            decode(cell, value);
            return value;
        }
    }
    static void decode(const Cell& cell, QUuid& value);
    template <typename Kind>
    static void decode(const Cell& cell, core::Id<Kind>& value) {
        value = core::Id<Kind>(valueOf<QUuid>(cell));
    }
    static void decode(const Cell& cell, QString& value);
    static void decode(const Cell& cell, JsonText& value);
    static void decode(const Cell& cell, QByteArray& value);
    static void decode(const Cell& cell, qint64& value);
    static void decode(const Cell& cell, int& value);
    static void decode(const Cell& cell, core::Decimal& value);
    static void decode(const Cell& cell, core::Instant& value);
    static void decode(const Cell& cell, core::Day& value);
    static void decode(const Cell& cell, bool& value);
    static void decode(const Cell& cell, double& value);

    template <typename... Types, std::size_t... Columns>
    std::tuple<Types...> asSequence(std::index_sequence<Columns...>) const {
        return std::tuple<Types...>(read<Types>(int(Columns))...);
    }

    const pg_result* m_result;
    int m_row;
};

/// What one statement gave: rows, and how many it touched. Cheap to copy, immutable, thread-safe to read.
class Rows {
public:
    Rows() = default;
    /// Takes the result over.
    explicit Rows(pg_result* result);

    /// Not even the answer of a statement without rows.
    bool isNone() const { return m_result == nullptr; }
    int size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// Rows inserted, updated, deleted or selected.
    qint64 affected() const;
    Row operator[](int row) const;
    /// The only row; unset when there is none. More than one throws std::logic_error.
    std::optional<Row> single() const&;
    std::optional<Row> single() const&& = delete; ///< the row would outlive its rows

    class Iterator {
    public:
        Iterator(const Rows& rows, int row) : m_rows(&rows), m_row(row) {}
        Row operator*() const { return (*m_rows)[m_row]; }
        Iterator& operator++() {
            ++m_row;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_row == b.m_row; }

    private:
        const Rows* m_rows;
        int m_row;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, m_size}; }

private:
    std::shared_ptr<const pg_result> m_result;
    int m_size = 0;
};

} // namespace server
