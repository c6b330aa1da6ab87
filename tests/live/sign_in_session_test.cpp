#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// Sessions: how they begin, go on, are listed and end, also when a refresh token was stolen.
class SignInSessionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    QString person() { return test::registered(rig()); }
    Device signedIn(const QString& email, const QByteArray& agent = "Desk/1.0") {
        Device device(rig(), {}, agent);
        device.login(email);
        return device;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void loginOpensWhateverTheAddressCase() {
        const QString email = person();
        Device device(rig());
        const Reply reply = device.login(email.toUpper());
        QCOMPARE(reply.status, 200);
        QVERIFY(device.isSignedIn());
        QVERIFY(!test::ApiRig::json(reply).find(u"user"));
    }

    /// Nothing tells an address that has an account from one that has none: words, headers, the hashes
    /// computed and the questions to the database are the same.
    void nothingTellsWhetherAnAddressHasAnAccount() {
        const QString email = person();
        const auto cost = [&](const QString& address, Reply& reply) {
            Device device(rig());
            const double hashes = rig().metric("password_hash_seconds_count");
            const double trips = rig().metric("database_round_trip_seconds_count");
            reply = device.login(address, u"not the password at all"_s);
            return std::pair(rig().metric("password_hash_seconds_count") - hashes,
                             rig().metric("database_round_trip_seconds_count") - trips);
        };
        Reply known;
        Reply unknown;
        const auto costOfKnown = cost(email, known);
        const auto costOfUnknown = cost(u"nobody@example.com"_s, unknown);
        QCOMPARE(known.status, 401);
        QCOMPARE(known.body, unknown.body);
        QCOMPARE(known.headers.size(), unknown.headers.size());
        QCOMPARE(costOfKnown.first, 1.0);
        QCOMPARE(costOfUnknown.first, 1.0);
        QCOMPARE(costOfUnknown.second, costOfKnown.second);
    }
    /// The same by the clock, with what a hash costs in earnest: taken in turn, their medians are as one.
    void bothTakeTheSameTime() {
        rig().settings().hashCost = {};
        const std::array addresses = {person(), u"nobody@example.com"_s};
        std::array<std::vector<qint64>, 2> times;
        for (int i = 0; i < 14; ++i) {
            Device device(rig());
            QElapsedTimer time;
            time.start();
            device.login(addresses[std::size_t(i % 2)], u"not the password at all"_s);
            times[std::size_t(i % 2)].push_back(time.nsecsElapsed());
        }
        rig().settings().hashCost = {64, 1, 1};
        for (std::vector<qint64>& some : times) {
            std::nth_element(some.begin(), some.begin() + 3, some.end());
        }
        const double ratio = double(times[0][3]) / double(times[1][3]);
        // Without the hash for nobody it would be about fifty.
        QVERIFY2(ratio > 0.4 && ratio < 2.5, qPrintable(QString::number(ratio)));
    }

    void aDearerHashIsMadeAtTheNextLogin() {
        const QString email = person();
        const auto hash = [&] {
            return rig().database().psql("select password_hash from users where email = '" + email.toUtf8() +
                                         "';\n");
        };
        QVERIFY(hash().contains("m=64,t=1"));
        rig().settings().hashCost = {128, 2, 1};
        QCOMPARE(Device(rig()).login(email, u"wrong, so that nothing changes"_s).status, 401);
        QVERIFY(hash().contains("m=64,t=1"));
        QCOMPARE(Device(rig()).login(email).status, 200);
        QVERIFY(hash().contains("m=128,t=2"));
        QCOMPARE(Device(rig()).login(email).status, 200);
        rig().settings().hashCost = {64, 1, 1};
    }

    void anAccessTokenEndsAndARefreshGivesAnother() {
        Device device = signedIn(person());
        rig().clock().advance(15min);
        QVERIFY(!device.isSignedIn());
        const QByteArray before = device.refresh;
        QCOMPARE(device.renew().status, 200);
        QVERIFY(device.isSignedIn());
        QVERIFY(device.refresh != before);
    }

    void aSessionEndsThirtyDaysAfterItsLastUse() {
        Device device = signedIn(person());
        rig().clock().advance(29 * 24h);
        QCOMPARE(device.renew().status, 200);
        rig().clock().advance(29 * 24h);
        QCOMPARE(device.renew().status, 200);
        rig().clock().advance(30 * 24h);
        QCOMPARE(device.renew().status, 401);
    }

    void whatHasExpiredIsClearedAway() {
        const QString email = person();
        signedIn(email);
        rig().clock().advance(32 * 24h);
        Device(rig()).post(u"/auth/forgot-password"_s, Device::object({{"email", email}}));
        signedIn(email);
        QCOMPARE(rig().number(u"select count(*) from sessions"_s), 1);
        QCOMPARE(rig().number(u"select count(*) from email_tokens"_s), 1);
    }

    void aLostAnswerIsForgivenForTenSeconds() {
        Device device = signedIn(person());
        const QByteArray before = device.refresh;
        QCOMPARE(device.renew().status, 200);
        const QByteArray lost = device.refresh;
        device.refresh = before; // the answer never came
        rig().clock().advance(9s);
        QCOMPARE(device.renew().status, 200);
        QVERIFY(device.refresh != lost);
        QVERIFY(device.isSignedIn());
        // Both go on: two windows that asked at once.
        QCOMPARE(device.renew().status, 200);
    }

    /// From here on everything is theft: the family ends, is logged and told by mail.
    void theftEndsTheSession_data() {
        QTest::addColumn<QByteArray>("agent");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("generations");
        QTest::newRow("ten seconds later") << QByteArray("Desk/1.0") << 10 << 1;
        QTest::newRow("from another program") << QByteArray("Curl/8") << 1 << 1;
        QTest::newRow("a predecessor's predecessor") << QByteArray("Desk/1.0") << 1 << 2;
    }
    void theftEndsTheSession() {
        QFETCH(QByteArray, agent);
        QFETCH(int, seconds);
        QFETCH(int, generations);
        const QString email = person();
        Device owner = signedIn(email);
        Device bystander = signedIn(email);
        Device thief(rig(), {}, agent);
        thief.refresh = owner.refresh;
        for (int i = 0; i < generations; ++i) {
            QCOMPARE(owner.renew().status, 200);
        }
        rig().clock().advance(std::chrono::seconds(seconds));
        QVERIFY(owner.isSignedIn());
        QCOMPARE(thief.renew().status, 401);
        QVERIFY(thief.access.isEmpty());
        // At once, not only when the access token runs out; other sessions go on.
        QVERIFY(!owner.isSignedIn());
        QCOMPARE(owner.renew().status, 401);
        QVERIFY(bystander.isSignedIn());
        QCOMPARE(rig().mailsTo(email, u"session-theft"_s), 1);
        QCOMPARE(rig().number(u"select count(*) from audit_log a join users u on u.id = a.user_id "
                              "where a.action = 'session.theft' and u.email = '%1'"_s.arg(email)),
                 1);
    }

    void ofTwelveRefreshesAtOnceNoneEndsTheSession() {
        Device device = signedIn(person());
        const QByteArray token = device.refresh;
        std::mutex mutex;
        std::set<QByteArray> given;
        std::vector<std::thread> threads;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&] {
                Device window(rig());
                window.refresh = token;
                const bool renewed = window.renew().status == 200;
                const std::scoped_lock lock(mutex);
                if (renewed) {
                    given.insert(window.refresh);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(given.size(), 12U);
        QVERIFY(device.isSignedIn());
        device.refresh = *given.rbegin();
        QCOMPARE(device.renew().status, 200);
    }

    void aTokenNobodyGaveRefreshesNothing() {
        Device device(rig());
        QCOMPARE(device.renew().status, 401);
        device.refresh = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        QCOMPARE(device.renew().status, 401);
        // An access token is none.
        Device owner = signedIn(person());
        device.refresh = owner.access;
        QCOMPARE(device.renew().status, 401);
        device.access = owner.refresh;
        QVERIFY(!device.isSignedIn());
    }

    void onlyOurOwnPageMayUseTheCookie() {
        Device device = signedIn(person());
        for (const char* path : {"/auth/refresh", "/auth/logout"}) {
            const Reply foreign =
                device.send(Method::Post, QLatin1String(path), {}, {{"Origin", "https://evil.example"}});
            QCOMPARE(foreign.status, 403);
            const Reply sandboxed = device.send(Method::Post, QLatin1String(path), {}, {{"Origin", "null"}});
            QCOMPARE(sandboxed.status, 403);
        }
        QVERIFY(device.isSignedIn());
        QCOMPARE(
            device.send(Method::Post, u"/auth/refresh"_s, {}, {{"Origin", "https://journal.example"}}).status,
            200);
    }

    void logoutEndsThisSessionAtOnce() {
        const QString email = person();
        Device here = signedIn(email);
        Device there = signedIn(email);
        const QByteArray token = here.refresh;
        const Reply reply = here.post(u"/auth/logout"_s);
        QCOMPARE(reply.status, 204);
        QVERIFY(test::sentHeader(reply, "Set-Cookie").contains("Max-Age=0"));
        QVERIFY(!here.isSignedIn());
        here.refresh = token;
        QCOMPARE(here.renew().status, 401);
        QVERIFY(there.isSignedIn());
        // Nobody's token signs nobody out, and nothing is told of it.
        Device nobody(rig());
        QCOMPARE(nobody.post(u"/auth/logout"_s).status, 204);
    }

    void logoutAllEndsEveryone() {
        const QString email = person();
        Device here = signedIn(email);
        Device there = signedIn(email);
        Device other = signedIn(person());
        QCOMPARE(here.post(u"/auth/logout-all"_s).status, 204);
        QVERIFY(!here.isSignedIn());
        QVERIFY(!there.isSignedIn());
        QCOMPARE(there.renew().status, 401);
        QVERIFY(other.isSignedIn());
    }

    void anotherInstanceKnowsWhatEndedAtOnce() {
        Device device = signedIn(person());
        // What a second instance asks: Redis alone.
        RevokedSessions second(rig().redis(), rig().clock());
        const AccessTokens tokens({{"k", QByteArray(32, 'k')}}, "k", u"http://localhost"_s);
        const Authenticator authenticator(tokens, rig().clock(), second);
        QVERIFY(authenticator.callerOf("Bearer " + device.access).ok());
        const QByteArray access = device.access;
        device.post(u"/auth/logout"_s);
        QVERIFY(!authenticator.callerOf("Bearer " + access).ok());
    }

    void sessionsAreListedAndEndedOneByOne() {
        const QString email = person();
        Device here = signedIn(email, "Desk/1.0 (Linux)");
        Device there = signedIn(email, "Pocket/2");
        there.renew(); // still one session
        const core::JsonValue list = test::ApiRig::json(here.get(u"/auth/sessions"_s));
        const auto& items = list.find(u"items")->items();
        QCOMPARE(items.size(), 2U);
        QString theirs;
        for (const core::JsonValue& item : items) {
            const bool isHere = item.find(u"current")->toBool().value();
            QCOMPARE(item.text(u"device"), isHere ? u"Desk/1.0 (Linux)"_s : u"Pocket/2"_s);
            QCOMPARE(item.text(u"ip"), isHere ? here.client : there.client);
            theirs = isHere ? theirs : item.text(u"id");
        }
        // Another's is not there.
        Device stranger = signedIn(person());
        QCOMPARE(stranger.send(Method::Delete, u"/auth/sessions/"_s + theirs).status, 404);
        QVERIFY(there.isSignedIn());
        QCOMPARE(here.send(Method::Delete, u"/auth/sessions/"_s + theirs).status, 204);
        QVERIFY(!there.isSignedIn());
        QCOMPARE(there.renew().status, 401);
        QCOMPARE(here.send(Method::Delete, u"/auth/sessions/"_s + theirs).status, 404);
        QCOMPARE(here.send(Method::Delete, u"/auth/sessions/nonsense"_s).status, 404);
        QCOMPARE(test::ApiRig::json(here.get(u"/auth/sessions"_s)).find(u"items")->items().size(), 1U);
    }

    void switchingTenantsLastsThroughRefreshes() {
        Device device = signedIn(person());
        const QString first = device.tenant();
        const Reply made = device.post(u"/tenants"_s, R"({"name":"Second desk","timezone":"Asia/Kolkata"})");
        QCOMPARE(made.status, 201);
        const QString second = test::ApiRig::json(made).text(u"id");
        device.post(u"/tags"_s, R"({"name":"of the first"})");
        QCOMPARE(device.get(u"/tenants/"_s + second).status, 404); // the token is for the first

        const QByteArray body = test::filled(R"({"tenantId":"%1"})", second);
        QCOMPARE(device.post(u"/auth/switch-tenant"_s, body).status, 200);
        QCOMPARE(device.tenant(), second);
        QCOMPARE(test::ApiRig::json(device.get(u"/tags"_s)).find(u"total")->toInteger().value(), 0);
        QCOMPARE(device.renew().status, 200);
        QCOMPARE(device.tenant(), second);
        QCOMPARE(device.get(u"/tenants/"_s + second).status, 200);
        QCOMPARE(device.get(u"/tenants/"_s + first).status, 404);
        // Into a stranger's there is no way.
        Device stranger = signedIn(person());
        QCOMPARE(stranger.post(u"/auth/switch-tenant"_s, body).status, 404);
        QCOMPARE(stranger.post(u"/auth/switch-tenant"_s, R"({"tenantId":"x"})").status, 400);
    }
};

TJ_TEST(SignInSessionTest)
#include "sign_in_session_test.moc"
