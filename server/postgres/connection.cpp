#include "server/postgres/connection.h"

#include "server/observe/log.h"
#include "server/postgres/abandoned_connections.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>

namespace server {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBinary = 1;

/// Notices are warnings to whoever wrote the SQL ("SET LOCAL can only be used in transaction blocks").
void logNotice(void* /*unused*/, const pg_result* notice) {
    const char* state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    logWarning("notice of PostgreSQL",
               {{"sqlState", Plain(std::string_view(state == nullptr ? "" : state))}});
}

/// The server forgot a prepared statement, or a migration changed what it answers ("cached plan must not
/// change result type"); prepared anew it works.
bool isStalePlan(std::string_view sqlState, bool wasPrepared) {
    return wasPrepared && (sqlState == "26000" || sqlState == "0A000");
}

std::string namesOf(std::span<const Query> queries) {
    std::string names;
    for (const Query& query : queries) {
        if (!query.isCarrier) {
            names += (names.empty() ? "" : ", ") + statementName(query.text);
        }
    }
    return names.empty() && !queries.empty() ? statementName(queries.back().text) : names;
}

} // namespace

/// What the next results of the pipeline belong to.
struct Connection::Expected {
    enum class Kind { Prepare, Run, Deallocate, Sync };
    Kind kind;
    std::size_t query = 0;
    std::string statement;    ///< the prepared name; empty for none
    bool wasPrepared = false; ///< by an earlier exchange
};

void Connection::Closer::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

Connection::Connection(const ConnectionSettings& settings, Deadline deadline, RoundTripObserver observer)
    : m_prepared(settings.prepared), m_statements(settings.preparedStatements),
      m_observer(std::move(observer)) {
    connect(settings, deadline);
    PQsetNoticeReceiver(m_connection.get(), logNotice, nullptr);
    if (PQsetnonblocking(m_connection.get(), 1) != 0 || PQenterPipelineMode(m_connection.get()) != 1) {
        lose();
    }
    m_user = PQuser(m_connection.get());
}

Connection::~Connection() = default;

void Connection::connect(const ConnectionSettings& settings, Deadline deadline) {
    const std::array<const char*, 4> names = {"dbname", "client_encoding", "application_name", nullptr};
    const std::array<const char*, 4> values = {settings.url.c_str(), "UTF8", settings.applicationName.c_str(),
                                               nullptr};
    m_connection.reset(PQconnectStartParams(names.data(), values.data(), 1));
    if (!m_connection) {
        throw std::bad_alloc();
    }
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK) {
        if (next == PGRES_POLLING_FAILED || PQstatus(m_connection.get()) == CONNECTION_BAD) {
            throw DatabaseFailure::unavailable(PQerrorMessage(m_connection.get()));
        }
        if (!wait(next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline)) {
            throw DatabaseFailure::unavailable("connecting took too long");
        }
        next = PQconnectPoll(m_connection.get());
    }
}

Connection::Answers Connection::exchange(std::span<const Query> queries, Deadline deadline) {
    if (!m_connection) {
        throw DatabaseFailure::unavailable("the connection is closed");
    }
    const bool mayRepeat = status() == Status::Idle;
    for (bool repeated = false;; repeated = true) {
        Answers answers = exchangeOnce(queries, deadline);
        if (answers.stalePlan) {
            m_statements.evictAll();
        }
        if (!answers.stalePlan || !mayRepeat || repeated) {
            return answers;
        }
        if (status() == Status::FailedTransaction) {
            exchange(std::array{Query("rollback")}, deadline);
        }
    }
}

Connection::Answers Connection::exchangeOnce(std::span<const Query> queries, Deadline deadline) {
    const Clock::time_point start = Clock::now();
    const auto tell = [&](bool failed) {
        if (m_observer) {
            const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
            m_observer({namesOf(queries), start, duration, failed});
        }
    };
    try {
        Answers answers = receive(queries, send(queries), deadline);
        tell(answers.failure.has_value());
        return answers;
    } catch (const DatabaseFailure&) {
        tell(true);
        throw;
    }
}

