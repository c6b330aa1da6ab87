#pragma once

#include "server/postgres/connection.h"
#include "server/postgres/query.h"
#include "server/postgres/rows.h"
#include "server/postgres/tenant_id.h"

#include <string>
#include <vector>

namespace server {

/// Statements that take effect together. Rolls back when it leaves the scope without commit(). A statement
/// that fails throws DatabaseFailure and dooms the transaction, unless a Savepoint catches it.
class Transaction {
public:
    enum class Kind {
        Write,    ///< READ COMMITTED
        Snapshot, ///< REPEATABLE READ READ ONLY: one picture for many queries
    };
    /// Sends nothing yet: BEGIN and the tenant go with the first statement.
    Transaction(Connection& connection, const TenantId& tenant, Kind kind, Deadline deadline);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    /// Sends what was queued and this statement in one round trip and waits for its rows.
    template <typename... Values>
    Rows run(Sql sql, const Values&... values) {
        queue(sql, values...);
        return std::move(flush().back());
    }
    /// Sent with the next run(), runAll(), flush() or commit(), which throws if it fails.
    template <typename... Values>
    void queue(Sql sql, const Values&... values) {
        m_queued.push_back(Query(sql, values...));
    }
    void queue(Query query) { m_queued.push_back(std::move(query)); }
    /// Several statements whose rows are all wanted, in one round trip.
    std::vector<Rows> runAll(std::vector<Query> queries);
    /// Sends what was queued; the rows of each.
    std::vector<Rows> flush();
    /// Sends what was queued and COMMIT in one round trip. The transaction is over, whatever happens.
    void commit();
    /// Takes everything back now instead of at the end of the scope: gives its locks free.
    void rollBack() noexcept;

private:
    friend class Savepoint;
    enum class State { Pending, Open, Failed, Over };
    std::vector<Rows> send(std::vector<Query> queries);

    Connection& m_connection;
    TenantId m_tenant;
    Kind m_kind;
    Deadline m_deadline;
    std::vector<Query> m_queued;
    int m_sent = 0; ///< round trips so far
    int m_savepoints = 0;
    State m_state = State::Pending;
};

/// Undoes what ran since it was made when it leaves the scope without release(); the transaction lives on,
/// also after a failed statement. Savepoints end in the opposite order of their making.
class Savepoint {
public:
    explicit Savepoint(Transaction& transaction);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    /// Keeps the work; costs no round trip, it goes with the next statement.
    void release();

private:
    Transaction& m_transaction;
    std::size_t m_queuedBefore;
    int m_sentBefore;
    std::string m_name;
    bool m_released = false;
};

} // namespace server
