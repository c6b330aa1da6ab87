#pragma once

#include "server/postgres/session.h"
#include "tests/support/private_postgres.h"

#include <QUuid>

namespace test {

/// One small table under row-level security in a database of its own, with rows of two tenants: what the
/// tests of connection, pool and transaction work on.
class TenantThings {
public:
    TenantThings() : m_database(PrivatePostgres::shared(), PrivateDatabase::Content::Empty) {
        m_database.psql(
            "set role tj_owner;\n"
            "grant usage on schema public to tj_app;\n"
            "create table things (tenant_id uuid not null, id bigint not null, name text not null,\n"
            "  parent bigint, primary key (tenant_id, id),\n"
            "  constraint things_name_not_empty check (name <> ''),\n"
            "  constraint things_parent foreign key (tenant_id, parent) references things (tenant_id, id)\n"
            "    deferrable initially deferred);\n"
            "alter table things enable row level security;\n"
            "alter table things force row level security;\n"
            "create policy tenant on things using\n"
            "  (tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid);\n"
            "grant select, insert, update, delete on things to tj_app;\n");
    }

    const PrivateDatabase& database() const { return m_database; }
    server::PoolSettings poolSettings(std::size_t size = 4) const {
        server::PoolSettings settings;
        settings.connection.url = m_database.url();
        settings.size = size;
        settings.checkReturned = true;
        return settings;
    }
    server::ConnectionSettings connectionSettings() const { return poolSettings().connection; }

    const server::TenantId first{QUuid::fromString(u"00000000-0000-7000-8000-000000000001")};
    const server::TenantId second{QUuid::fromString(u"00000000-0000-7000-8000-000000000002")};

    /// Empties the table and gives each tenant `count` rows named after it.
    void fill(int count) const {
        m_database.psql(
            QStringLiteral("truncate things;\n"
                           "insert into things select t::uuid, i, 'of ' || t from generate_series(1, %1) i, "
                           "unnest(array['%2', '%3']) t;\n")
                .arg(count)
                .arg(first.toString(), second.toString())
                .toUtf8());
    }

private:
    PrivateDatabase m_database;
};

inline constexpr const char* kAllThings = "-- all things\nselect tenant_id, id, name from things order by id";
inline constexpr const char* kAddThing =
    "-- add thing\ninsert into things (tenant_id, id, name) values ($1, $2, $3)";
inline constexpr const char* kCountThings = "-- count things\nselect count(*) from things";

inline qint64 countThings(server::Session& session, const server::TenantId& tenant) {
    return session.read(tenant, kCountThings)[0].integer(0);
}

} // namespace test
