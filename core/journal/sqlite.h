#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <array>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace core {

/// A complaint of SQLite, already in the journal's words. Thrown inside core/journal only; its doors
/// (Journal, ChangeScope, backup, health check) turn it into a Result.
class SqliteFailure : public std::exception {
public:
    explicit SqliteFailure(Error error) : m_error(std::move(error)) {}
    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return "SQLite failure"; }

private:
    Error m_error;
};

/// Runs `work` and turns a failure of SQLite, or a sum too large, into an Error: the doors are written with
/// it.
template <typename Work>
auto guarded(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const SqliteFailure& failure) {
        return failure.error();
    } catch (const DecimalOverflow&) {
        return Error{ErrorCode::NumberTooLarge, QStringLiteral("a sum is larger than ±92 billion"), {}};
    }
}

class SqliteConnection;

/// A statement ready to run, with room for the short values bound to it: SQLite reads them from there and
/// need not allocate a copy of each.
struct PreparedStatement {
    sqlite3_stmt* handle = nullptr;
    std::array<char, 1024> values;
    std::size_t used = 0;
};

/// A prepared statement on loan from its connection: goes back, reset, when it leaves the scope.
/// Parameters count from 1, columns from 0.
class SqliteStatement {
public:
    SqliteStatement(SqliteStatement&& other) noexcept;
    SqliteStatement& operator=(SqliteStatement&&) = delete;
    ~SqliteStatement();

    void bind(int parameter, std::nullptr_t);
    void bind(int parameter, qint64 value);
    void bind(int parameter, int value) { bind(parameter, qint64(value)); }
    void bind(int parameter, bool value) { bind(parameter, qint64(value ? 1 : 0)); }
    void bind(int parameter, Decimal value) { bind(parameter, qint64(value.units())); }
    void bind(int parameter, Instant value) { bind(parameter, toMs(value)); }
    void bind(int parameter, Day value) { bind(parameter, qint64(dayNumber(value))); }
    void bind(int parameter, const QString& value);
    void bind(int parameter, const QByteArray& value);
    /// The null id is SQL NULL.
    void bind(int parameter, const QUuid& value);
    template <typename T>
    void bind(int parameter, const std::optional<T>& value) {
        if (value) {
            bind(parameter, *value);
        } else {
            bind(parameter, nullptr);
        }
    }
    template <typename... Values>
    void bindAll(const Values&... values) {
        int parameter = 0;
        (bind(++parameter, values), ...);
    }

    /// True: there is a row to read.
    bool step();
    /// Runs to the end and makes it ready for other values: what is not bound again is then NULL.
    void run();
    template <typename... Values>
    void run(const Values&... values) {
        bindAll(values...);
        run();
    }

    bool isNull(int column) const;
    qint64 integer(int column) const;
    Decimal decimal(int column) const { return Decimal::fromUnits(integer(column)); }
    Instant instant(int column) const { return instantFromMs(integer(column)); }
    Day day(int column) const { return dayFromNumber(int(integer(column))); }
    std::optional<Decimal> optionalDecimal(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    /// SQL NULL is the null id.
    QUuid uuid(int column) const;

private:
    friend class SqliteConnection;
    using Prepared = std::unique_ptr<PreparedStatement>;
    using Idle = std::vector<Prepared>;
    SqliteStatement(SqliteConnection& connection, Idle& home, Prepared statement);
    char* room(std::size_t bytes);
    void clear();
    void check(int code) const;
    [[noreturn]] void fail() const;
    SqliteConnection* m_connection;
    Idle* m_home; ///< where it goes back to
    Prepared m_prepared;
    sqlite3_stmt* m_statement;
};

/// One connection to one SQLite file, and all there is of SQLite's C interface: the numbers of the bulk
/// import (100,000 fills) do not allow the detour over QVariant. Belongs to one thread at a time.
class SqliteConnection {
public:
    enum class Mode { ReadWrite, ReadOnly, Immutable };
    /// Throws SqliteFailure. Creates a missing file in Mode::ReadWrite.
    SqliteConnection(const QString& path, Mode mode);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// The statement with its values bound, not yet stepped.
    template <typename... Values>
    SqliteStatement prepare(std::string_view sql, const Values&... values) {
        SqliteStatement statement = borrow(sql);
        statement.bindAll(values...);
        return statement;
    }
    template <typename... Values>
    void run(std::string_view sql, const Values&... values) {
        prepare(sql, values...).run();
    }
    /// The first column of the first row as a number; 0 when there is none.
    template <typename... Values>
    qint64 number(std::string_view sql, const Values&... values) {
        SqliteStatement statement = prepare(sql, values...);
        return statement.step() ? statement.integer(0) : 0;
    }
    /// Several statements without values: migrations and pragmas.
    void runScript(const QByteArray& sql);

    qint64 lastInsertKey() const;
    qint64 changedRows() const;
    bool inTransaction() const;
    bool isReadOnly() const;
    const QString& path() const { return m_path; }

private:
    friend class SqliteStatement;
    SqliteStatement borrow(std::string_view sql);
    [[noreturn]] void fail(int code) const;

    struct TextHash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    QString m_path;
    sqlite3* m_handle = nullptr;
    std::unordered_map<std::string, SqliteStatement::Idle, TextHash, std::equal_to<>> m_idle;
};

/// The KiB of pages that a connection which may write keeps in memory while it does not.
inline constexpr const char* kRestingCache = "pragma cache_size = -12288";

/// Rolls back when it leaves the scope without commit(). A connection that writes may keep more pages in
/// memory meanwhile.
class Transaction {
public:
    enum class Kind {
        Read,  ///< one snapshot for several queries
        Write, ///< takes the write lock at once, so that it never fails half-way for lack of it
    };
    Transaction(SqliteConnection& connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    SqliteConnection& m_connection;
    const bool m_writes;
};

} // namespace core
