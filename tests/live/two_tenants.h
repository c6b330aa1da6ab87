#pragma once

#include "core/wire/json.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/support/private_postgres.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <memory>

namespace test {

/// What became of one statement.
struct Attempt {
    QString sqlState; ///< empty: it was carried out
    int rows = 0;     ///< returned or touched
    QString first;    ///< the first value returned, as text; empty for none or NULL

    bool isRefused() const { return sqlState == QStringLiteral("42501"); }
    QString told() const {
        return sqlState.isEmpty() ? QStringLiteral("%1 rows, “%2”").arg(rows).arg(first) : sqlState;
    }
};

/// The migrated database with one row of each of two tenants in every table that has tenants, found in the
/// catalogue: a table made tomorrow is probed tomorrow. Every uuid of a tenant's row but the tenant's own is
/// that tenant's `row`, so that all references fit; texts of the first are digits and its numbers 1, texts
/// of the second are words and its numbers 0: a cast or a division that meets the second's row fails.
class TwoTenants {
public:
    struct Side {
        server::TenantId tenant;
        QUuid row;
    };
    struct Relation {
        QString name;
        QString tenantColumn; ///< "tenant_id", of tenants themselves "id"
        bool isView = false;
    };

    TwoTenants() {
        m_database.psql(kProbes);
        m_database.psql(
            QStringLiteral("select probe.fill('%1', '%2', '%3', '%4');\nanalyze;\n")
                .arg(first.tenant.toString(), text(first.row), second.tenant.toString(), text(second.row))
                .toUtf8());
        for (const QByteArray& line : lines("select name, tenant_column, is_view from probe.relations;\n")) {
            const QList<QByteArray> parts = line.split('|');
            m_relations.push_back(
                {QString::fromLatin1(parts[0]), QString::fromLatin1(parts[1]), parts[2] == "t"});
        }
    }

    const Side first{server::TenantId(QUuid(u"00000000-0000-7000-8000-00000000000a")),
                     QUuid(u"aaaaaaaa-0000-7000-8000-000000000001")};
    const Side second{server::TenantId(QUuid(u"00000000-0000-7000-8000-00000000000b")),
                      QUuid(u"bbbbbbbb-0000-7000-8000-000000000002")};

    const PrivateDatabase& database() const { return m_database; }
    const std::vector<Relation>& relations() const { return m_relations; }
    /// The roles that somebody signs in as.
    static QStringList roles() {
        return {QStringLiteral("tj_app"), QStringLiteral("tj_auth"), QStringLiteral("tj_worker"),
                QStringLiteral("tj_readonly"), QStringLiteral("tj_owner")};
    }

    /// Runs one statement as the server would: as this role, bound to this tenant, in a transaction of its
    /// own which is rolled back. `before` runs in the same transaction.
    Attempt attempt(const QString& role, const server::TenantId& tenant, const QString& sql,
                    const QStringList& before = {}) {
        Attempt attempt;
        const std::string statement = sql.toStdString();
        try {
            server::Session session(pool(role), std::chrono::seconds(20));
            server::Transaction transaction = session.begin(tenant);
            transaction.run("select set_config('app.tenant_version', '1', true)");
            for (const QString& other : before) {
                const std::string earlier = other.toStdString();
                transaction.run(server::Sql::composed(earlier));
            }
            const server::Rows rows = transaction.run(server::Sql::composed(statement));
            attempt.rows = std::max(rows.size(), int(rows.affected()));
            attempt.first = rows.isEmpty() || rows[0].isNull(0) ? QString() : rows[0].text(0);
        } catch (const server::DatabaseFailure& failure) {
            attempt.sqlState = QString::fromStdString(failure.complaint().sqlState);
        }
        return attempt;
    }

    /// "insert into … values …" for a row whose uuids are `row`, but for the columns in `told` (name ->
    /// SQL) and the references, which go to the rows of `of`.
    QString insertOf(const QString& table, const Side& of, const QUuid& row,
                     const std::map<QString, QString>& told = {}) {
        core::JsonWriter values;
        values.beginObject();
        for (const auto& [column, value] : told) {
            values.key(column.toLatin1().constData()).string(value);
        }
        values.endObject();
        server::Session session(pool(QStringLiteral("postgres")), std::chrono::seconds(20));
        const server::Rows rows = session.read({}, "select probe.insert_of($1, $2, $3, $4, $5)", table,
                                               of.tenant, row, of.row, server::JsonText{values.take()});
        return rows[0].text(0);
    }

