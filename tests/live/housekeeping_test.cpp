#include "server/stores/housekeeping.h"
#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::memberOf;
using test::Person;

/// What the worker clears away by its age, and what it leaves.
class HousekeepingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;

    test::ApiRig& rig() { return *m_rig; }
    QByteArray psql(const QString& sql) { return rig().database().psql(sql.toUtf8() + ";\n").trimmed(); }
    /// The count of the owner's rows.
    int count(const char* table, const QString& more = u"true"_s) {
        return psql(u"select count(*) from %1 where tenant_id = '%2' and %3"_s.arg(
                        QLatin1String(table), m_owner.tenant.toString(), more))
            .toInt();
    }
    void keepHouse(std::chrono::days later) {
        const test::FakeClock clock(rig().clock().now() + later);
        PoolSettings settings;
        settings.connection.url = rig().database().url(u"tj_worker"_s);
        settings.checkReturned = true;
        Pool pool(settings, rig().metrics());
        Housekeeping housekeeping(pool, clock, rig().metrics());
        while (housekeeping.tendSome()) {
        }
    }
    QString trashedTrade(const QByteArray& body = test::kDocumentTrade) {
        const QString id = rig().made(m_owner, u"/trades"_s, body);
        if (rig().remove(m_owner, u"/trades/"_s + id).status != 204) {
            throw std::runtime_error("not deleted");
        }
        return id;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { m_owner = rig().founder(); }

    void theTrashIsKeptForNinetyDays() {
        const QString id = trashedTrade();
        const QString kept = rig().made(m_owner, u"/trades"_s, test::kDocumentTrade);
        const QByteArray before = rig().get(m_owner, u"/trades/"_s + kept).body;
        const QByteArray version =
            psql(u"select version from tenant_sync where tenant_id = '%1'"_s.arg(m_owner.tenant.toString()));
        keepHouse(std::chrono::days(90));
        QCOMPARE(count("fills"), 4);
        QCOMPARE(
            psql(u"select version from tenant_sync where tenant_id = '%1'"_s.arg(m_owner.tenant.toString())),
            version);

        keepHouse(std::chrono::days(91));
        QCOMPARE(count("fills"), 2);
        QCOMPARE(count("annotations"), 1);
        QCOMPARE(count("annotation_tags"), 2);
        QCOMPARE(count("tags"), 2);
        QCOMPARE(count("history", u"record = '%1'"_s.arg(id)), 0);
        QVERIFY(count("history") > 0);
        // Two fills, their annotation and its two links: what devices must forget, in one version of its own.
        QCOMPARE(
            psql(
                u"select string_agg(kind, ' ' order by kind) from tombstones where tenant_id = '%1' and ver = %2 + 1"_s
                    .arg(m_owner.tenant.toString())
                    .arg(version.toLongLong())),
            QByteArray("annotation annotationTag annotationTag fill fill"));
        QCOMPARE(rig().call(m_owner, Method::Post, u"/trades/%1/restore"_s.arg(id)).status, 404);
        QCOMPARE(rig().get(m_owner, u"/trades/"_s + kept).body, before);

        keepHouse(std::chrono::days(91));
        QCOMPARE(count("tombstones"), 5);
    }

    void everyKindGoesOnceNothingRefersToIt() {
        const QString playbook = rig().made(m_owner, u"/playbooks"_s, R"({"name":"P"})");
        (void)rig().made(m_owner, u"/playbook-rules"_s,
                         u"{\"playbook\":\"%1\",\"name\":\"R\"}"_s.arg(playbook).toUtf8());
        const QString group = rig().made(m_owner, u"/tag-groups"_s, R"({"name":"G"})");
        const QString tag =
            rig().made(m_owner, u"/tags"_s, u"{\"name\":\"T\",\"group\":\"%1\"}"_s.arg(group).toUtf8());
        const QString account = rig().made(m_owner, u"/accounts"_s, R"({"name":"Second"})");
        const QString movement = rig().made(
            m_owner, u"/cash-movements"_s,
            u"{\"account\":\"%1\",\"date\":\"2026-01-05\",\"amount\":5,\"kind\":\"deposit\"}"_s.arg(account)
                .toUtf8());
        const QString id =
            rig().made(m_owner, u"/trades"_s,
                       test::roundTrip(u"GONE"_s, u"1"_s, u"2"_s, u"2026-01-05"_s,
                                       u",\"account\":\"%1\",\"tags\":[\"T\"],\"playbook\":\"%2\""_s.arg(
                                           account, playbook)));
        const QString note = rig().made(m_owner, u"/notes"_s, R"({"title":"N","text":"t"})");
        const QString view =
            rig().made(m_owner, u"/saved-views"_s, R"({"name":"V","page":"trades","content":{}})");
        const QString goal = rig().made(m_owner, u"/goals"_s, R"({"name":"G","content":{}})");
        const QString instrument =
            test::ApiRig::json(rig().get(m_owner, u"/trades/"_s + id)).text(u"instrumentId");
        for (const QString& path : {u"/trades/"_s + id, u"/cash-movements/"_s + movement,
                                    u"/accounts/"_s + account, u"/instruments/"_s + instrument,
                                    u"/playbooks/"_s + playbook, u"/tags/"_s + tag, u"/tag-groups/"_s + group,
                                    u"/notes/"_s + note, u"/saved-views/"_s + view, u"/goals/"_s + goal}) {
            const Reply removed = rig().remove(m_owner, path);
            QVERIFY2(removed.status == 204, qPrintable(path + QString::fromUtf8(removed.body)));
        }
        // A fill that is not due yet holds what it refers to.
        psql(
            u"begin; select set_config('app.tenant_version', '9999', true); "
            "update fills set deleted_at = now() + interval '2 years', ver = 9999 where tenant_id = '%1'; commit"_s
                .arg(m_owner.tenant.toString()));
        keepHouse(std::chrono::days(200));
        for (const char* held : {"fills", "annotations", "instruments", "playbooks"}) {
            QVERIFY2(count(held) > 0, held);
        }
        QCOMPARE(count("accounts", u"deleted_at is not null"_s), 1);
        for (const char* gone : {"annotation_tags", "tags", "tag_groups", "cash_movements", "playbook_rules",
                                 "notes", "saved_views", "goals"}) {
            QCOMPARE(count(gone), 0);
        }
        keepHouse(std::chrono::days(1000));
        for (const char* gone : {"fills", "annotations", "instruments", "playbooks"}) {
            QCOMPARE(count(gone), 0);
        }
        QCOMPARE(count("accounts", u"deleted_at is not null"_s), 0);
        QCOMPARE(count("accounts"), 1);
    }

    void othersTrashIsTheirOwn() {
        const Person other = rig().founder();
        const QString theirs = rig().made(other, u"/trades"_s, test::kDocumentTrade);
        (void)trashedTrade();
        keepHouse(std::chrono::days(91));
        QCOMPARE(count("fills"), 0);
        QCOMPARE(rig().get(other, u"/trades/"_s + theirs).status, 200);
    }

    void aTradeIsRestoredWithTheAccountItWasIn() {
        const QString account = rig().made(m_owner, u"/accounts"_s, R"({"name":"Second"})");
        const QString id = trashedTrade(test::roundTrip(u"BACK"_s, u"1"_s, u"2"_s, u"2026-01-05"_s,
                                                        u",\"account\":\"%1\""_s.arg(account)));
        QCOMPARE(rig().remove(m_owner, u"/accounts/"_s + account).status, 204);
        QCOMPARE(rig().get(m_owner, u"/accounts/"_s + account).status, 404);
        const Reply back = rig().call(m_owner, Method::Post, u"/trades/%1/restore"_s.arg(id));
        QCOMPARE(back.status, 200);
        QCOMPARE(memberOf(back, u"pnl"), u"10.00"_s);
        QCOMPARE(rig().get(m_owner, u"/accounts/"_s + account).status, 200);
    }

    void aKeptReplyLastsADay() {
        const auto post = [&](const char* price) {
            return rig().call(m_owner, Method::Post, u"/trades"_s,
                              test::roundTrip(u"KEY"_s, u"1"_s, QString::fromLatin1(price), u"2026-01-05"_s),
                              {{"Idempotency-Key", "k"}});
        };
        const Reply first = post("2");
        QCOMPARE(post("2").body, first.body);
        QCOMPARE(test::problemOf(post("3")), u"idempotency-mismatch"_s);
        // Older than a day it counts for nothing, also before anybody clears it away.
        psql(u"update idempotency_keys set created_at = now() - interval '25 hours' where tenant_id = '%1'"_s
                 .arg(m_owner.tenant.toString()));
        QCOMPARE(post("3").status, 201);
        QCOMPARE(memberOf(post("3"), u"pnl"), u"20.00"_s);
        QCOMPARE(memberOf(rig().get(m_owner, u"/trades"_s), u"total"), u"2"_s);
        QCOMPARE(count("idempotency_keys"), 1);
        psql(u"update idempotency_keys set created_at = '%1' where tenant_id = '%2'"_s.arg(
            core::instantText(rig().clock().now()), m_owner.tenant.toString()));
        keepHouse(std::chrono::days(1));
        QCOMPARE(count("idempotency_keys"), 1);
        keepHouse(std::chrono::days(2));
        QCOMPARE(count("idempotency_keys"), 0);
    }

    void theAuditLogLastsAYearAndThreeForAnEnterprise() {
        const auto age = [&](const char* plan) {
            psql(u"update subscriptions set plan = '%1' where tenant_id = '%2'"_s.arg(
                QLatin1String(plan), m_owner.tenant.toString()));
            psql(
                u"delete from audit_log where tenant_id = '%2'; insert into audit_log (tenant_id, id, at, "
                u"action, resource, client_ip, user_agent) "
                "select '%2', gen_random_uuid(), timestamptz '%1' - days * interval '1 day', 'a', '', '', '' from unnest(array[1, 364, 370, 1090, 1100]) days"_s
                    .arg(core::instantText(rig().clock().now()), m_owner.tenant.toString()));
            keepHouse(std::chrono::days(0));
            return count("audit_log");
        };
        QCOMPARE(age("free"), 2);
        QCOMPARE(age("pro"), 2);
        QCOMPARE(age("enterprise"), 4);
    }

    void aDeletedTenantIsClosedAtOnceAndErasedLater() {
        const Person member = rig().colleague(m_owner, Role::Admin);
        const Person other = rig().founder();
        (void)rig().made(m_owner, u"/trades"_s, test::kDocumentTrade);
        const QString path = u"/tenants/"_s + m_owner.tenant.toString();
        QCOMPARE(rig().remove(member, path + u"?name=T"_s).status, 403);
        QCOMPARE(rig().remove(other, path + u"?name=T"_s).status, 404);
        QCOMPARE(test::wrongFields(rig().remove(m_owner, path)), u"name"_s);
        QCOMPARE(test::wrongFields(rig().remove(m_owner, path + u"?name=t"_s)), u"name"_s);
        QCOMPARE(rig().get(m_owner, u"/trades"_s).status, 200);

        const Reply deleted = rig().remove(m_owner, path + u"?name=T"_s);
        QCOMPARE(deleted.status, 200);
        QCOMPARE(memberOf(deleted, u"erasedAt"),
                 core::instantText(rig().clock().now() + std::chrono::days(30)));
        QCOMPARE(count("audit_log", u"action = 'tenant.delete'"_s), 1);
        for (const Person& person : {m_owner, member}) {
            QCOMPARE(rig().get(person, u"/trades"_s).status, 403);
            QCOMPARE(rig().post(person, u"/trades"_s, test::kDocumentTrade).status, 403);
        }
        QCOMPARE(psql(u"select count(*) from doors.tenants_of('%1')"_s.arg(m_owner.user.toString())),
                 QByteArray("0"));
        const auto deletedAgo = [&](int days) {
            psql(u"update tenants set deleted_at = now() - %1 * interval '1 day' where id = '%2'"_s.arg(days)
                     .arg(m_owner.tenant.toString()));
        };
        deletedAgo(29);
        keepHouse(std::chrono::days(400)); // the database's own clock counts
        QCOMPARE(count("fills"), 2);
        deletedAgo(31);
        keepHouse(std::chrono::days(0));
        QCOMPARE(psql(u"select count(*) from tenants where id = '%1'"_s.arg(m_owner.tenant.toString())),
                 QByteArray("0"));
        const QByteArrayList tables =
            psql(
                u"select relname from pg_class c join pg_attribute a on a.attrelid = c.oid "
                "where a.attname = 'tenant_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"_s)
                .split('\n');
        QVERIFY(tables.size() > 30);
        for (const QByteArray& table : tables) {
            QVERIFY2(count(table.constData()) == 0, table.constData());
        }
        QCOMPARE(rig().get(other, u"/trades"_s).status, 200);
    }
};

TJ_TEST(HousekeepingTest)
#include "housekeeping_test.moc"
