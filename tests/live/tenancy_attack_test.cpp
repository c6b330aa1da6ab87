#include "tests/live/two_tenants.h"
#include "tests/support/private_pgbouncer.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::Attempt;
using test::TwoTenants;

namespace {

const QString kViolated = u"23503"_s;  // a foreign key
const QString kDuplicate = u"23505"_s; // a unique key

} // namespace

/// Every table with tenants, probed as every role: whatever a statement says, another tenant's rows are
/// neither seen, nor changed, nor referred to, nor found out about.
class TenancyAttackTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TwoTenants> m_two;
    QStringList m_complaints;

    const TwoTenants::Side& mine() const { return m_two->first; }
    const TwoTenants::Side& others() const { return m_two->second; }

    void expect(bool holds, const QString& role, const QString& sql, const Attempt& attempt) {
        if (!holds) {
            m_complaints << role + u": "_s + sql + u" -> "_s + attempt.told();
        }
    }
    /// Bound to the first tenant, and not bound at all.
    template <typename Holds>
    void probe(const QString& role, const QString& sql, const Holds& holds) {
        for (const server::TenantId& tenant : {mine().tenant, server::TenantId()}) {
            const Attempt attempt = m_two->attempt(role, tenant, sql);
            expect(holds(attempt), role, sql, attempt);
        }
    }
    template <typename Probe>
    void forTables(const Probe& probe) {
        for (const TwoTenants::Relation& relation : m_two->relations()) {
            if (!relation.isView) {
                probe(relation);
            }
        }
    }
    static QString filled(const char* sql, const TwoTenants::Relation& relation,
                          const TwoTenants::Side& side) {
        return QString::fromLatin1(sql)
            .replace(u"{t}"_s, relation.name)
            .replace(u"{tenant}"_s, relation.tenantColumn)
            .replace(u"{id}"_s, u"'%1'"_s.arg(side.tenant.toString()));
    }

