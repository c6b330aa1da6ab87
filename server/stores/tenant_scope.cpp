#include "server/stores/tenant_scope.h"

namespace server {
namespace {

constexpr Sql kRole = R"(-- role of the caller
    select m.role from memberships m join tenants t on t.id = m.tenant_id
     where m.tenant_id = $1 and m.user_id = $2 and m.removed_at is null and t.deleted_at is null)";
constexpr Sql kNextVersion = "select next_tenant_version()";
constexpr Sql kTakeKey = R"(-- take idempotency key
    insert into idempotency_keys (tenant_id, user_id, key, request_hash) values ($1, $2, $3, $4)
    on conflict (tenant_id, user_id, key)
    do update set request_hash = excluded.request_hash, status = null, created_at = excluded.created_at
        where idempotency_keys.created_at <= now() - interval '1 day')";
constexpr Sql kAudit = R"(-- audit
    insert into audit_log (tenant_id, id, user_id, action, resource, client_ip, user_agent, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8))";

} // namespace

Query TenantScope::roleQuery() const {
    return Query(kRole, m_caller.tenant(), m_caller.user());
}

core::Result<void> TenantScope::admit(const Rows& roleRows, Act act) {
    const auto row = roleRows.single();
    const auto role = row ? roleByName(row->text(0)) : std::nullopt;
    if (!role) {
        return core::Error{core::ErrorCode::Forbidden,
                           QStringLiteral("You are not a member of this workspace any more"),
                           {}};
    }
    m_role = *role;
    if (!may(m_role, act)) {
        return core::Error{
            core::ErrorCode::Forbidden,
            QStringLiteral("Your role here is %1, which does not allow this").arg(roleName(m_role)),
            {}};
    }
    return core::Done{};
}

core::Result<std::vector<Rows>> TenantScope::readAll(Act act, std::vector<Query> queries) {
    queries.insert(queries.begin(), roleQuery());
    std::vector<Rows> rows = m_session.readAll(m_caller.tenant(), std::move(queries));
    if (auto admitted = admit(rows.front(), act); !admitted) {
        return admitted.error();
    }
    rows.erase(rows.begin());
    return rows;
}

core::Result<std::vector<Rows>> TenantScope::readSnapshot(Act act, std::vector<Query> queries) {
    queries.insert(queries.begin(), roleQuery());
    Transaction snapshot = m_session.begin(m_caller.tenant(), Transaction::Kind::Snapshot);
    std::vector<Rows> rows = snapshot.runAll(std::move(queries));
    if (auto admitted = admit(rows.front(), act); !admitted) {
        return admitted.error();
    }
    rows.erase(rows.begin());
    return rows;
}

void TenantScope::makeOnce(const QString& idempotencyKey, const QByteArray& requestHash) {
    m_idempotencyKey = idempotencyKey;
    m_requestHash = requestHash;
}

core::Result<TenantChange> TenantScope::change(Act act) {
    std::unique_ptr<Transaction> transaction(new Transaction(m_session.begin(m_caller.tenant())));
    // The version's row lock first: the role is then the one that holds until this transaction ends.
    transaction->queue(kNextVersion);
    transaction->queue(roleQuery());
    if (!m_idempotencyKey.isEmpty()) {
        transaction->queue(kTakeKey, m_caller.tenant(), m_caller.user(), m_idempotencyKey, m_requestHash);
    }
    const std::vector<Rows> rows = transaction->flush();
    if (auto admitted = admit(rows[1], act); !admitted) {
        return admitted.error();
    }
    if (!m_idempotencyKey.isEmpty() && rows[2].affected() == 0) {
        return core::Error{core::ErrorCode::RequestRepeated,
                           QStringLiteral("A request with this Idempotency-Key was carried out already"),
                           {}};
    }
    return TenantChange(std::move(transaction), *this, rows[0][0].integer(0));
}

void TenantChange::audit(const QString& action, const QString& resource, const JsonText& detail) {
    queue(kAudit, m_tenant, core::newUuid(), m_user, action, resource, m_origin.clientIp, m_origin.userAgent,
          detail);
}

} // namespace server
