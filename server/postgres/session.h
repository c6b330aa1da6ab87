#pragma once

#include "server/postgres/pool.h"
#include "server/postgres/tenant_binding.h"
#include "server/postgres/tenant_id.h"
#include "server/postgres/transaction.h"

#include <chrono>
#include <vector>

namespace server {

/// A connection borrowed from a Pool until the end of the scope, for one thread. Handlers reach it through a
/// TenantScope.
///
/// Every call throws DatabaseFailure; after Timeout or Unavailable the session is of no more use.
class Session {
public:
    /// Waits for a connection; `deadline` then bounds every statement too.
    Session(Pool& pool, Deadline deadline) : m_lease(pool.lend(deadline)), m_deadline(deadline) {}
    Session(Pool& pool, std::chrono::milliseconds budget) : Session(pool, deadlineIn(budget)) {}

    /// One round trip and one read-only transaction: binds the tenant, runs the queries, answers in their
    /// order. All see the same tenant, each its own snapshot.
    std::vector<Rows> readAll(const TenantId& tenant, std::vector<Query> queries);
    template <typename... Values>
    Rows read(const TenantId& tenant, Sql sql, const Values&... values) {
        return runAlone(tenant, Query(sql, values...), Access::Read);
    }

    /// One statement that writes, a transaction of its own in one round trip.
    template <typename... Values>
    Rows write(const TenantId& tenant, Sql sql, const Values&... values) {
        return runAlone(tenant, Query(sql, values...), Access::Write);
    }

    /// Several statements that take effect together; one transaction at a time.
    Transaction begin(const TenantId& tenant, Transaction::Kind kind = Transaction::Kind::Write) {
        return Transaction(m_lease.connection(), tenant, kind, m_deadline);
    }

    Deadline deadline() const { return m_deadline; }

private:
    std::vector<Rows> runAll(const TenantId& tenant, std::vector<Query> queries, Access access);
    Rows runAlone(const TenantId& tenant, Query query, Access access);

    Pool::Lease m_lease;
    Deadline m_deadline;
};

} // namespace server