void Connection::requireSent(int accepted) {
    if (accepted != 1) {
        lose();
    }
}

/// In a transaction of its own before the queries: where that fails nothing is lost.
void Connection::dropEvicted(std::vector<Expected>& expected) {
    if (status() != Status::Idle) {
        return;
    }
    const std::vector<std::string> evicted = m_statements.takeEvicted();
    for (const std::string& name : evicted) {
        requireSent(PQsendQueryParams(m_connection.get(), ("deallocate " + name).c_str(), 0, nullptr, nullptr,
                                      nullptr, nullptr, kBinary));
        expected.push_back({Expected::Kind::Deallocate, 0, name});
        requireSent(PQpipelineSync(m_connection.get()));
        expected.push_back({Expected::Kind::Sync, 0, {}});
    }
}

std::vector<Connection::Expected> Connection::send(std::span<const Query> queries) {
    std::vector<Expected> expected;
    expected.reserve(queries.size() * 2 + 1);
    dropEvicted(expected);
    pg_conn* const connection = m_connection.get();
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const Query& query = queries[i];
        const Parameters& given = query.parameters;
        const std::vector<const char*> values = given.values();
        if (!m_prepared) {
            requireSent(PQsendQueryParams(connection, query.text.c_str(), given.count(), given.types(),
                                          values.data(), given.lengths(), given.formats(), kBinary));
            expected.push_back({Expected::Kind::Run, i, {}});
            continue;
        }
        const StatementCache::Use use =
            m_statements.use(query.text, std::span(given.types(), std::size_t(given.count())));
        if (use.isNew) {
            requireSent(PQsendPrepare(connection, use.name.c_str(), query.text.c_str(), given.count(),
                                      given.types()));
            expected.push_back({Expected::Kind::Prepare, i, use.name});
        }
        requireSent(PQsendQueryPrepared(connection, use.name.c_str(), given.count(), values.data(),
                                        given.lengths(), given.formats(), kBinary));
        expected.push_back({Expected::Kind::Run, i, use.name, !use.isNew});
    }
    requireSent(PQpipelineSync(connection));
    expected.push_back({Expected::Kind::Sync, 0, {}});
    return expected;
}

/// Reads to the end whatever happens between: what stayed unread would be taken for the answer to the next
/// question.
Connection::Answers Connection::receive(std::span<const Query> queries, const std::vector<Expected>& expected,
                                        Deadline deadline) {
    Answers answers;
    for (const Expected& next : expected) {
        const bool isQuery = next.kind == Expected::Kind::Prepare || next.kind == Expected::Kind::Run;
        const std::string_view sql =
            isQuery ? std::string_view(queries[next.query].text) : std::string_view();
        pg_result* const result = nextResult(deadline, sql);
        Rows rows(result); // owns it
        if ((PQresultStatus(result) == PGRES_PIPELINE_SYNC) != (next.kind == Expected::Kind::Sync)) {
            lose();
        }
        if (next.kind == Expected::Kind::Sync) {
            continue;
        }
        if (const Rows end(nextResult(deadline, sql)); !end.isNone()) { // one statement, one result
            lose();
        }
        const bool succeeded = isQuery && take(next, result, sql, answers);
        if (next.kind == Expected::Kind::Run && succeeded) {
            answers.rows.push_back(std::move(rows));
        }
    }
    return answers;
}

/// Whether it went well; if not, the first reason is kept.
bool Connection::take(const Expected& next, const pg_result* result, std::string_view sql, Answers& answers) {
    const ExecStatusType outcome = PQresultStatus(result);
    if (outcome == PGRES_COMMAND_OK || outcome == PGRES_TUPLES_OK) {
        return true;
    }
    if (next.kind == Expected::Kind::Prepare) {
        m_statements.forget(next.statement);
    }
    if (outcome == PGRES_PIPELINE_ABORTED) {
        return false;
    }
    if (outcome != PGRES_FATAL_ERROR) { // COPY and whatever else a pipeline cannot hold
        lose();
    }
    DatabaseFailure failure = DatabaseFailure::of(result, sql);
    if (failure.reason() == DatabaseFailure::Reason::Timeout) {
        giveUp(failure);
    }
    answers.stalePlan = isStalePlan(failure.complaint().sqlState, next.wasPrepared);
    if (answers.stalePlan) {
        failure = DatabaseFailure(DatabaseFailure::Reason::Conflict, failure.complaint());
    }
    answers.failure = std::move(failure);
    return false;
}

