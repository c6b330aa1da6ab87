#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

namespace {
const QString kNewPassword = u"another horse, another staple"_s;
}

/// Passwords forgotten, set anew and changed.
class SignInPasswordTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    QString person() { return test::registered(rig()); }
    Reply forgot(const QString& email) {
        return Device(rig()).post(u"/auth/forgot-password"_s, Device::object({{"email", email}}));
    }
    Reply reset(const QByteArray& token, const QString& password = kNewPassword) {
        return Device(rig()).post(
            u"/auth/reset-password"_s,
            Device::object({{"token", QString::fromLatin1(token)}, {"password", password}}));
    }
    QByteArray resetToken(const QString& email) { return rig().mailedToken(email, u"reset-password"_s); }
    static Reply change(Device& device, const QString& from, const QString& to) {
        return device.post(u"/auth/change-password"_s,
                           Device::object({{"currentPassword", from}, {"newPassword", to}}));
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void theMailedLinkSetsANewPasswordAndEndsEverySession() {
        const QString email = person();
        Device device(rig());
        device.login(email);
        QCOMPARE(forgot(email).status, 202);
        QVERIFY(device.isSignedIn()); // asking ends nothing: anybody can ask
        QCOMPARE(reset(resetToken(email)).status, 204);
        QVERIFY(!device.isSignedIn());
        QCOMPARE(device.renew().status, 401);
        QCOMPARE(Device(rig()).login(email).status, 401);
        Device again(rig());
        QCOMPARE(again.login(email, kNewPassword).status, 200);
        // Who reads the address's mails owns it.
        QVERIFY(again.me().find(u"emailVerified")->toBool().value());
        QCOMPARE(rig().mailsTo(email, u"password-changed"_s), 1);
    }

    void noLinkWorksTwiceOrLate() {
        const QString email = person();
        forgot(email);
        const QByteArray first = resetToken(email);
        forgot(email);
        const QByteArray second = resetToken(email);
        QCOMPARE(reset(first).status, 400); // withdrawn by the second
        QCOMPARE(reset(second).status, 204);
        QCOMPARE(reset(second).status, 400);
        forgot(email);
        rig().clock().advance(30min);
        const Reply late = reset(resetToken(email));
        QCOMPARE(late.status, 400);
        QCOMPARE(test::faultyFields(late), u"token");
    }

    void aLinkForVerifyingSetsNoPassword() {
        const QString email = person();
        QCOMPARE(reset(rig().mailedToken(email, u"verify-email"_s)).status, 400);
        forgot(email);
        QCOMPARE(Device(rig())
                     .post(u"/auth/verify-email"_s,
                           test::filled(R"({"token":"%1"})", QString::fromLatin1(resetToken(email))))
                     .status,
                 400);
    }

    void aPasswordTooWeakUsesNoLinkUp() {
        const QString email = person();
        forgot(email);
        const Reply weak = reset(resetToken(email), u"short"_s);
        QCOMPARE(weak.status, 400);
        QCOMPARE(test::faultyFields(weak), u"password");
        QCOMPARE(reset(resetToken(email)).status, 204);
    }

    /// An address without an account gets no mail, and nothing else is different: words, headers, questions
    /// to the database, and that they write.
    void askingTellsNothing() {
        const QString email = person();
        const auto cost = [&](const QString& address, Reply& reply) {
            const double trips = rig().metric("database_round_trip_seconds_count");
            const int tokens = rig().number(u"select count(*) from email_tokens"_s);
            reply = forgot(address);
            return std::pair(rig().metric("database_round_trip_seconds_count") - trips,
                             rig().number(u"select count(*) from email_tokens"_s) - tokens);
        };
        Reply known;
        Reply unknown;
        const auto costOfKnown = cost(email, known);
        const auto costOfUnknown = cost(u"nobody@example.com"_s, unknown);
        QCOMPARE(known.status, 202);
        QCOMPARE(unknown.status, 202);
        QCOMPARE(known.body, unknown.body);
        QCOMPARE(costOfKnown, costOfUnknown);
        QCOMPARE(costOfKnown.second, 1);
        QCOMPARE(rig().mailsTo(u"nobody@example.com"_s, u"reset-password"_s), 0);
        QCOMPARE(rig().mailsTo(email, u"reset-password"_s), 1);
    }

    void theLinkLeadsToTheConfiguredAddressAlone() {
        const QString email = person();
        Device device(rig());
        device.send(Method::Post, u"/auth/forgot-password"_s, Device::object({{"email", email}}),
                    {{"Host", "evil.example"}, {"X-Forwarded-Host", "evil.example"}});
        const QByteArray body = rig().database().psql("select body from email_outbox where recipient = '" +
                                                      email.toUtf8() + "' and kind = 'reset-password';\n");
        QVERIFY(body.contains("https://journal.example/reset-password#token="));
        QVERIFY(!body.contains("evil"));
    }

    void changingNeedsTheOldOneAndEndsTheOtherSessions() {
        const QString email = person();
        Device here(rig());
        here.login(email);
        Device there(rig());
        there.login(email);
        forgot(email);
        const Reply wrong = change(here, u"not this one at all"_s, kNewPassword);
        QCOMPARE(wrong.status, 400);
        QCOMPARE(test::faultyFields(wrong), u"currentPassword");
        QVERIFY(there.isSignedIn());
        QCOMPARE(test::faultyFields(change(here, test::kPassword, u"weak"_s)), u"newPassword");
        QCOMPARE(test::faultyFields(change(here, test::kPassword, email)), u"newPassword");

        QCOMPARE(change(here, test::kPassword, kNewPassword).status, 204);
        QVERIFY(here.isSignedIn());
        QCOMPARE(here.renew().status, 200);
        QVERIFY(!there.isSignedIn());
        QCOMPARE(there.renew().status, 401);
        QCOMPARE(Device(rig()).login(email, kNewPassword).status, 200);
        QCOMPARE(Device(rig()).login(email).status, 401);
        QCOMPARE(rig().mailsTo(email, u"password-changed"_s), 1);
        // Nor may a link mailed before set another one.
        const int hashes =
            rig().number(u"select count(*) from email_tokens t join users u on u.id = t.user_id "
                         "where u.email = '%1' and t.purpose = 'reset-password'"_s.arg(email));
        QCOMPARE(hashes, 0);
    }

    void lettersThatLookTheSameAreTheSamePassword() {
        const QString email = person();
        Device device(rig());
        device.login(email);
        QCOMPARE(change(device, test::kPassword, u"caf\u00e9 at the harbour"_s).status, 204);
        QCOMPARE(Device(rig()).login(email, u"cafe\u0301 at the harbour"_s).status, 200);
    }
};

TJ_TEST(SignInPasswordTest)
#include "sign_in_password_test.moc"
