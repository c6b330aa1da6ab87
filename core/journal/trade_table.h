#pragma once

#include "core/domain/flat_point.h"
#include "core/domain/trade.h"
#include "core/journal/sqlite.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace core {

/// One row of the trades projection. `facts` has no indexes: those belong to the book that is read later.
struct TradeRow {
    qint64 key = 0;
    qint64 accountKey = 0;
    qint64 instrumentKey = 0;
    QString position;
    Instant firstAt{}; ///< its first and last fill
    Instant lastAt{};
    QString currency;
    bool residueClosed = false;
    Decimal rateOfRisk;
    QUuid playbook;
    QByteArray tags; ///< ids of 16 bytes, sorted
    Trade facts;
};

/// The tables `trades` and `trade_fills`. Throws SqliteFailure.
class TradeTable {
public:
    explicit TradeTable(SqliteConnection& connection) : m_connection(connection) {}

    /// `fillKeys` in matching order. The key of the new row.
    qint64 insert(const TradeRow& row, std::span<const qint64> fillKeys);
    void erase(qint64 key);
    void eraseAll();
    /// Changes what annotations say and leaves what fills say.
    void updateAnnotated(const TradeRow& row);

    /// Calls `take` with every row, in no order.
    template <typename Take>
    void readAll(Take&& take) const {
        SqliteStatement statement = m_connection.prepare(allText());
        while (statement.step()) {
            take(read(statement));
        }
    }
    TradeRow find(qint64 key) const;                          ///< key 0 when there is none
    std::vector<qint64> fillKeys(qint64 tradeKey) const;      ///< in matching order
    std::vector<qint64> tradesWithFill(qint64 fillKey) const; ///< a reversing fill is in two

    /// Trades of the set without a position, from the last flat point before `from` on: nothing earlier can
    /// be cut otherwise by what happens from then on.
    std::vector<qint64> tradesSinceFlat(qint64 accountKey, qint64 instrumentKey, Instant from) const;
    std::vector<qint64> tradesOfPosition(qint64 accountKey, qint64 instrumentKey,
                                         const QString& position) const;
    /// The trade and those of its set that share its days, back to a flat point.
    std::vector<qint64> tradesAround(const TradeRow& trade, std::chrono::hours margin) const;

private:
    std::vector<qint64> tradesBackwards(qint64 accountKey, qint64 instrumentKey, Instant until,
                                        Instant from) const;
    static std::string_view allText();
    static TradeRow read(SqliteStatement& statement);
    SqliteConnection& m_connection;
    std::optional<SqliteStatement> m_insertTrade; ///< kept for the next one, like the other
    std::optional<SqliteStatement> m_insertLink;
};

} // namespace core