/// The next result, owned by the caller; nullptr ends the results of a statement.
pg_result* Connection::nextResult(Deadline deadline, std::string_view sql) {
    while (PQisBusy(m_connection.get()) != 0) {
        awaitInput(deadline, sql);
    }
    pg_result* const result = PQgetResult(m_connection.get());
    if (PQstatus(m_connection.get()) == CONNECTION_BAD) {
        PQclear(result);
        lose();
    }
    return result;
}

/// Keeps reading while it still has to write: a server that waits for us to read does not read itself.
void Connection::awaitInput(Deadline deadline, std::string_view sql) {
    const int unsent = PQflush(m_connection.get());
    if (unsent < 0) {
        lose();
    }
    if (!wait(short(unsent > 0 ? POLLIN | POLLOUT : POLLIN), deadline)) {
        giveUp(DatabaseFailure::timeout(sql));
    }
    if (PQconsumeInput(m_connection.get()) == 0) {
        lose();
    }
}

bool Connection::wait(short events, Deadline deadline) const {
    pollfd waiting{PQsocket(m_connection.get()), events, 0};
    for (;;) {
        const int ready = poll(&waiting, 1, int(std::min<qint64>(remaining(deadline).count(), 60'000)));
        if (ready > 0) {
            return true;
        }
        if (ready < 0 && errno != EINTR) {
            return false;
        }
        if (remaining(deadline).count() == 0) {
            return false;
        }
    }
}

void Connection::runScript(const std::string& sql, Deadline deadline) {
    if (!m_connection || PQexitPipelineMode(m_connection.get()) != 1) {
        lose();
    }
    requireSent(PQsendQuery(m_connection.get(), sql.c_str()));
    std::optional<DatabaseFailure> failure;
    while (pg_result* const result = nextResult(deadline, sql)) {
        const Rows owner(result);
        if (PQresultStatus(result) == PGRES_FATAL_ERROR && !failure) {
            failure = DatabaseFailure::of(result, sql);
        }
    }
    if (PQenterPipelineMode(m_connection.get()) != 1) {
        lose();
    }
    if (failure) {
        throw *failure;
    }
}

Connection::Status Connection::status() const {
    if (!m_connection || PQstatus(m_connection.get()) != CONNECTION_OK) {
        return Status::Broken;
    }
    switch (PQtransactionStatus(m_connection.get())) {
    case PQTRANS_IDLE:
        return Status::Idle;
    case PQTRANS_INTRANS:
        return Status::InTransaction;
    case PQTRANS_INERROR:
        return Status::FailedTransaction;
    case PQTRANS_ACTIVE:
    case PQTRANS_UNKNOWN:
        return Status::Broken; // something was not read to its end
    }
    return Status::Broken;
}

bool Connection::isFresh() {
    // Nobody asked anything: whatever the server sends now is its farewell.
    return status() == Status::Idle && !wait(POLLIN, Clock::now());
}

void Connection::abandon() {
    if (m_connection && PQstatus(m_connection.get()) == CONNECTION_OK) {
        cancelAndClose(m_connection.release());
    }
    m_connection.reset();
}

void Connection::giveUp(const DatabaseFailure& failure) {
    abandon();
    throw failure;
}

void Connection::lose() {
    giveUp(DatabaseFailure::unavailable(m_connection ? PQerrorMessage(m_connection.get())
                                                     : "the connection is closed"));
}

int Connection::serverVersion() const {
    return m_connection ? PQserverVersion(m_connection.get()) : 0;
}

int Connection::backendProcess() const {
    return m_connection ? PQbackendPID(m_connection.get()) : 0;
}

} // namespace server