private slots:
    void initTestCase() { m_two = std::make_unique<TwoTenants>(); }
    void cleanupTestCase() { m_two.reset(); }
    void cleanup() {
        const QString all = m_complaints.join(u'\n');
        m_complaints.clear();
        QVERIFY2(all.isEmpty(), qPrintable(all));
    }

    /// Otherwise nothing below would prove anything.
    void bothTenantsHaveARowInEveryTable() {
        QVERIFY(m_two->relations().size() > 40);
        for (const TwoTenants::Relation& relation : m_two->relations()) {
            QCOMPARE(m_two->lines("select count(*) from " + relation.name.toLatin1() + ";\n"),
                     QByteArrayList{"2"});
            QCOMPARE(m_two
                         ->attempt(u"tj_worker"_s, mine().tenant,
                                   filled("select count(*)::text from {t}", relation, mine()))
                         .first,
                     u"1"_s);
        }
    }

    void withoutATenantNobodySeesARow() {
        for (const QString& role : TwoTenants::roles()) {
            for (const TwoTenants::Relation& relation : m_two->relations()) {
                const QString sql = filled("select count(*)::text from {t}", relation, mine());
                const Attempt attempt = m_two->attempt(role, {}, sql);
                expect(attempt.isRefused() || attempt.first == u"0", role, sql, attempt);
            }
        }
    }

    void anothersRowsAreNotSeen() {
        for (const QString& role : TwoTenants::roles()) {
            for (const TwoTenants::Relation& relation : m_two->relations()) {
                for (const char* sql :
                     {"select count(*)::text from {t} where {tenant} = {id}",
                      "select count(*)::text from {t} where {tenant} <> "
                      "nullif(current_setting('app.current_tenant_id'), '')::uuid",
                      "select count(*)::text from {t} a join {t} b on a.{tenant} <> b.{tenant}",
                      "with every as materialized (select {tenant} from {t}) select count(*)::text from "
                      "every where {tenant} = {id}"}) {
                    const QString text = filled(sql, relation, others());
                    probe(role, text, [](const Attempt& attempt) {
                        return attempt.isRefused() || attempt.first == u"0";
                    });
                }
            }
        }
    }

    void anothersRowsAreNeitherChangedNorDeleted() {
        for (const QString& role : TwoTenants::roles()) {
            forTables([&](const TwoTenants::Relation& relation) {
                for (const char* sql :
                     {"update {t} set {tenant} = {tenant} where {tenant} = {id}",
                      "update {t} set {tenant} = {tenant} where {tenant} = {id} returning {tenant}::text",
                      "delete from {t} where {tenant} = {id}",
                      "delete from {t} where {tenant} = {id} returning {tenant}::text"}) {
                    const QString text = filled(sql, relation, others());
                    probe(role, text, [](const Attempt& attempt) {
                        return attempt.isRefused() || (attempt.sqlState.isEmpty() && attempt.rows == 0);
                    });
                }
            });
        }
    }

    void noRowIsPlantedInAnothersTenantNorMovedThere() {
        forTables([&](const TwoTenants::Relation& relation) {
            const QString insert = m_two->insertOf(relation.name, others(), core::newUuid());
            const QString there = m_two->insertOf(relation.name, others(), others().row); // is there already
            const QString moved = filled("update {t} set {tenant} = {id}", relation, others());
            for (const QString& role : TwoTenants::roles()) {
                for (const QString& sql :
                     {insert, insert + u" returning 'x'::text"_s, insert + u" on conflict do nothing"_s,
                      there, there + u" on conflict do nothing"_s}) {
                    // Refused before any key is looked at: a duplicate would tell that there is such a row.
                    const Attempt attempt = m_two->attempt(role, mine().tenant, sql);
                    expect(attempt.isRefused(), role, sql, attempt);
                }
                const Attempt attempt = m_two->attempt(role, mine().tenant, moved);
                const bool sawNone = role == u"tj_owner" && attempt.sqlState.isEmpty() && attempt.rows == 0;
                expect(attempt.isRefused() || sawNone, role, moved, attempt);
                const Attempt unbound = m_two->attempt(role, {}, insert);
                expect(unbound.isRefused(), role, insert, unbound);
            }
        });
    }

    void aConflictWithAnothersRowIsNoDoorToIt() {
        forTables([&](const TwoTenants::Relation& relation) {
            // Mine with the ids of another's row: no conflict, since every key begins with the tenant.
            if (relation.name == u"tenants") {
                return;
            }
            const QString key = QString::fromLatin1(
                m_two
                    ->lines(
                        "select string_agg(quote_ident(a.attname), ', ' order by p.place) from pg_index i, "
                        "unnest(i.indkey) with ordinality p(attnum, place) join pg_attribute a on a.attnum = "
                        "p.attnum "
                        "where i.indrelid = '" +
                        relation.name.toLatin1() +
                        "'::regclass and i.indisprimary and a.attrelid = i.indrelid;\n")
                    .value(0));
            const QString sql = m_two->insertOf(relation.name, others(), others().row) +
                                u" on conflict (%1) do update set tenant_id = excluded.tenant_id"_s.arg(key);
            const Attempt attempt = m_two->attempt(u"tj_worker"_s, mine().tenant, sql);
            expect(attempt.isRefused(), u"tj_worker"_s, sql, attempt);
        });
    }

    void noReferenceReachesAnothersRow() {
        const QByteArrayList keys = m_two->lines(
            "select k.conrelid::regclass, a.attname from pg_constraint k, unnest(k.conkey) c(attnum)\n"
            "  join pg_attribute a on a.attnum = c.attnum\n"
            " where k.contype = 'f' and a.attrelid = k.conrelid and a.attname <> 'tenant_id'\n"
            "   and exists (select from probe.relations r where r.oid = k.confrelid)\n"
            "   and k.connamespace = 'public'::regnamespace;\n");
        QVERIFY(keys.size() > 15);
        for (const QByteArray& key : keys) {
            const QString table = QString::fromLatin1(key.split('|')[0]);
            const QString column = QString::fromLatin1(key.split('|')[1]);
            // Mine may be referred to (also twice: a key of references alone says so); another's may not.
            const QString good = m_two->insertOf(table, mine(), core::newUuid());
            const Attempt control = m_two->attempt(u"tj_worker"_s, mine().tenant, good);
            expect(control.sqlState.isEmpty() || control.sqlState == kDuplicate, u"control"_s, good, control);
            const bool isTaken = control.sqlState == kDuplicate;
            const QString bad =
                m_two->insertOf(table, mine(), core::newUuid(),
                                {{column, u"'%1'::uuid"_s.arg(TwoTenants::text(others().row))}});
            for (const QString& role : {u"tj_app"_s, u"tj_worker"_s}) {
                const Attempt attempt = m_two->attempt(role, mine().tenant, bad);
                // Where a reference is the row's own id, the update below says it.
                expect(attempt.sqlState == kViolated || (isTaken && attempt.sqlState == kDuplicate), role,
                       bad, attempt);
            }
            const QString update =
                u"update %1 set %2 = '%3'"_s.arg(table, column, TwoTenants::text(others().row));
            const Attempt changed = m_two->attempt(u"tj_worker"_s, mine().tenant, update);
            expect(changed.sqlState == kViolated, u"tj_worker"_s, update, changed);
        }
    }

    /// A cast, a division or a side effect in WHERE runs before the policy only if it is thought harmless.
    void noFunctionInWhereMeetsAnothersRow() {
        const QByteArrayList columns = m_two->lines(
            "select r.name, a.attname, a.atttypid::regtype from probe.relations r join pg_attribute a on "
            "a.attrelid = r.oid\n"
            " where a.attnum > 0 and not a.attisdropped and a.atttypid in (20, 23, 25, 1700);\n");
        QVERIFY(columns.size() > 150);
        int probed = 0;
        for (const QByteArray& line : columns) {
            const QList<QByteArray> parts = line.split('|');
            const QString column = u"\"%1\""_s.arg(QString::fromLatin1(parts[1]));
            const QString table = QString::fromLatin1(parts[0]);
            const QString own = m_two
                                    ->attempt(u"tj_readonly"_s, mine().tenant,
                                              u"select %1::text from %2"_s.arg(column, table))
                                    .first;
            bool isNumber = false;
            (void)own.toDouble(&isNumber);
            if (!isNumber || own.toDouble() == 0) {
                continue; // a word of a fixed list, or no grant
            }
            ++probed;
            const QString where = (parts[2] == "text" ? u"%1::bigint > 0"_s : u"1 / %1 > 0"_s).arg(column);
            for (const QString& sql :
                 {u"select 'x'::text from %1 where %2"_s.arg(table, where),
                  u"select count(*) filter (where %2)::text from %1"_s.arg(table, where),
                  u"select 'x'::text from %1 where %2 and pg_notify('seen', %3::text) is not null"_s.arg(
                      table, where, column)}) {
                const Attempt attempt = m_two->attempt(u"tj_readonly"_s, mine().tenant, sql);
                expect(attempt.sqlState.isEmpty() && attempt.rows == 1, u"tj_readonly"_s, sql, attempt);
            }
        }
        QVERIFY2(probed > 120, qPrintable(QString::number(probed)));
        forTables([&](const TwoTenants::Relation& relation) {
            const QString sql =
                filled("select current_setting('probe.seen', true) from (select count(*) from {t} where "
                       "set_config('probe.seen', current_setting('probe.seen', true) || {tenant}::text, "
                       "true) is not null) s",
                       relation, mine());
            const Attempt attempt = m_two->attempt(u"tj_worker"_s, mine().tenant, sql);
            expect(attempt.sqlState.isEmpty() && !attempt.first.contains(others().tenant.toString()),
                   u"tj_worker"_s, sql, attempt);
        });
    }

    void statisticsOfTheDatabaseTellNothing() {
        for (const QString& role : {u"tj_app"_s, u"tj_worker"_s, u"tj_readonly"_s}) {
            const QString seen =
                u"select count(*)::text from pg_stats where schemaname = 'public' and tablename in "
                "(select c.relname from pg_class c where c.relrowsecurity)"_s;
            probe(role, seen, [](const Attempt& attempt) { return attempt.first == u"0"; });
            probe(role, u"select 'x'::text from pg_statistic"_s,
                  [](const Attempt& attempt) { return attempt.isRefused(); });
        }
        QVERIFY(m_two->lines("select count(*) from pg_stats where tablename = 'fills';\n")[0].toInt() > 5);
    }

    void copyGivesWhatSelectGives() {
        forTables([&](const TwoTenants::Relation& relation) {
            const auto copied = [&](const QByteArray& tenant) {
                return m_two->lines("set role tj_worker;\nselect set_config('app.current_tenant_id', '" +
                                    tenant + "', false) is null;\ncopy " + relation.name.toLatin1() +
                                    " to stdout;\n");
            };
            const QByteArrayList own = copied(mine().tenant.toString().toLatin1());
            const bool fits = own.size() == 2 && own[1].contains(mine().tenant.toString().toLatin1()) &&
                              copied("").size() == 1;
            expect(fits, u"tj_worker"_s, u"copy %1 to stdout"_s.arg(relation.name),
                   {{}, int(own.size()), {}});
            bool took = true;
            try {
                m_two->lines("set role tj_worker;\ncopy " + relation.name.toLatin1() + " from stdin;\n\\.\n");
            } catch (const std::runtime_error& error) {
                took =
                    !QByteArray(error.what()).contains("COPY FROM not supported with row-level security") &&
                    !QByteArray(error.what()).contains("permission denied");
            }
            expect(!took, u"tj_worker"_s, u"copy %1 from stdin"_s.arg(relation.name), {});
        });
    }

    void aSavepointBringsTheTenantBack() {
        const QString count = u"select string_agg(tenant_id::text, ' ') from fills"_s;
        const QString other =
            u"select set_config('app.current_tenant_id', '%1', true)"_s.arg(others().tenant.toString());
        QCOMPARE(
            m_two->attempt(u"tj_app"_s, mine().tenant, count, {u"savepoint a"_s, other, u"rollback to a"_s})
                .first,
            mine().tenant.toString());
        QCOMPARE(m_two
                     ->attempt(u"tj_app"_s, mine().tenant, count,
                               {u"savepoint a"_s, other, u"rollback to a"_s, u"release a"_s})
                     .first,
                 mine().tenant.toString());
        QCOMPARE(m_two->attempt(u"tj_app"_s, {}, count, {u"savepoint a"_s, other, u"rollback to a"_s}).first,
                 QString());
    }

    void aReusedConnectionRemembersNobody() {
        const QString count = u"select count(*)::text from fills"_s;
        for (const char* end :
             {"select 1 / 0", "select 'x'::uuid", "insert into fills (tenant_id) values (null)",
              "savepoint a", "set local statement_timeout = 1", "declare c cursor for select * from fills",
              "select 'x'::text"}) {
            QCOMPARE(m_two->attempt(u"tj_app"_s, mine().tenant, count).first, u"1"_s);
            (void)m_two->attempt(u"tj_app"_s, others().tenant, QString::fromLatin1(end));
            QCOMPARE(m_two->attempt(u"tj_app"_s, {}, count).first, u"0"_s);
            server::Session session(m_two->pool(u"tj_app"_s), 20s);
            QCOMPARE(session.read({}, "select count(*) from fills")[0].integer(0), 0);
            const server::Rows own = session.read(mine().tenant, "select tenant_id from fills");
            QCOMPARE(own.size(), 1);
            QVERIFY(own[0].id<server::TenantId>(0) == mine().tenant);
        }
    }

    /// In transaction mode every transaction may run where another's just ran: here they all do.
    void behindPgbouncerEveryTableKeepsItsTenants() {
        const test::PrivatePgbouncer pgbouncer(test::PrivatePostgres::shared(), 1);
        server::Metrics metrics;
        server::PoolSettings settings;
        settings.connection.url = pgbouncer.url(m_two->database().name(), u"tj_worker"_s);
        settings.connection.prepared = false;
        settings.size = 3;
        server::Pool pool(settings, metrics);
        server::Session one(pool, 60s);
        server::Session other(pool, 60s);
        server::Session nobody(pool, 60s);
        for (const TwoTenants::Relation& relation : m_two->relations()) {
            const std::string sql = filled("select {tenant} from {t}", relation, mine()).toStdString();
            const server::Sql select = server::Sql::composed(sql);
            const server::Rows ofOne = one.read(mine().tenant, select);
            const server::Rows ofNobody = nobody.read({}, select);
            const server::Rows ofOther = other.begin(others().tenant).run(select);
            QVERIFY2(ofOne.size() == 1 && ofOther.size() == 1 && ofNobody.isEmpty(), sql.c_str());
            QVERIFY(ofOne[0].id<server::TenantId>(0) == mine().tenant);
            QVERIFY(ofOther[0].id<server::TenantId>(0) == others().tenant);
        }
    }
};

TJ_TEST(TenancyAttackTest)
#include "tenancy_attack_test.moc"