    /// What psql answers, line by line, as the superuser.
    QByteArrayList lines(const QByteArray& script) const {
        QByteArrayList all = m_database.psql(script).split('\n');
        all.removeAll(QByteArray());
        return all;
    }

    server::Pool& pool(const QString& role) {
        std::unique_ptr<server::Pool>& pool = m_pools[role];
        if (!pool) {
            server::PoolSettings settings;
            settings.connection.url = m_database.url(role);
            settings.size = 1; // each statement meets what the one before left
            settings.checkReturned = true;
            pool = std::make_unique<server::Pool>(settings, m_metrics);
        }
        return *pool;
    }

    static QString text(const QUuid& id) { return id.toString(QUuid::WithoutBraces); }

private:
    static const QByteArray kProbes;

    PrivateDatabase m_database;
    server::Metrics m_metrics;
    std::map<QString, std::unique_ptr<server::Pool>> m_pools;
    std::vector<Relation> m_relations;
};

inline const QByteArray TwoTenants::kProbes = R"(
create schema probe;
create view probe.relations as
select c.oid, c.relname as name, case c.relname when 'tenants' then 'id' else 'tenant_id' end as tenant_column,
       c.relkind <> 'r' as is_view
  from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f')
   and (c.relname = 'tenants' or exists (select from pg_attribute a
         where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
 order by c.relname;

-- SQL for a value that the column's own check accepts.
create function probe.value_of(t regclass, c pg_attribute, tenant uuid, r uuid) returns text
language plpgsql as $$
declare
    is_first constant boolean := tenant::text like '%a';
    word text;
    referenced regclass;
begin
    if c.attname = 'tenant_id' or (t = 'public.tenants'::regclass and c.attname = 'id') then
        return quote_literal(tenant) || '::uuid';
    elsif c.attname = 'ver' then
        return '1';
    elsif c.atttypid = 'timestamptz'::regtype then
        return case when c.attnotnull then 'now()' else 'null' end;
    elsif c.atttypid = 'text'::regtype then
        select substring(pg_get_constraintdef(k.oid) from $x$'([^']+)'::text$x$) into word
          from pg_constraint k
         where k.conrelid = t and k.contype = 'c' and k.conkey = array[c.attnum]
           and pg_get_constraintdef(k.oid) like '%= ANY%';
        select k.confrelid into referenced from pg_constraint k
         where k.conrelid = t and k.contype = 'f' and k.conkey = array[c.attnum];
        if referenced is not null then
            execute format('select %I from %s order by 1 limit 1', c.attname, referenced) into word;
        end if;
        return quote_literal(coalesce(word, case when is_first
            then ('x' || substr(md5(r::text), 1, 8))::bit(32)::bigint::text else 'secret ' || r end));
    end if;
    return case c.atttypid::regtype::text
        when 'uuid' then quote_literal(r) || '::uuid'
        when 'bytea' then format('sha256(%L::bytea)', r::text)
        when 'json' then '''{}''' when 'jsonb' then '''{}'''
        when 'boolean' then 'false' when 'date' then 'current_date'
        else case when is_first then '1' else '0' end end;
end $$;

create function probe.insert_of(t text, tenant uuid, r uuid, referenced uuid, told jsonb) returns text
language sql as $$
    select format('insert into %I (%s) values (%s)', t,
                  string_agg(quote_ident(a.attname), ', ' order by a.attnum),
                  string_agg(coalesce(told ->> a.attname,
                      case when a.atttypid = 'uuid'::regtype and exists (
                               select from pg_constraint k
                                where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any (k.conkey))
                           then probe.value_of(t::regclass, a, tenant, referenced)
                           else probe.value_of(t::regclass, a, tenant, r) end), ', ' order by a.attnum))
      from pg_attribute a
     where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
$$;

create function probe.fill(tenant_1 uuid, row_1 uuid, tenant_2 uuid, row_2 uuid) returns void
language plpgsql as $$
declare
    t text;
begin
    insert into users (id, email, name, password_hash)
    values (row_1, row_1 || '@example.com', 'First', 'secret'), (row_2, row_2 || '@example.com', 'Second', 'secret');
    set local session_replication_role = replica; -- in any order
    for t in select name from probe.relations where not is_view loop
        execute probe.insert_of(t, tenant_1, row_1, row_1, '{}');
        execute probe.insert_of(t, tenant_2, row_2, row_2, '{}');
    end loop;
end $$;
)";

} // namespace test
