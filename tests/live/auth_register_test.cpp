#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// From nobody to a person with a verified address.
class AuthRegisterTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void registeringSignsInWithATenantAndAnAccountOfOnesOwn() {
        Device device(rig());
        const Reply reply = device.post(u"/auth/register"_s, Device::object({{"email", u"Asha@Example.com"_s},
                                                                             {"password", test::kPassword},
                                                                             {"name", u"Asha Rao"_s},
                                                                             {"workspace", u"Rao & Co"_s},
                                                                             {"timezone", u"Asia/Kolkata"_s},
                                                                             {"currency", u"INR"_s}}));
        QCOMPARE(reply.status, 201);
        const core::JsonValue body = test::ApiRig::json(reply);
        QCOMPARE(body.find(u"user")->text(u"email"), u"Asha@Example.com");
        QCOMPARE(body.find(u"user")->text(u"name"), u"Asha Rao");

        const core::JsonValue me = device.me();
        QCOMPARE(me.text(u"id"), body.find(u"user")->text(u"id"));
        QVERIFY(!me.find(u"emailVerified")->toBool().value());
        QVERIFY(!me.find(u"mfaEnabled")->toBool().value());
        const auto& tenants = me.find(u"tenants")->items();
        QCOMPARE(tenants.size(), 1U);
        QCOMPARE(tenants[0].text(u"name"), u"Rao & Co");
        QCOMPARE(tenants[0].text(u"role"), u"owner");
        QCOMPARE(tenants[0].text(u"id"), me.text(u"tenantId"));
        QCOMPARE(test::ApiRig::json(device.get(u"/settings/zone"_s)).text(u"value"), u"Asia/Kolkata");
        const core::JsonValue accounts = test::ApiRig::json(device.get(u"/accounts"_s));
        QCOMPARE(accounts.find(u"items")->items().size(), 1U);
        QCOMPARE(accounts.find(u"items")->items()[0].text(u"currency"), u"INR");
        QCOMPARE(accounts.find(u"items")->items()[0].text(u"owner"), me.text(u"id"));
        // All but inviting works at once.
        QCOMPARE(device.post(u"/tags"_s, R"({"name":"first"})").status, 201);
    }

    void theRefreshTokenIsACookieThatScriptsAndOtherSitesNeverSee() {
        Device device(rig());
        const QByteArray cookie = test::sentHeader(device.signUp(u"cookie@example.com"_s), "Set-Cookie");
        for (const char* part :
             {"; Path=/", "; HttpOnly", "; Secure", "; SameSite=Strict", "; Max-Age=2592000"}) {
            QVERIFY2(cookie.contains(part), cookie.constData());
        }
        QCOMPARE(device.refresh.size(), 43); // 256 bits
        // Of it only the hash is kept.
        QCOMPARE(rig().number(
                     u"select count(*) from sessions where encode(token_hash, 'escape') like '%%%1%%'"_s.arg(
                         QString::fromLatin1(device.refresh))),
                 0);
        QCOMPARE(rig().number(u"select count(*) from sessions where token_hash = sha256('%1')"_s.arg(
                     QString::fromLatin1(device.refresh))),
                 1);
    }

    void everyWrongFieldIsToldAtOnce() {
        Device device(rig());
        const Reply reply = device.post(u"/auth/register"_s,
                                        R"({"email":"nobody","password":"short","name":"",
                                            "timezone":"Mars/Base","currency":"x","more":1})");
        QCOMPARE(reply.status, 400);
        QCOMPARE(test::faultyFields(reply), u"currency, email, more, name, password, timezone");
    }

    void passwordsThatEverybodyTriesAreRefused_data() {
        QTest::addColumn<QString>("password");
        QTest::newRow("eleven characters") << u"abcdefghijk"_s;
        QTest::newRow("on the list") << u"password1234"_s;
        QTest::newRow("on the list, shouted") << u"PASSWORD1234"_s;
        QTest::newRow("over and over") << u"abcabcabcabc"_s;
        QTest::newRow("the address") << u"weak-chooser@example.com"_s;
        QTest::newRow("too long") << QString(1025, u'x');
    }
    void passwordsThatEverybodyTriesAreRefused() {
        QFETCH(QString, password);
        Device device(rig());
        const Reply reply =
            device.post(u"/auth/register"_s, Device::object({{"email", u"weak-chooser@example.com"_s},
                                                             {"password", password},
                                                             {"name", u"W"_s}}));
        QCOMPARE(reply.status, 400);
        QCOMPARE(test::faultyFields(reply), u"password");
        QVERIFY(!reply.body.contains(password.toUtf8()));
    }

    void anAddressInUseIsToldWhateverItsCase() {
        Device first(rig());
        QCOMPARE(first.signUp(u"taken@example.com"_s).status, 201);
        Device second(rig());
        const Reply reply = second.signUp(u"TAKEN@example.com"_s);
        QCOMPARE(reply.status, 409);
        QCOMPARE(test::problemSlugOf(reply), u"address-in-use");
        QVERIFY(second.refresh.isEmpty());
        QCOMPARE(rig().number(u"select count(*) from users where lower(email) = 'taken@example.com'"_s), 1);
    }

    void ofTwoWhoRegisterAnAddressAtOnceOneGetsIt() {
        std::vector<std::thread> threads;
        std::atomic<int> made = 0;
        std::atomic<int> refused = 0;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                const int status = Device(rig()).signUp(u"race@example.com"_s).status;
                made += status == 201 ? 1 : 0;
                refused += status == 409 ? 1 : 0;
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(made.load(), 1);
        QCOMPARE(refused.load(), 5);
    }

    void theMailedLinkVerifiesOnce() {
        Device device(rig());
        device.signUp(u"verify@example.com"_s);
        const QByteArray token = rig().mailedToken(u"verify@example.com"_s, u"verify-email"_s);
        QCOMPARE(token.size(), 43);
        const QByteArray body = test::filled(R"({"token":"%1"})", QString::fromLatin1(token));
        Device mailProgram(rig()); // signed in nowhere
        QCOMPARE(mailProgram.post(u"/auth/verify-email"_s, body).status, 204);
        QVERIFY(device.me().find(u"emailVerified")->toBool().value());
        const Reply again = mailProgram.post(u"/auth/verify-email"_s, body);
        QCOMPARE(again.status, 400);
        QCOMPARE(test::faultyFields(again), u"token");
    }

    void theMailedLinkEndsAfterTwoDays() {
        Device device(rig());
        device.signUp(u"late@example.com"_s);
        const QByteArray body =
            test::filled(R"({"token":"%1"})",
                         QString::fromLatin1(rig().mailedToken(u"late@example.com"_s, u"verify-email"_s)));
        rig().clock().advance(std::chrono::hours(48));
        QCOMPARE(Device(rig()).post(u"/auth/verify-email"_s, body).status, 400);
    }

    void anotherMailWithdrawsTheFirstLink() {
        Device device(rig());
        device.signUp(u"resend@example.com"_s);
        const QByteArray first = rig().mailedToken(u"resend@example.com"_s, u"verify-email"_s);
        QCOMPARE(device.post(u"/auth/resend-verification"_s).status, 204);
        const QByteArray second = rig().mailedToken(u"resend@example.com"_s, u"verify-email"_s);
        QVERIFY(first != second);
        const auto verify = [&](const QByteArray& token) {
            return Device(rig())
                .post(u"/auth/verify-email"_s, test::filled(R"({"token":"%1"})", QString::fromLatin1(token)))
                .status;
        };
        QCOMPARE(verify(first), 400);
        QCOMPARE(verify(second), 204);
        // Who is verified gets no more mails.
        QCOMPARE(device.post(u"/auth/resend-verification"_s).status, 204);
        QCOMPARE(rig().mailsTo(u"resend@example.com"_s, u"verify-email"_s), 2);
    }

    void noBoxIsFilledWithMails() {
        Device device(rig());
        device.signUp(u"box@example.com"_s);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(device.post(u"/auth/resend-verification"_s).status, 204);
        }
        QCOMPARE(device.post(u"/auth/resend-verification"_s).status, 429);
        QCOMPARE(rig().mailsTo(u"box@example.com"_s, u"verify-email"_s), 6);
    }

    void registrationsHaveALimitOfTheirOwnPerAddress() {
        rig().settings().registrations = RateLimit{2, std::chrono::hours(24)};
        Device device(rig());
        QCOMPARE(device.signUp(u"one@example.com"_s).status, 201);
        QCOMPARE(device.signUp(u"two@example.com"_s).status, 201);
        const Reply refused = device.signUp(u"three@example.com"_s);
        QCOMPARE(refused.status, 429);
        QCOMPARE(test::sentHeader(refused, "RateLimit-Limit"), "2");
        const int wait = test::sentHeader(refused, "Retry-After").toInt();
        QVERIFY2(wait > 11 * 3600 && wait <= 12 * 3600, qPrintable(QString::number(wait)));
        QCOMPARE(Device(rig()).signUp(u"three@example.com"_s).status, 201);
        rig().settings().registrations = RateLimit{100, std::chrono::hours(24)};
    }
};

TJ_TEST(AuthRegisterTest)
#include "auth_register_test.moc"
