#pragma once

#include "server/postgres/database_failure.h"
#include "server/postgres/deadline.h"
#include "server/postgres/query.h"
#include "server/postgres/rows.h"
#include "server/postgres/statement_cache.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace server {

struct ConnectionSettings {
    std::string url; ///< postgresql://user@host:port/database?…, or libpq's "key=value" form
    std::string applicationName = "trading-journal-server";
    bool prepared = true; ///< PG_PREPARED=off: unnamed statements only, as pgbouncer's transaction mode needs
    std::size_t preparedStatements = 256;
};

/// How long one round trip took. Its statements are timed together: the server sends their answers together.
struct RoundTrip {
    std::string names; ///< of its statements, "list trades, count trades"
    std::chrono::steady_clock::time_point start;
    std::chrono::microseconds duration;
    bool failed = false;
};
using RoundTripObserver = std::function<void(const RoundTrip&)>;

/// One connection to PostgreSQL, permanently in libpq's pipeline mode. Belongs to one thread at a time; calls
/// block on poll() until their deadline. After a timeout, a broken protocol or a lost socket it is broken for
/// good.
class Connection {
public:
    /// Throws DatabaseFailure (Unavailable, Timeout).
    Connection(const ConnectionSettings& settings, Deadline deadline, RoundTripObserver observer = {});
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The answers of one round trip, in order. When a statement fails the ones after it were not run.
    struct Answers {
        std::vector<Rows> rows;
        std::optional<DatabaseFailure> failure; ///< of query number rows.size()
        bool stalePlan = false; ///< the failure is a prepared statement that must be prepared anew
    };
    /// Sends the queries and one Sync, and reads to its end. Outside BEGIN … COMMIT they are one transaction.
    /// Statements that the server has forgotten, or whose plan a migration changed, are prepared anew and
    /// everything tried once more, where no transaction was open before. Throws DatabaseFailure (Timeout,
    /// Unavailable) when the connection is broken by it.
    Answers exchange(std::span<const Query> queries, Deadline deadline);

    /// Several statements without values, not pipelined: migrations. Throws DatabaseFailure.
    void runScript(const std::string& sql, Deadline deadline);

    enum class Status { Idle, InTransaction, FailedTransaction, Broken };
    Status status() const;
    /// Idle and still connected, as far as can be told without asking: for the next borrower.
    bool isFresh();
    /// Asks the server to drop what it runs, and closes; does not wait.
    void abandon();

    int serverVersion() const;
    int backendProcess() const;
    const std::string& user() const { return m_user; }

private:
    struct Expected;
    struct Closer {
        void operator()(pg_conn* connection) const;
    };
    void connect(const ConnectionSettings& settings, Deadline deadline);
    void dropEvicted(std::vector<Expected>& expected);
    std::vector<Expected> send(std::span<const Query> queries);
    Answers exchangeOnce(std::span<const Query> queries, Deadline deadline);
    Answers receive(std::span<const Query> queries, const std::vector<Expected>& expected, Deadline deadline);
    bool take(const Expected& next, const pg_result* result, std::string_view sql, Answers& answers);
    pg_result* nextResult(Deadline deadline, std::string_view sql);
    void awaitInput(Deadline deadline, std::string_view sql);
    bool wait(short events, Deadline deadline) const;
    void requireSent(int accepted);
    [[noreturn]] void giveUp(const DatabaseFailure& failure);
    [[noreturn]] void lose();

    std::unique_ptr<pg_conn, Closer> m_connection;
    bool m_prepared;
    StatementCache m_statements;
    RoundTripObserver m_observer;
    std::string m_user;
};

} // namespace server
