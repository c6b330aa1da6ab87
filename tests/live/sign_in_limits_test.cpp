#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

namespace {

QByteArray limitOf(const Reply& reply) {
    return test::sentHeader(reply, "RateLimit-Limit");
}
int remaining(const Reply& reply) {
    return test::sentHeader(reply, "RateLimit-Remaining").toInt();
}

} // namespace

/// What one address, one person and one account may ask for, with Redis, without it and with a slow one.
class SignInLimitsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    QString person() { return test::registered(rig()); }
    void forget() { rig().redisServer().ask({u"flushall"_s}); }
    /// Gives every answer of `ask` until one is 429; how many came before.
    static int until429(const std::function<Reply()>& ask, int most) {
        for (int i = 0; i < most; ++i) {
            if (ask().status == 429) {
                return i;
            }
        }
        return most;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { forget(); }

    void everyAnswerTellsOfALimit() {
        Device device(rig());
        for (const Reply& reply :
             {device.signUp(u"headers@example.com"_s), device.login(u"headers@example.com"_s, u"wrong"_s),
              device.get(u"/me"_s), device.get(u"/trades/nonsense"_s), device.post(u"/tags"_s, "{"),
              device.post(u"/auth/verify-email"_s, R"({"token":"x"})"), Device(rig()).get(u"/me"_s)}) {
            QVERIFY2(limitOf(reply).toInt() > 0, reply.body.constData());
            QVERIFY(!test::sentHeader(reply, "RateLimit-Remaining").isEmpty());
            QVERIFY(!test::sentHeader(reply, "RateLimit-Reset").isEmpty());
        }
    }

    void tenFailuresAnHourAndNotOneMore() {
        const QString email = person();
        Device device(rig());
        Device neighbour(rig(), device.client);
        neighbour.login(email);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(device.login(email, u"wrong"_s).status, 401);
        }
        const Reply refused = device.login(email); // even the right one
        QCOMPARE(refused.status, 429);
        QCOMPARE(limitOf(refused), "10");
        QCOMPARE(remaining(refused), 0);
        const int wait = test::sentHeader(refused, "Retry-After").toInt();
        QVERIFY2(wait > 300 && wait <= 360,
                 qPrintable(QString::number(wait))); // one more fits after six minutes
        QVERIFY(rig().metrics().text().contains("rate_limited_requests_total{limit=\"sign-in\"}"));
        // Nobody else is concerned, neither another address nor a session that lives at this one.
        QCOMPARE(neighbour.renew().status, 200);
        QCOMPARE(Device(rig()).login(email).status, 200);
    }

    void whatSucceedsNeverCounts() {
        const QString email = person();
        Device device(rig());
        for (int i = 0; i < 15; ++i) {
            QCOMPARE(device.login(email).status, 200);
            QCOMPARE(device.renew().status, 200);
        }
    }

    void allWaysToFailShareOneAllowance() {
        const QString email = person();
        Device device(rig());
        device.login(email);
        int failures = 0;
        const auto fail = [&](const Reply& reply) {
            QVERIFY2(reply.status >= 400 && reply.status != 429, reply.body.constData());
            ++failures;
        };
        fail(device.post(u"/auth/verify-email"_s, R"({"token":"x"})"));
        fail(device.post(u"/auth/reset-password"_s, R"({"token":"x","password":"long enough, truly"})"));
        fail(device.post(u"/auth/mfa/verify"_s, R"({"challenge":"x","code":"1"})"));
        fail(device.post(u"/auth/mfa/enable"_s, R"({"code":"1"})"));
        fail(device.post(u"/auth/mfa/setup"_s, R"({"password":"x"})"));
        fail(device.post(u"/auth/change-password"_s,
                         R"({"currentPassword":"x","newPassword":"long enough, truly"})"));
        fail(device.post(u"/invitations/accept"_s, R"({"token":"x"})"));
        fail(device.signUp(email));
        Device stale(rig(), device.client);
        stale.refresh = "nobody's";
        fail(stale.renew());
        fail(device.login(email, u"wrong"_s));
        QCOMPARE(failures, 10);
        QCOMPARE(device.login(email).status, 429);
    }

    /// Wrong tokens are nobody's: another's refreshes go on however many somebody guesses.
    void guessedTokensLockNobodyElseOut() {
        Device owner(rig());
        owner.signUp(u"owner-of-token@example.com"_s);
        for (int i = 0; i < 40; ++i) {
            Device guesser(rig());
            guesser.refresh = "guessed";
            QCOMPARE(guesser.renew().status, 401);
        }
        QCOMPARE(owner.renew().status, 200);
    }

    void anAccountSlowsDownWhoeverKnocksAndItsSessionsGoOn() {
        const QString email = person();
        Device owner(rig());
        owner.login(email);
        const int tries = until429([&] { return Device(rig()).login(email, u"wrong"_s); }, 40);
        QVERIFY2(tries >= 30 && tries <= 31, qPrintable(QString::number(tries)));
        QVERIFY(owner.isSignedIn());
        QCOMPARE(owner.renew().status, 200);
        // The way to a new password stays open.
        QCOMPARE(Device(rig()).post(u"/auth/forgot-password"_s, Device::object({{"email", email}})).status,
                 202);
        QCOMPARE(rig().mailsTo(email, u"reset-password"_s), 1);
        // An address nobody has slows down alike.
        const int others =
            until429([&] { return Device(rig()).login(u"no-one@example.com"_s, u"wrong"_s); }, 40);
        QVERIFY2(others >= 30 && others <= 31, qPrintable(QString::number(others)));
    }

    void mailsThatAreAskedForHaveALimitPerBox() {
        const QString email = person();
        for (const QString& address : {email, u"unknown@example.com"_s}) {
            const int asked = until429(
                [&] {
                    return Device(rig()).post(u"/auth/forgot-password"_s,
                                              Device::object({{"email", address}}));
                },
                20);
            QCOMPARE(asked, 5);
        }
        QCOMPARE(rig().mailsTo(email, u"reset-password"_s), 5);
    }

    void anIPv6NetworkIsOneClient() {
        const QString email = person();
        for (int i = 0; i < 10; ++i) {
            Device device(rig(), u"2001:db8:7::%1"_s.arg(i + 1));
            QCOMPARE(device.login(email, u"wrong"_s).status, 401);
        }
        QCOMPARE(Device(rig(), u"2001:db8:7::abcd"_s).login(email).status, 429);
        QCOMPARE(Device(rig(), u"2001:db8:8::1"_s).login(email).status, 200);
    }

    void aPersonHasALimitOverAllTheirDevices() {
        const QString email = person();
        Device here(rig());
        here.login(email);
        Device there(rig());
        there.login(email);
        rig().settings().perUser = RateLimit{6};
        const Reply first = here.get(u"/tags"_s);
        QCOMPARE(limitOf(first), "6");
        QCOMPARE(remaining(first), 5);
        QCOMPARE(remaining(there.get(u"/tags"_s)), 4);
        const int more = until429([&] { return there.get(u"/tags"_s); }, 10);
        QCOMPARE(more, 4);
        const Reply refused = here.post(u"/tags"_s, R"({"name":"late"})");
        QCOMPARE(refused.status, 429);
        QCOMPARE(test::problemSlugOf(refused), u"too-many-requests");
        QVERIFY(test::sentHeader(refused, "Retry-After").toInt() > 0);
        rig().settings().perUser = RateLimit{1'000'000};
    }

    void figuresHaveALimitOfTheirOwn() {
        Device device(rig());
        device.login(person());
        rig().settings().analytics = RateLimit{3};
        QCOMPARE(limitOf(device.get(u"/analytics/summary"_s)), "3");
        QCOMPARE(until429([&] { return device.get(u"/analytics/equity"_s); }, 10), 2);
        QCOMPARE(limitOf(device.get(u"/analytics/calendar?year=2026"_s)), "3");
        QVERIFY(rig().metrics().text().contains("rate_limited_requests_total{limit=\"analytics\"}"));
        QCOMPARE(device.get(u"/trades"_s).status, 200);
        rig().settings().analytics = RateLimit{1'000'000};
    }

    void anAddressHasALimitOverAllWhoShareIt() {
        const QString email = person();
        rig().settings().perIp = RateLimit{5};
        Device first(rig(), u"203.0.113.9"_s);
        Device second(rig(), u"203.0.113.9"_s);
        first.login(email);
        second.login(email);
        QCOMPARE(until429([&] { return first.get(u"/me"_s); }, 10), 3);
        const Reply refused = second.post(u"/auth/login"_s, "{}");
        QCOMPARE(refused.status, 429);
        QCOMPARE(limitOf(refused), "5");
        QCOMPARE(Device(rig()).login(email).status, 200);
        rig().settings().perIp = RateLimit{1'000'000};
    }

    void withoutRedisSignInIsStillLimitedAndTheRestGoesOn() {
        const QString email = person();
        Device owner(rig());
        owner.login(email);
        rig().settings().perUser = RateLimit{2};
        rig().redisServer().crash();
        Device device(rig());
        const int tries = until429([&] { return device.login(email, u"wrong"_s); }, 15);
        QCOMPARE(tries, 10);
        for (int i = 0; i < 5; ++i) { // limits that only spare the machine let through
            QCOMPARE(owner.get(u"/tags"_s).status, 200);
        }
        QCOMPARE(owner.renew().status, 200);
        QCOMPARE(test::ApiRig::json(rig().visit(Method::Get, u"/ready"_s)).text(u"redis"), u"away");
        // What ends here ends at once also without Redis.
        QCOMPARE(owner.post(u"/auth/logout"_s).status, 204);
        QVERIFY(!owner.isSignedIn());
        rig().settings().perUser = RateLimit{1'000'000};
        rig().redisServer().start();
        QTRY_VERIFY_WITH_TIMEOUT(rig().redis().ping(), 10'000);
        QCOMPARE(device.login(email).status, 200); // the shared count begins anew
    }

    /// Redis that takes connections and never answers costs one pause, not one a request.
    void aSlowRedisIsLeftAlone() {
        RedisSettings settings;
        settings.patience = 50ms;
        settings.rest = 60s;
        test::SignInRig slow(settings);
        Device device(slow);
        device.signUp(u"slow@example.com"_s);
        slow.redisServer().pause();
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(device.get(u"/tags"_s).status, 200);
        }
        // Each request asks Redis three times: without the rest it would be three seconds and more.
        QVERIFY2(time.elapsed() < 2500, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(until429([&] { return device.login(u"slow@example.com"_s, u"wrong"_s); }, 15), 10);
        slow.redisServer().resume();
    }
};

TJ_TEST(SignInLimitsTest)
#include "sign_in_limits_test.moc"
