#include "core/domain/record_schema.h"
#include "tests/live/two_tenants.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// What the catalogue says of every table, key, policy, function and grant, so that one made tomorrow without
/// its guards fails here.
class TenancyCatalogueTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TwoTenants> m_two;

    QByteArray answer(const QByteArray& sql) const { return m_two->lines(sql + ";\n").join('\n'); }
    /// What is wrong, one a line.
    void nothing(const QByteArray& sql) const {
        const QByteArray wrong = answer(sql);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

private slots:
    void initTestCase() { m_two = std::make_unique<test::TwoTenants>(); }
    void cleanupTestCase() { m_two.reset(); }

    void onlyPeopleAndPlansHaveNoTenant() {
        QCOMPARE(answer("select string_agg(relname, ' ' order by relname) from pg_class c "
                        "where relnamespace = 'public'::regnamespace and relkind not in ('i', 'S', 'c') "
                        "and not exists (select from probe.relations r where r.oid = c.oid)"),
                 QByteArray(
                     "email_tokens identities mfa_challenges plans recovery_codes schema_migrations sessions "
                     "totp users"));
    }

    void rowSecurityIsForcedOnEveryTableOfTenants() {
        nothing("select c.relname from pg_class c join probe.relations r on r.oid = c.oid "
                "where not r.is_view and not (c.relrowsecurity and c.relforcerowsecurity)");
    }

    void everyTableHasTheOnePolicy() {
        nothing("select r.name from probe.relations r where not r.is_view and not exists (select from "
                "pg_policies p "
                "where p.tablename = r.name and p.policyname = 'tenant_isolation' and p.permissive = "
                "'PERMISSIVE' "
                "and p.cmd = 'ALL' and p.roles = '{tj_app,tj_readonly,tj_worker}' and p.qual = p.with_check "
                "and p.qual = "
                "format('(%s = (NULLIF(current_setting(''app.current_tenant_id''::text, true), "
                "''''::text))::uuid)', "
                "r.tenant_column))");
        nothing(
            "select tablename || '.' || policyname from pg_policies where policyname <> 'tenant_isolation' "
            "and not (policyname = 'door' and roles = '{tj_door}')");
    }

    void viewsShowWhatTheirReaderMaySee() {
        nothing("select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and "
                "(c.relkind = 'm' or "
                "c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))");
        QVERIFY(answer("select count(*) from probe.relations where is_view").toInt() >= 8);
    }

    void everyKeyBeginsWithTheTenant() {
        nothing("select k.conrelid::regclass || '.' || k.conname from pg_constraint k "
                "join probe.relations r on r.oid = k.conrelid "
                "join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] "
                "where k.contype in ('p', 'u', 'x') and a.attname <> r.tenant_column");
        nothing("select r.name from probe.relations r where not r.is_view and not exists "
                "(select from pg_constraint k where k.conrelid = r.oid and k.contype = 'p')");
    }

    void aReferenceToATenantsRowNamesTheTenantFirst() {
        nothing("select k.conrelid::regclass || '.' || k.conname from pg_constraint k "
                "join probe.relations r on r.oid = k.confrelid "
                "join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] "
                "join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] "
                "where k.contype = 'f' and (a.attname <> 'tenant_id' or b.attname <> r.tenant_column "
                "or (cardinality(k.conkey) < 2 and r.name <> 'tenants'))");
        // And no table stays behind when its tenant is erased.
        nothing(
            "with recursive gone as (select 'tenants'::regclass::oid as t union select k.conrelid from gone "
            "join pg_constraint k on k.confrelid = gone.t and k.contype = 'f' and k.confdeltype = 'c') "
            "select r.name from probe.relations r where not r.is_view and r.oid not in (select t from gone)");
    }

    void everyIndexBeginsWithTheTenant() {
        // memberships_of_user answers before there is a tenant; the words are searched by their door, which
        // filters by the tenant itself.
        QCOMPARE(
            answer(
                "select i.indexrelid::regclass from pg_index i join probe.relations r on r.oid = i.indrelid "
                "left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] "
                "where a.attname is distinct from r.tenant_column and r.name <> 'tenants' order by "
                "i.indexrelid::regclass::text"),
            QByteArray("annotations_by_words\nmemberships_of_user"));
    }

    void everyIndexedColumnComparesWithoutLeaking() {
        nothing("select i.indexrelid::regclass || ': ' || p.oid::regprocedure from pg_index i "
                "join probe.relations r on r.oid = i.indrelid cross join unnest(i.indclass) c(opclass) "
                "join pg_opclass o on o.oid = c.opclass join pg_am m on m.oid = o.opcmethod and m.amname = "
                "'btree' "
                "join pg_amop x on x.amopfamily = o.opcfamily and x.amoplefttype = o.opcintype "
                "and x.amoprighttype = o.opcintype join pg_operator n on n.oid = x.amopopr "
                "join pg_proc p on p.oid = n.oprcode where not p.proleakproof");
        // Money and states are of no type whose operators leak.
        nothing("select r.name || '.' || a.attname || ' ' || a.atttypid::regtype from probe.relations r "
                "join pg_attribute a on a.attrelid = r.oid join pg_type t on t.oid = a.atttypid "
                "where not r.is_view and a.attnum > 0 and not a.attisdropped "
                "and (a.atttypid in ('numeric'::regtype, 'float8'::regtype, 'float4'::regtype, "
                "'money'::regtype) or t.typtype <> 'b')");
    }

    void whatSyncsIsStamped() {
        QByteArrayList expected{"conflicts", "memberships", "tombstones"};
        for (const core::RecordSchema& schema : core::allSchemas()) {
            expected << schema.table;
        }
        std::sort(expected.begin(), expected.end());
        QCOMPARE(
            answer(
                "select t.tgrelid::regclass from pg_trigger t where t.tgfoid = 'stamp_checked'::regproc "
                "and t.tgenabled = 'O' and t.tgtype = 1 | 2 | 4 | 16 and t.tgqual is null and t.tgattr = '' "
                "order by t.tgrelid::regclass::text collate \"C\""), // row, before, insert or update
            expected.join('\n'));
        // A version elsewhere is one that the stamped rows bring along.
        QCOMPARE(answer("select r.name from probe.relations r join pg_attribute a on a.attrelid = r.oid and "
                        "a.attname = 'ver' "
                        "where not r.is_view and not exists (select from pg_trigger t where t.tgrelid = "
                        "r.oid and t.tgname = 'stamp') "
                        "order by 1"),
                 QByteArray("history\ntrades"));
        nothing("select r.name from probe.relations r join pg_attribute a on a.attrelid = r.oid and "
                "a.attname = 'gver' "
                "where not r.is_view and not exists (select from pg_index i where i.indrelid = r.oid and "
                "i.indkey::text = "
                "(select string_agg(b.attnum::text, ' ' order by array_position(array['tenant_id', 'ver', "
                "'id'], b.attname::text)) "
                "from pg_attribute b where b.attrelid = r.oid and b.attname in ('tenant_id', 'ver', 'id')))");
    }

    void functionsWithAnothersPowerAreFew() {
        // Each with a search_path that nobody can put a table before, owned by whom nobody signs in as.
        nothing(
            "select p.oid::regprocedure from pg_proc p where p.prosecdef and not (p.pronamespace = "
            "'doors'::regnamespace "
            "and p.proconfig = array['search_path=public, pg_temp'] and p.proowner = 'tj_door'::regrole)");
        nothing("select p.oid::regprocedure from pg_proc p where p.pronamespace = 'doors'::regnamespace and "
                "not p.prosecdef");
        nothing("select p.oid::regprocedure from pg_proc p where p.pronamespace = 'doors'::regnamespace "
                "and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))");
        nothing("select p.oid::regprocedure from pg_proc p where p.proleakproof and p.pronamespace in "
                "('public'::regnamespace, 'doors'::regnamespace)");
    }

    void rolesHaveNoPowersOfTheirOwn() {
        QCOMPARE(
            answer("select rolname || ' ' || rolcanlogin from pg_roles where rolname like 'tj\\_%' "
                   "and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) "
                   "order by 1"),
            QByteArray(
                "tj_app true\ntj_auth true\ntj_door false\ntj_owner true\ntj_readonly true\ntj_worker true"));
        QCOMPARE(answer("select roleid::regrole || ' to ' || member::regrole from pg_auth_members "
                        "where member::regrole::text like 'tj\\_%'"),
                 QByteArray("tj_door to tj_owner"));
        nothing("select relname from pg_class where relnamespace = 'public'::regnamespace and relowner <> "
                "'tj_owner'::regrole");
        nothing("select defaclrole::regrole || ' ' || defaclacl::text from pg_default_acl");
        nothing("select 'a schema or the database is open to everybody' where exists (select from "
                "pg_database d, aclexplode(d.datacl) a "
                "where d.datname = current_database() and a.grantee = 0) or exists (select from pg_namespace "
                "n, aclexplode(n.nspacl) a "
                "where n.nspname in ('public', 'doors') and a.grantee = 0)");
        nothing("select grantee::regrole || ' ' || privilege_type || ' on ' || nspname from pg_namespace n, "
                "aclexplode(n.nspacl) a "
                "where n.nspname in ('public', 'doors') and a.grantee <> n.nspowner and a.privilege_type <> "
                "'USAGE'");
    }

    /// Tables of tenants with other grants than the most: tj_app may read, add and change, tj_worker delete
    /// too, tj_readonly read.
    void everyRoleHasItsGrantsAndNoOther() {
        QCOMPARE(
            answer(
                "with granted as (\n"
                "  select c.relname::text as t, a.grantee::regrole::text as role,\n"
                "         string_agg(substr(a.privilege_type, 1, 1), '' order by a.privilege_type) as what\n"
                "    from pg_class c, aclexplode(c.relacl) a\n"
                "   where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner group by 1, "
                "2)\n"
                "select g.role || ' ' || g.what || ' ' || g.t from granted g left join probe.relations r on "
                "r.name = g.t\n"
                " where g.role <> 'tj_door' and (g.role, g.what) not in\n"
                "       (select * from (values ('tj_app', 'ISU'), ('tj_worker', 'DISU'), ('tj_readonly', "
                "'S')) usual(role, what)\n"
                "         where r.is_view is false\n"
                "         union all select usual.role, 'S' from (values ('tj_app'), ('tj_worker'), "
                "('tj_readonly')) usual(role)\n"
                "         where r.is_view)\n"
                " order by g.role, g.what, g.t"),
            QByteArray(
                "- S schema_migrations\n"
                "tj_app DISU idempotency_keys\ntj_app DISU stats_cache\ntj_app DISU trade_fills\n"
                "tj_app DISU trade_tags\ntj_app DISU trades\n"
                "tj_app I email_outbox\n"
                "tj_app IS audit_log\ntj_app IS history\n"
                "tj_app S plans\ntj_app S subscriptions\ntj_app S tenant_settings\ntj_app S tenant_sync\n"
                "tj_app S tenants\n"
                "tj_auth DISU email_tokens\ntj_auth DISU identities\ntj_auth DISU mfa_challenges\n"
                "tj_auth DISU recovery_codes\ntj_auth DISU sessions\ntj_auth DISU totp\ntj_auth DISU users\n"
                "tj_readonly S plans\n"
                "tj_worker DIS audit_log\ntj_worker DIS history\n"
                "tj_worker S plans\ntj_worker S tenants"));
        // What is missing from the usual is told above, where it is less; what is nowhere is told here.
        nothing("select r.name || ' ' || role from probe.relations r, unnest(array['tj_app', 'tj_worker', "
                "'tj_readonly']) role "
                "where not has_any_column_privilege(role, r.oid, 'select') and not (r.name = 'email_outbox' "
                "and role <> 'tj_worker')");
        QCOMPARE(answer("select string_agg(a.grantee::regrole || ' ' || a.privilege_type || ' ' || "
                        "t.attrelid::regclass || '.' || t.attname, "
                        "e'\\n' order by 1) from (select * from pg_attribute where attacl is not null and "
                        "attrelid in (select oid from "
                        "pg_class where relnamespace = 'public'::regnamespace) order by "
                        "attrelid::regclass::text, attname) t, aclexplode(t.attacl) a"),
                 QByteArray("tj_door SELECT annotations.deleted_at\ntj_door SELECT annotations.id\n"
                            "tj_door SELECT annotations.notes\ntj_door SELECT annotations.tenant_id\n"
                            "tj_app UPDATE tenant_sync.version\ntj_app UPDATE tenants.deleted_at\ntj_app "
                            "UPDATE tenants.name"));
        nothing(
            "select g.grantor::regrole || ' may grant on' from pg_class c, aclexplode(c.relacl) g "
            "where c.relnamespace = 'public'::regnamespace and g.is_grantable and g.grantee <> c.relowner");
    }
};

TJ_TEST(TenancyCatalogueTest)
#include "tenancy_catalogue_test.moc"
