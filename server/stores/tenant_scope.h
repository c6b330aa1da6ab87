#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/auth/audit.h"
#include "server/auth/caller.h"
#include "server/auth/role_policy.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace server {

class TenantChange;

/// The only way to a tenant's rows, made only from an authenticated Caller, for one request on one thread.
/// Each door names the act it is opened for; the role is read together with the rows, so that a demotion or
/// removal acts at once. Below it stands row-level security: a slip in SQL meets no other tenant's rows.
///
/// Errors: Forbidden when the role may not, or the caller is no member any more. Throws DatabaseFailure.
class TenantScope {
public:
    TenantScope(const Caller& caller, Pool& pool, Deadline deadline, Origin origin = {})
        : m_caller(caller), m_session(pool, deadline), m_origin(std::move(origin)) {}

    const Caller& caller() const { return m_caller; }
    /// For composed statements; row-level security says the same.
    const TenantId& tenant() const { return m_caller.tenant(); }

    /// All in one round trip, each its own snapshot.
    core::Result<std::vector<Rows>> readAll(Act act, std::vector<Query> queries);
    template <typename... Values>
    core::Result<Rows> read(Act act, Sql sql, const Values&... values) {
        auto rows = readAll(act, {Query(sql, values...)});
        if (!rows) {
            return rows.error();
        }
        return std::move(rows->front());
    }

    /// All of one moment, for what must fit together.
    core::Result<std::vector<Rows>> readSnapshot(Act act, std::vector<Query> queries);

    /// One statement on rows that do not sync (kept replies, caches): no version is taken. The role is the
    /// one that an earlier door found.
    template <typename... Values>
    core::Result<void> writeUnsynced(Sql sql, const Values&... values) {
        (void)m_session.write(m_caller.tenant(), sql, values...);
        return core::Done{};
    }

    /// Begins a transaction that writes: takes the tenant's next version and holds it to the commit.
    core::Result<TenantChange> change(Act act);

    /// The role found by the last door.
    Role role() const { return m_role; }

    /// The change of this request is made at most once per key: change() answers RequestRepeated when a
    /// request with this key has made its change already. The key is stored in the same transaction as the
    /// change.
    void makeOnce(const QString& idempotencyKey, const QByteArray& requestHash);

private:
    friend class TenantChange;
    Query roleQuery() const;
    core::Result<void> admit(const Rows& roleRows, Act act);

    Caller m_caller;
    Session m_session;
    Origin m_origin; ///< for the audit log
    Role m_role = Role::Viewer;
    QString m_idempotencyKey; ///< empty: as often as it is asked for
    QByteArray m_requestHash;
};

/// What one request writes, all or nothing; rolls back unless committed. Every synced row it writes carries
/// `version()`. Must not outlive its scope.
class TenantChange {
public:
    TenantChange(TenantChange&&) noexcept = default;

    qint64 version() const { return m_version; }
    Role role() const { return m_role; }
    const UserId& user() const { return m_user; }
    const TenantId& tenant() const { return m_tenant; }

    template <typename... Values>
    Rows run(Sql sql, const Values&... values) {
        return m_transaction->run(sql, values...);
    }
    /// Sent with the next run() or commit().
    template <typename... Values>
    void queue(Sql sql, const Values&... values) {
        m_transaction->queue(sql, values...);
    }
    std::vector<Rows> runAll(std::vector<Query> queries) { return m_transaction->runAll(std::move(queries)); }
    /// An entry of the tenant's audit log ("trade.delete", an id), there if and only if the change is.
    void audit(const QString& action, const QString& resource, const JsonText& detail = {"{}"});
    /// For savepoints.
    Transaction& transaction() { return *m_transaction; }
    void commit() { m_transaction->commit(); }

private:
    friend class TenantScope;
    TenantChange(std::unique_ptr<Transaction> transaction, const TenantScope& scope, qint64 version)
        : m_transaction(std::move(transaction)), m_user(scope.caller().user()), m_tenant(scope.tenant()),
          m_origin(scope.m_origin), m_role(scope.role()), m_version(version) {}

    std::unique_ptr<Transaction> m_transaction;
    UserId m_user;
    TenantId m_tenant;
    Origin m_origin;
    Role m_role;
    qint64 m_version;
};

} // namespace server
