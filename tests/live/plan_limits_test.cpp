#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

/// What plans hold, where plans hold: users and the month's trades, at the one place of both.
class PlanLimitsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    Person founder(const QString& plan) {
        const Person person = rig().founder();
        rig().database().psql(u"update users set email_verified_at = now() where id = '%1';\n"
                              "update subscriptions set plan = '%2' where tenant_id = '%3';\n"_s
                                  .arg(person.user.toString(), plan, person.tenant.toString())
                                  .toUtf8());
        return person;
    }
    Reply invite(const Person& by, const QString& email) {
        return rig().post(by, u"/tenants/%1/invitations"_s.arg(by.tenant.toString()),
                          test::filled(R"({"email":"%1","role":"viewer"})", email));
    }
    static QByteArray tradeOf(int i) {
        return test::filled(R"({"symbol":"S%1","side":"long","entryPrice":2,"quantity":1,
                                "entryTimestamp":"2026-01-04T10:00:00Z"})",
                            QString::number(i));
    }
    Reply bulk(const Person& by, int count) {
        QByteArrayList trades;
        for (int i = 0; i < count; ++i) {
            trades << tradeOf(i);
        }
        return rig().post(by, u"/trades/bulk"_s, "{\"trades\":[" + trades.join(',') + "]}");
    }
    static void refused(const Reply& reply, const char* words) {
        QCOMPARE(reply.status, 403);
        QCOMPARE(test::problemSlugOf(reply), u"plan-limit");
        QCOMPARE(test::ApiRig::json(reply).text(u"upgradeUrl"), u"https://journal.example/billing");
        QVERIFY2(reply.body.contains(words), reply.body.constData());
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::SignInRig>();
        rig().settings().planLimits = true;
    }
    void cleanupTestCase() { m_rig.reset(); }

    void theFreePlanHoldsOneUser() {
        const Person owner = founder(u"free"_s);
        refused(invite(owner, u"second@example.com"_s), "holds 1 users");
        QCOMPARE(rig().mailsTo(u"second@example.com"_s, u"invitation"_s), 0);
        QCOMPARE(rig().number(u"select count(*) from invitations where tenant_id = '%1'"_s.arg(
                     owner.tenant.toString())),
                 0);
    }

    void openInvitationsHoldTheirSeats() {
        const Person owner = founder(u"pro"_s);
        rig().colleague(owner, Role::Member);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(invite(owner, u"seat%1@example.com"_s.arg(i)).status, 201);
        }
        refused(invite(owner, u"sixth@example.com"_s), "holds 5 users");
        QCOMPARE(invite(owner, u"seat0@example.com"_s).status, 201); // the same one again
        rig().database().psql(
            "update invitations set expires_at = now() where email = 'seat1@example.com';\n");
        rig().clock().advance(core::SystemClock().now() - rig().clock().now());
        QCOMPARE(invite(owner, u"sixth@example.com"_s).status, 201);
    }

    void ofTwoInvitationsAtOnceOneGetsTheLastSeat() {
        const Person owner = founder(u"pro"_s);
        for (int i = 0; i < 3; ++i) {
            rig().colleague(owner, Role::Member);
        }
        std::atomic<int> made = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(
                [&, i] { made += invite(owner, u"race%1@example.com"_s.arg(i)).status == 201 ? 1 : 0; });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(made.load(), 1);
    }

    void theMonthsTradesAreCounted() {
        const Person owner = founder(u"free"_s);
        QCOMPARE(bulk(owner, 49).status, 201);
        refused(bulk(owner, 2), "holds 50 trades a month");
        QCOMPARE(test::ApiRig::json(rig().get(owner, u"/trades"_s)).find(u"total")->toInteger().value(), 49);
        const QString last = rig().made(owner, u"/trades"_s, tradeOf(1));
        refused(rig().post(owner, u"/trades"_s, tradeOf(2)), "holds 50 trades a month");
        refused(rig().post(owner, u"/fills"_s,
                           R"({"symbol":"NEW","side":"buy","quantity":1,"price":1,"assetClass":"stock",
                               "executedAt":"2026-01-05T10:00:00Z"})"),
                "holds 50 trades a month");
        // What is there can be read, changed, closed and deleted.
        QCOMPARE(rig().patch(owner, u"/trades/"_s + last, R"({"notes":"x"})").status, 200);
        QCOMPARE(rig()
                     .post(owner, u"/fills"_s,
                           test::filled(R"({"trade":"%1","side":"sell","quantity":1,"price":3,
                                             "executedAt":"2026-01-06T10:00:00Z"})",
                                        last))
                     .status,
                 201);
        // Next month there is room again.
        rig().database().psql(
            "update trades set created_at = created_at - interval '32 days' where tenant_id = '" +
            owner.tenant.toString().toLatin1() + "';\n");
        QCOMPARE(rig().post(owner, u"/trades"_s, tradeOf(3)).status, 201);
    }

    /// Half past midnight of the first in Kolkata is still the month before in Greenwich: what was entered
    /// then counts in the new month there and in the old one here.
    void theMonthIsThatOfTheJournalsZone() {
        for (const auto& [zone, held] : {std::pair(u"Asia/Kolkata"_s, false), std::pair(u"UTC"_s, true)}) {
            const Person owner = founder(u"free"_s);
            QCOMPARE(
                rig()
                    .call(owner, Method::Put, u"/settings/zone"_s, test::filled(R"({"value":"%1"})", zone))
                    .status,
                201);
            QCOMPARE(bulk(owner, 50).status, 201);
            const QDateTime first(QDateTime::currentDateTimeUtc().date().addDays(
                                      1 - QDateTime::currentDateTimeUtc().date().day()),
                                  QTime(0, 0), Qt::UTC);
            rig().database().psql(
                u"update trades set created_at = '%1' where tenant_id = '%2';\n"_s
                    .arg(first.addSecs(-5 * 3600).toString(Qt::ISODate), owner.tenant.toString())
                    .toUtf8());
            QCOMPARE(rig().post(owner, u"/trades"_s, tradeOf(1)).status, held ? 201 : 403);
        }
    }

    void enterpriseHoldsAsManyAsThereAre() {
        const Person owner = founder(u"enterprise"_s);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(invite(owner, u"many%1@example.com"_s.arg(i)).status, 201);
        }
        QCOMPARE(bulk(owner, 60).status, 201);
    }

    void whereNobodyIsBilledNothingIsLimited() {
        rig().settings().planLimits = false;
        const Person owner = founder(u"free"_s);
        QCOMPARE(invite(owner, u"free@example.com"_s).status, 201);
        QCOMPARE(bulk(owner, 51).status, 201);
        rig().settings().planLimits = true;
    }
};

TJ_TEST(PlanLimitsTest)
#include "plan_limits_test.moc"
