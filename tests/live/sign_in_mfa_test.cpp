#include "server/auth/totp.h"
#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <liboath/oath.h>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// The second step: enrolling, codes taken once, recovery codes, and what guessing them costs.
class SignInMfaTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    /// Somebody with the second step on, as their authenticator app knows them.
    struct Enrolled {
        QString email;
        QByteArray secret;
        QStringList recoveryCodes;
    };
    static QByteArray password(const QString& text = test::kPassword) {
        return Device::object({{"password", text}});
    }
    static QByteArray code(const QString& text) { return Device::object({{"code", text}}); }
    static QByteArray answer(const QString& challenge, const QString& text) {
        return Device::object({{"challenge", challenge}, {"code", text}});
    }
    /// What an app of somebody else's making reads out of the shown text.
    static QByteArray decoded(const QString& base32) {
        char* bytes = nullptr;
        std::size_t size = 0;
        const QByteArray text = base32.toLatin1();
        if (oath_base32_decode(text.constData(), std::size_t(text.size()), &bytes, &size) != OATH_OK) {
            return {};
        }
        const QByteArray secret(bytes, qsizetype(size));
        std::free(bytes);
        return secret;
    }
    /// The code that an app shows `steps` from now. No step is used twice: the clock goes on between.
    QString shown(const QByteArray& secret, int steps = 0) {
        return totpCode(secret, core::toMs(rig().clock().now()) / 30'000 + steps);
    }
    void nextStep() { rig().clock().advance(30s); }

    QString person() { return test::registered(rig()); }
    Enrolled enrolled() {
        Enrolled somebody{person(), {}, {}};
        Device device(rig());
        device.login(somebody.email);
        const core::JsonValue setUp = test::ApiRig::json(device.post(u"/auth/mfa/setup"_s, password()));
        somebody.secret = decoded(setUp.text(u"secret"));
        const core::JsonValue codes =
            test::ApiRig::json(device.post(u"/auth/mfa/enable"_s, code(shown(somebody.secret))));
        for (const core::JsonValue& item : codes.find(u"recoveryCodes")->items()) {
            somebody.recoveryCodes << item.toText().value();
        }
        nextStep();
        return somebody;
    }
    QString challenge(Device& device, const QString& email) {
        return test::ApiRig::json(device.login(email)).text(u"challenge");
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void settingUpNeedsThePasswordAndACodeOfTheNewSecret() {
        const QString email = person();
        Device device(rig());
        device.login(email);
        Device elsewhere(rig());
        elsewhere.login(email);
        QCOMPARE(test::faultyFields(device.post(u"/auth/mfa/setup"_s, password(u"wrong one"_s))),
                 u"password");
        const core::JsonValue setUp = test::ApiRig::json(device.post(u"/auth/mfa/setup"_s, password()));
        const QByteArray secret = decoded(setUp.text(u"secret"));
        QCOMPARE(secret.size(), 20);
        QCOMPARE(setUp.text(u"otpauthUri"),
                 u"otpauth://totp/Trading%20Journal:%1?secret=%2&issuer=Trading%20Journal"_s.arg(
                     QString(email).replace(u'@', u"%40"_s), setUp.text(u"secret")));
        // Not in force yet, and never in the open.
        QCOMPARE(Device(rig()).login(email).status, 200);
        QCOMPARE(rig().number(u"select count(*) from totp where position('\\x%1'::bytea in secret) > 0"_s.arg(
                     QString::fromLatin1(secret.toHex()))),
                 0);
        const Reply wrong = device.post(u"/auth/mfa/enable"_s, code(u"000000"_s));
        QCOMPARE(wrong.status, 400);
        QCOMPARE(test::faultyFields(wrong), u"code");

        const Reply enabled = device.post(u"/auth/mfa/enable"_s, code(shown(secret)));
        QCOMPARE(enabled.status, 200);
        QCOMPARE(test::ApiRig::json(enabled).find(u"recoveryCodes")->items().size(), 10U);
        QVERIFY(device.isSignedIn());
        QVERIFY(!elsewhere.isSignedIn());
        QVERIFY(device.me().find(u"mfaEnabled")->toBool().value());
        QCOMPARE(rig().mailsTo(email, u"mfa-changed"_s), 1);
        // What is on is not set up over it: that would be a way around.
        QCOMPARE(device.post(u"/auth/mfa/setup"_s, password()).status, 409);
        nextStep();
    }

    void loginThenNeedsACodeWhichIsTakenOnce() {
        const Enrolled somebody = enrolled();
        Device device(rig());
        const Reply first = device.login(somebody.email);
        QCOMPARE(first.status, 401);
        QCOMPARE(test::problemSlugOf(first), u"mfa-required");
        QVERIFY(device.refresh.isEmpty());
        const QString challenge = test::ApiRig::json(first).text(u"challenge");
        const QString now = shown(somebody.secret);
        QCOMPARE(device.post(u"/auth/mfa/verify"_s, answer(challenge, now)).status, 200);
        QVERIFY(device.isSignedIn());
        // Neither the code nor the challenge opens again.
        Device replay(rig());
        QCOMPARE(replay.post(u"/auth/mfa/verify"_s, answer(challenge, shown(somebody.secret, 1))).status,
                 401);
        const QString another = this->challenge(replay, somebody.email);
        QCOMPARE(replay.post(u"/auth/mfa/verify"_s, answer(another, now)).status, 400);
        QCOMPARE(replay.post(u"/auth/mfa/verify"_s, answer(another, shown(somebody.secret, -1))).status, 400);
        QCOMPARE(replay.post(u"/auth/mfa/verify"_s, answer(another, shown(somebody.secret, 1))).status, 200);
        nextStep();
    }

    void ofOneCodeSentTwiceAtOnceOneIsTaken() {
        const Enrolled somebody = enrolled();
        Device a(rig());
        Device b(rig());
        const QByteArray first = answer(challenge(a, somebody.email), shown(somebody.secret));
        const QByteArray second = answer(challenge(b, somebody.email), shown(somebody.secret));
        std::atomic<int> opened = 0;
        std::thread one([&] { opened += a.post(u"/auth/mfa/verify"_s, first).status == 200 ? 1 : 0; });
        std::thread two([&] { opened += b.post(u"/auth/mfa/verify"_s, second).status == 200 ? 1 : 0; });
        one.join();
        two.join();
        QCOMPARE(opened.load(), 1);
        nextStep();
    }

    void theClockOfThePhoneMayBeAStepOff() {
        const Enrolled somebody = enrolled();
        for (const auto& [steps, status] : {std::pair(-2, 400), std::pair(2, 400), std::pair(-1, 200)}) {
            Device device(rig());
            const QString begun = challenge(device, somebody.email);
            QCOMPARE(device.post(u"/auth/mfa/verify"_s, answer(begun, shown(somebody.secret, steps))).status,
                     status);
            rig().clock().advance(90s);
        }
    }

    void aChallengeHasFiveTriesAndFiveMinutes() {
        const Enrolled somebody = enrolled();
        Device guesser(rig());
        const QString begun = challenge(guesser, somebody.email);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(guesser.post(u"/auth/mfa/verify"_s, answer(begun, u"000000"_s)).status, 400);
        }
        // The owner learns of it: whoever gets here knows the password.
        QCOMPARE(
            rig().number(u"select count(*) from audit_log a join users u on u.id = a.user_id "
                         "where a.action = 'session.wrong-code' and u.email = '%1'"_s.arg(somebody.email)),
            5);
        const Reply tooLate = guesser.post(u"/auth/mfa/verify"_s, answer(begun, shown(somebody.secret)));
        QCOMPARE(tooLate.status, 401);
        QCOMPARE(test::problemSlugOf(tooLate), u"unauthenticated");
        Device slow(rig());
        const QString old = challenge(slow, somebody.email);
        rig().clock().advance(5min);
        QCOMPARE(slow.post(u"/auth/mfa/verify"_s, answer(old, shown(somebody.secret))).status, 401);
    }

    /// Who knows the password may begin as many challenges as they like, from as many addresses: the
    /// account's own limit holds.
    void guessingCodesFromEverywhereComesToAnEnd() {
        const Enrolled somebody = enrolled();
        int tries = 0;
        for (; tries < 40; ++tries) {
            Device guesser(rig());
            const Reply begun = guesser.login(somebody.email);
            if (begun.status == 429) {
                break;
            }
            guesser.post(u"/auth/mfa/verify"_s,
                         answer(test::ApiRig::json(begun).text(u"challenge"), u"000000"_s));
        }
        QVERIFY2(tries >= 30 && tries <= 31, qPrintable(QString::number(tries)));
    }

    void aRecoveryCodeOpensOnceHoweverItIsTyped() {
        const Enrolled somebody = enrolled();
        QCOMPARE(somebody.recoveryCodes.size(), 10);
        const QString typed = somebody.recoveryCodes[0].toLower().replace(u'-', u' ');
        Device device(rig());
        QCOMPARE(device.post(u"/auth/mfa/verify"_s, answer(challenge(device, somebody.email), typed)).status,
                 200);
        Device again(rig());
        const QString begun = challenge(again, somebody.email);
        QCOMPARE(again.post(u"/auth/mfa/verify"_s, answer(begun, somebody.recoveryCodes[0])).status, 400);
        QCOMPARE(again.post(u"/auth/mfa/verify"_s, answer(begun, somebody.recoveryCodes[1])).status, 200);
        // New ones end all the old.
        const Reply renewed = device.post(u"/auth/mfa/recovery-codes"_s, password());
        QCOMPARE(renewed.status, 200);
        Device third(rig());
        const QString last = challenge(third, somebody.email);
        QCOMPARE(third.post(u"/auth/mfa/verify"_s, answer(last, somebody.recoveryCodes[2])).status, 400);
        const QString fresh = test::ApiRig::json(renewed).find(u"recoveryCodes")->items()[0].toText().value();
        QCOMPARE(third.post(u"/auth/mfa/verify"_s, answer(last, fresh)).status, 200);
        QCOMPARE(rig().number(u"select count(*) from recovery_codes where used_at is not null"_s), 1);
    }

    void turningItOffNeedsThePasswordAndIsTold() {
        const Enrolled somebody = enrolled();
        Device device(rig());
        device.post(u"/auth/mfa/verify"_s, answer(challenge(device, somebody.email), shown(somebody.secret)));
        QCOMPARE(device.post(u"/auth/mfa/disable"_s, password(u"wrong one"_s)).status, 400);
        QCOMPARE(device.post(u"/auth/mfa/disable"_s, password()).status, 204);
        QCOMPARE(Device(rig()).login(somebody.email).status, 200);
        QCOMPARE(rig().mailsTo(somebody.email, u"mfa-changed"_s), 2);
        QCOMPARE(device.post(u"/auth/mfa/recovery-codes"_s, password()).status, 409);
        QCOMPARE(device.post(u"/auth/mfa/enable"_s, code(shown(somebody.secret, 1))).status, 400);
    }

    void aNewSealingKeyOpensWhatTheOldOneSealed() {
        const Enrolled somebody = enrolled();
        SealingKeys& keys = rig().settings().sealingKeys;
        const SealingKeys before = keys;
        keys.keys.emplace("next", QByteArray(32, 'n'));
        keys.current = "next";
        Device device(rig());
        QCOMPARE(device
                     .post(u"/auth/mfa/verify"_s,
                           answer(challenge(device, somebody.email), shown(somebody.secret)))
                     .status,
                 200);
        enrolled();
        QCOMPARE(rig().number(u"select count(*) from totp where key_id = 'next'"_s), 1);
        keys = before;
    }

    void theSecondStepStaysWhenThePasswordIsReset() {
        const Enrolled somebody = enrolled();
        Device(rig()).post(u"/auth/forgot-password"_s, Device::object({{"email", somebody.email}}));
        const QString token = QString::fromLatin1(rig().mailedToken(somebody.email, u"reset-password"_s));
        const QString fresh = u"a wholly new password"_s;
        QCOMPARE(Device(rig())
                     .post(u"/auth/reset-password"_s, Device::object({{"token", token}, {"password", fresh}}))
                     .status,
                 204);
        QCOMPARE(test::problemSlugOf(Device(rig()).login(somebody.email, fresh)), u"mfa-required");
    }
};

TJ_TEST(SignInMfaTest)
#include "sign_in_mfa_test.moc"
