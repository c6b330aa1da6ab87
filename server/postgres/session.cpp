#include "server/postgres/session.h"

#include "server/postgres/tenant_binding.h"

namespace server {

std::vector<Rows> Session::readAll(const TenantId& tenant, std::vector<Query> queries) {
    return runAll(tenant, std::move(queries), Access::Read);
}

Rows Session::runAlone(const TenantId& tenant, Query query, Access access) {
    std::vector<Query> queries;
    queries.push_back(std::move(query));
    return std::move(runAll(tenant, std::move(queries), access).front());
}

std::vector<Rows> Session::runAll(const TenantId& tenant, std::vector<Query> queries, Access access) {
    queries.insert(queries.begin(), bindTenant(tenant, m_deadline, access));
    Connection::Answers answers = m_lease.connection().exchange(queries, m_deadline + kGrace);
    if (answers.failure) {
        throw *answers.failure;
    }
    answers.rows.erase(answers.rows.begin());
    return std::move(answers.rows);
}

} // namespace server
