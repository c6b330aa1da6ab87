#include "tests/live/two_tenants.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::Attempt;
using test::TwoTenants;

/// What a stolen session of a role can do at most: the doors across tenants with another's ids, and every
/// way by which a role might become more than it is.
class TenancyDoorsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TwoTenants> m_two;

    Attempt attempt(const QString& role, const QString& sql, bool isBound = true) {
        return m_two->attempt(role, isBound ? m_two->first.tenant : server::TenantId(), sql);
    }
    Attempt asAuth(const QString& sql) { return attempt(u"tj_auth"_s, sql, false); }
    QString otherTenant() const { return m_two->second.tenant.toString(); }
    QString otherRow() const { return TwoTenants::text(m_two->second.row); }
    QString mine() const { return TwoTenants::text(m_two->first.row); }
    QByteArray count(const QByteArray& what) const {
        return m_two->lines("select count(*) from " + what + ";\n")[0];
    }

private slots:
    void initTestCase() { m_two = std::make_unique<TwoTenants>(); }
    void cleanupTestCase() { m_two.reset(); }

    void noRoleBecomesMore_data() {
        QTest::addColumn<QString>("sql");
        for (const char* sql :
             {"set role tj_owner",
              "set role tj_door",
              "set role postgres",
              "set session authorization tj_owner",
              "set session authorization postgres",
              "set session_replication_role = replica",
              "alter role current_user bypassrls",
              "alter role current_user superuser",
              "create role more",
              "grant tj_door to current_user",

              "alter table fills disable row level security",
              "alter table fills no force row level security",
              "alter table fills owner to current_user",
              "alter table fills disable trigger stamp",
              "drop policy tenant_isolation on fills",
              "create policy mine on fills using (true)",
              "create table mine (id int)",
              "create temp table fills (id int)",
              "create schema mine",
              "create function public.leak(text) returns bool language sql as 'select true'",
              "create function pg_temp.leak(text) returns bool language sql as 'select true'",
              "create view mine as select * from fills",
              "create temp view mine as select * from fills",
              "create operator public.<<< (leftarg = text, rightarg = text, function = texteq)",
              "create extension dblink",
              "create extension plpython3u",
              "truncate fills",
              "truncate tenants cascade",
              "create trigger mine before insert on fills for each row execute function stamp_checked()",
              "create rule mine as on select to fills do instead select 1",
              "drop table fills",
              "create index mine on fills (notes)",

              "copy fills to program 'cat'",
              "copy fills to '/tmp/fills'",
              "select pg_read_file('/etc/passwd')",
              "select lo_import('/etc/passwd')",
              "select pg_ls_dir('/')",
              "select rolpassword from pg_authid",
              "select passwd from pg_shadow",
              "alter system set row_security = off",
              "select pg_reload_conf()",
              "alter database current set row_security = off",
              "create publication mine for table fills",
              "select pg_create_logical_replication_slot('mine', 'test_decoding')"}) {
            QTest::newRow(sql) << QString::fromLatin1(sql);
        }
    }
    void noRoleBecomesMore() {
        QFETCH(QString, sql);
        for (const QString& role : {u"tj_app"_s, u"tj_auth"_s, u"tj_worker"_s, u"tj_readonly"_s}) {
            const Attempt attempted = attempt(role, sql);
            QVERIFY2(!attempted.sqlState.isEmpty(), qPrintable(role + u": "_s + attempted.told()));
        }
    }

    void switchingRowSecurityOffIsAnErrorNotAView() {
        for (const QString& role : {u"tj_app"_s, u"tj_worker"_s, u"tj_readonly"_s}) {
            const Attempt attempted =
                m_two->attempt(role, m_two->first.tenant, u"select count(*)::text from fills"_s,
                               {u"set local row_security = off"_s});
            QVERIFY2(attempted.isRefused(), qPrintable(attempted.told()));
        }
    }

    void peopleAreReadBySignInAlone() {
        for (const char* table : {"users", "identities", "sessions", "email_tokens", "totp", "recovery_codes",
                                  "mfa_challenges"}) {
            const QString sql = u"select count(*)::text from %1"_s.arg(QLatin1String(table));
            for (const QString& role : {u"tj_app"_s, u"tj_worker"_s, u"tj_readonly"_s}) {
                QVERIFY2(attempt(role, sql).isRefused(), table);
            }
            QVERIFY2(asAuth(sql).sqlState.isEmpty(), table);
        }
        // And sign-in reads no journal.
        for (const TwoTenants::Relation& relation : m_two->relations()) {
            QVERIFY2(attempt(u"tj_auth"_s, u"select count(*)::text from "_s + relation.name).isRefused(),
                     qPrintable(relation.name));
        }
    }

    /// Row-level security trusts the setting: an SQL injection could name another tenant. It would need that
    /// tenant's id, which nothing tells, and still sees one tenant at a time. Hence bound values everywhere.
    void aStolenSessionReachesOnlyATenantWhoseIdItKnows() {
        const QString name = u"select set_config('app.current_tenant_id', '%1', true)"_s.arg(otherTenant());
        QCOMPARE(m_two
                     ->attempt(u"tj_app"_s, m_two->first.tenant,
                               u"select string_agg(tenant_id::text, ' ') from fills"_s, {name})
                     .first,
                 otherTenant());
        for (const char* ids :
             {"select id::text from tenants", "select tenant_id::text from memberships",
              "select tenant_id::text from email_outbox",
              "select tenant_id::text from doors.claim_mails(5, interval '1 s')",
              "select tenant_id::text from doors.tenants_of('bbbbbbbb-0000-7000-8000-000000000002')"}) {
            const Attempt unbound = attempt(u"tj_app"_s, QString::fromLatin1(ids), false);
            QVERIFY2(unbound.isRefused() || unbound.rows == 0, ids);
        }
        for (const char* wrong :
             {"", "x", "00000000-0000-7000-8000-00000000000", "*", "' or true --", "null"}) {
            const Attempt guessed = m_two->attempt(
                u"tj_app"_s, {}, u"select count(*)::text from fills"_s,
                {u"select set_config('app.current_tenant_id', $x$%1$x$, true)"_s.arg(QLatin1String(wrong))});
            QVERIFY2(guessed.first == u"0" || guessed.sqlState == u"22P02", qPrintable(guessed.told()));
        }
    }

    /// Mails hold the links by which passwords are set; only who sends them reads them.
    void mailsAreReadByTheWorkerAlone() {
        for (const QString& role : {u"tj_app"_s, u"tj_auth"_s, u"tj_readonly"_s}) {
            QVERIFY2(attempt(role, u"select body from email_outbox"_s).isRefused(), qPrintable(role));
        }
        QCOMPARE(attempt(u"tj_worker"_s, u"select count(*)::text from email_outbox"_s).first, u"1"_s);
    }

    void tenantsAreFoundedAndBilledThroughTheirDoorsAlone() {
        for (const char* table : {"tenants", "tenant_settings", "tenant_sync", "subscriptions"}) {
            const QString sql = m_two->insertOf(QLatin1String(table), m_two->first, core::newUuid());
            QVERIFY2(attempt(u"tj_app"_s, sql).isRefused(), table);
        }
        QVERIFY(attempt(u"tj_app"_s, u"update subscriptions set plan = 'enterprise'"_s).isRefused());
        QVERIFY(attempt(u"tj_app"_s, u"update tenants set owner_user_id = owner_user_id"_s).isRefused());
        QVERIFY(attempt(u"tj_app"_s, u"delete from tenants"_s).isRefused());
        QVERIFY(attempt(u"tj_app"_s, u"update audit_log set action = ''"_s).isRefused());
        QVERIFY(attempt(u"tj_app"_s, u"delete from audit_log"_s).isRefused());
        QVERIFY(attempt(u"tj_app"_s, u"delete from fills"_s).isRefused());
    }

    void theDoorsOfTheAppKnowTheBoundTenantAlone() {
        const QString profiles = u"select string_agg(user_id::text, ' ') from doors.member_profiles()"_s;
        QCOMPARE(attempt(u"tj_app"_s, profiles).first, mine());
        QCOMPARE(attempt(u"tj_app"_s, profiles, false).first, QString());
        const QString words =
            u"select string_agg(w::text, ' ') from doors.annotations_with_words('secret') w"_s;
        QCOMPARE(attempt(u"tj_app"_s, words).first, QString());
        QCOMPARE(attempt(u"tj_app"_s, words, false).first, QString());
        QCOMPARE(m_two->attempt(u"tj_app"_s, m_two->second.tenant, words).first, otherRow());
    }

    void aDoorOpensForItsRolesAlone() {
        const QByteArrayList granted =
            m_two->lines("select p.proname || ': ' || coalesce(string_agg(a.grantee::regrole::text, ' ' "
                         "order by a.grantee::regrole::text) "
                         "filter (where a.grantee <> p.proowner), '') from pg_proc p left join lateral "
                         "aclexplode(p.proacl) a on true "
                         "where p.pronamespace = 'doors'::regnamespace group by p.oid, p.proname, p.proowner "
                         "order by p.proname;\n");
        QCOMPARE(granted.join("\n"), QByteArray("accept_invitation: tj_auth\n"
                                                "annotations_with_words: tj_app tj_worker\n"
                                                "audit: tj_auth\n"
                                                "claim_mails: tj_worker\n"
                                                "enter_tenant: \n"
                                                "erase_tenant: tj_worker\n"
                                                "found_tenant: tj_auth\n"
                                                "invitation: tj_auth\n"
                                                "member_profiles: tj_app tj_worker\n"
                                                "queue_mail: tj_auth\n"
                                                "tenants_of: tj_auth\n"
                                                "tenants_to_tend: tj_worker"));
    }

    void aTenantThatIsThereCannotBeFoundedAgain() {
        const QByteArray before = count("memberships where role = 'owner'");
        const Attempt founded =
            asAuth(u"select doors.found_tenant('%1', 'Mine', '%2', '%2', 'Account', 'USD', '%2', '')"_s.arg(
                otherTenant(), mine()));
        QCOMPARE(founded.sqlState, u"23505"_s);
        QCOMPARE(count("memberships where role = 'owner'"), before);
        const Attempt entered =
            asAuth(u"select doors.enter_tenant('%1', '%2', 'owner', '%2', 'Account', 'USD')"_s.arg(
                otherTenant(), mine()));
        QVERIFY(entered.isRefused());
    }

    void anInvitationServesOnlyWhomItWasSentTo_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("to this address") << u"email = upper(email)"_s << true;
        QTest::newRow("to another") << u"email = 'somebody@example.com'"_s << false;
        QTest::newRow("used") << u"accepted_at = now()"_s << false;
        QTest::newRow("withdrawn") << u"withdrawn_at = now()"_s << false;
        QTest::newRow("too old") << u"expires_at = now() - interval '1 s'"_s << false;
        QTest::newRow("another token") << u"token_hash = sha256('another')"_s << false;
    }
    void anInvitationServesOnlyWhomItWasSentTo() {
        QFETCH(QString, change);
        QFETCH(bool, isGood);
        m_two->lines(
            u"update invitations set email = '%1@example.com', accepted_at = null, withdrawn_at = null,"
            " expires_at = now() + interval '1 day', token_hash = sha256('it') where tenant_id = '%2';\n"
            "update invitations set %3 where tenant_id = '%2';\n"_s.arg(mine(), otherTenant(), change)
                .toUtf8());
        const Attempt accepted = asAuth(
            u"select doors.accept_invitation(sha256('it'), '%1', '%1', 'A', 'USD')::text"_s.arg(mine()));
        QVERIFY2(accepted.sqlState.isEmpty(), qPrintable(accepted.told()));
        QCOMPARE(accepted.first, isGood ? otherTenant() : QString());
    }

    void aTenantIsErasedOnlyThirtyDaysAfterItsDeletion() {
        const QString erase = u"select doors.erase_tenant('%1')::text"_s.arg(otherTenant());
        for (const auto& [deletedAt, isErased] : {std::pair{"null", u"false"_s},
                                                  {"now() - interval '29 days'", u"false"_s},
                                                  {"now() - interval '31 days'", u"true"_s}}) {
            m_two->lines(QByteArray("update tenants set deleted_at = ") + deletedAt + " where id = '" +
                         otherTenant().toLatin1() + "';\n");
            QCOMPARE(attempt(u"tj_worker"_s, erase).first, isErased);
        }
        m_two->lines("update tenants set deleted_at = null;\n");
        QVERIFY(attempt(u"tj_app"_s, erase).isRefused());
    }
};

TJ_TEST(TenancyDoorsTest)
#include "tenancy_doors_test.moc"
