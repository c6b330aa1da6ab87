#include "server/postgres/transaction.h"

#include "server/postgres/tenant_binding.h"

#include <array>
#include <stdexcept>

namespace server {

namespace {

// What ends a transaction must not wait for a deadline that has just passed.
constexpr std::chrono::milliseconds kTimeToRollBack{1000};

Query beginning(Transaction::Kind kind) {
    switch (kind) {
    case Transaction::Kind::Write:
        return Query::carrier("begin");
    case Transaction::Kind::Snapshot:
        return Query::carrier("begin isolation level repeatable read read only");
    }
    throw std::logic_error("no such kind of transaction");
}

} // namespace

Transaction::Transaction(Connection& connection, const TenantId& tenant, Kind kind, Deadline deadline)
    : m_connection(connection), m_tenant(tenant), m_kind(kind), m_deadline(deadline) {}

Transaction::~Transaction() {
    rollBack();
}

std::vector<Rows> Transaction::send(std::vector<Query> queries) {
    if (m_state == State::Failed || m_state == State::Over) {
        throw std::logic_error("a statement after the end of its transaction");
    }
    const std::size_t opening = m_state == State::Pending ? 2 : 0;
    if (m_state == State::Pending) {
        queries.insert(queries.begin(), bindTenant(m_tenant, m_deadline, Access::Write));
        queries.insert(queries.begin(), beginning(m_kind));
    }
    m_state = State::Failed; // until proved otherwise
    ++m_sent;
    Connection::Answers answers = m_connection.exchange(queries, m_deadline + kGrace);
    if (answers.failure) {
        throw *answers.failure;
    }
    m_state = State::Open;
    answers.rows.erase(answers.rows.begin(), answers.rows.begin() + std::ptrdiff_t(opening));
    return std::move(answers.rows);
}

std::vector<Rows> Transaction::flush() {
    return m_queued.empty() ? std::vector<Rows>() : send(std::exchange(m_queued, {}));
}

std::vector<Rows> Transaction::runAll(std::vector<Query> queries) {
    const std::size_t before = m_queued.size();
    for (Query& query : queries) {
        m_queued.push_back(std::move(query));
    }
    std::vector<Rows> rows = flush();
    rows.erase(rows.begin(), rows.begin() + std::ptrdiff_t(before));
    return rows;
}

void Transaction::commit() {
    if (m_state == State::Pending && m_queued.empty()) {
        m_state = State::Over;
        return;
    }
    queue(Query::carrier("commit"));
    try {
        flush();
        m_state = State::Over;
    } catch (DatabaseFailure& failure) {
        if (m_connection.status() == Connection::Status::Broken) {
            failure.duringCommit();
        }
        rollBack();
        throw;
    }
}

void Transaction::rollBack() noexcept {
    const State state = std::exchange(m_state, State::Over);
    if (state != State::Open && state != State::Failed) {
        return;
    }
    const Connection::Status status = m_connection.status();
    if (status != Connection::Status::InTransaction && status != Connection::Status::FailedTransaction) {
        return;
    }
    try {
        m_connection.exchange(std::array{Query::carrier("rollback")}, deadlineIn(kTimeToRollBack));
    } catch (const DatabaseFailure&) {
        // The connection is closed then, and the server rolls back by itself.
    }
}

Savepoint::Savepoint(Transaction& transaction)
    : m_transaction(transaction), m_queuedBefore(transaction.m_queued.size()),
      m_sentBefore(transaction.m_sent), m_name("p" + std::to_string(++transaction.m_savepoints)) {
    const std::string text = "savepoint " + m_name;
    transaction.queue(Query::carrier(Sql::composed(text)));
}

void Savepoint::release() {
    const std::string text = "release savepoint " + m_name;
    m_transaction.queue(Query::carrier(Sql::composed(text)));
    m_released = true;
}

Savepoint::~Savepoint() {
    if (m_released || m_transaction.m_state == Transaction::State::Over) {
        return;
    }
    std::vector<Query>& queued = m_transaction.m_queued;
    if (m_transaction.m_sent == m_sentBefore) { // the server never heard of it
        queued.erase(queued.begin() + std::ptrdiff_t(m_queuedBefore), queued.end());
        return;
    }
    queued.clear();
    if (m_transaction.m_connection.status() == Connection::Status::Broken) {
        return;
    }
    const std::string undo = "rollback to savepoint " + m_name;
    const std::string release = "release savepoint " + m_name;
    try {
        const auto answers = m_transaction.m_connection.exchange(
            std::array{Query(Sql::composed(undo)), Query(Sql::composed(release))},
            deadlineIn(kTimeToRollBack));
        m_transaction.m_state = answers.failure ? Transaction::State::Failed : Transaction::State::Open;
    } catch (const DatabaseFailure&) {
        m_transaction.m_state = Transaction::State::Failed;
    }
}

} // namespace server
