#include "server/mail/mail_queue.h"
#include "server/mail/mail_worker.h"
#include "server/stores/housekeeping.h"
#include "tests/live/server_process.h"
#include "tests/live/sign_in_desk.h"
#include "tests/support/private_smtp.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;
using test::PrivateSmtp;

/// Mails from the queue to a real mail server: each arrives, none is lost and none is sent twice.
class MailWorkerTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    std::unique_ptr<PrivateSmtp> m_smtp;
    std::unique_ptr<Pool> m_pool;
    Metrics m_metrics;
    core::SystemClock m_clock;
    test::Person m_owner;

    test::SignInRig& rig() { return *m_rig; }
    SmtpSettings settings() const {
        SmtpSettings settings;
        settings.url = m_smtp->url();
        settings.from = u"journal@journal.example"_s;
        settings.requireTls = false;
        return settings;
    }
    MailWorker worker(const SmtpSettings& smtp) {
        return {*m_pool, m_clock, m_metrics, smtp.from,
                [smtp](const QString& recipient, const QByteArray& message) {
                    return sendMail(smtp, recipient, message);
                }};
    }
    int sendAll() {
        MailWorker mails = worker(settings());
        int tried = 0;
        while (mails.sendNext()) {
            ++tried;
        }
        return tried;
    }
    void queue(const QString& recipient, const QString& subject = u"Subject"_s,
               const QString& body = u"Body\n"_s) {
        test::Person owner = m_owner;
        TenantScope scope = rig().scope(owner);
        auto change = scope.change(Act::ReadJournal);
        change->transaction().queue(
            queueTenantMail(owner.tenant, {MailKind::Invitation, recipient, subject, body}));
        change->commit();
    }
    /// A column of the mail to that address, as text.
    QString stored(const QString& recipient, const char* column) {
        return QString::fromUtf8(rig()
                                     .database()
                                     .psql(u"select %1 from email_outbox where recipient = '%2';\n"_s
                                               .arg(QLatin1String(column), recipient)
                                               .toUtf8())
                                     .trimmed());
    }
    void makeDue() {
        rig().database().psql("update email_outbox set next_attempt_at = now(), locked_until = now();\n");
    }
    QProcessEnvironment workerEnvironment() const {
        QProcessEnvironment environment = test::serverEnvironment(m_rig->database(), nullptr);
        environment.insert(u"SMTP_URL"_s, m_smtp->url());
        environment.insert(u"MAIL_FROM"_s, u"journal@journal.example"_s);
        return environment;
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::SignInRig>();
        PoolSettings pool;
        pool.connection.url = rig().database().url(u"tj_worker"_s);
        pool.size = 8;
        m_pool = std::make_unique<Pool>(pool, m_metrics);
        m_owner = rig().founder();
    }
    void cleanupTestCase() {
        m_pool.reset();
        m_rig.reset();
    }
    void init() {
        m_smtp = std::make_unique<PrivateSmtp>();
        rig().database().psql("delete from email_outbox;\n");
    }
    void cleanup() { m_smtp.reset(); }

    void whatIsQueuedIsSentAndItsSecretForgotten() {
        Device(rig()).signUp(u"asha@example.com"_s, u"Asha Rao"_s);
        const QByteArray token = rig().mailedToken(u"asha@example.com"_s, u"verify-email"_s);
        QCOMPARE(sendAll(), 1);
        const auto mails = m_smtp->received();
        QCOMPARE(mails.size(), 1U);
        const test::ReceivedMail& mail = mails.front();
        QCOMPARE(mail.from, u"journal@journal.example");
        QCOMPARE(mail.to, QStringList(u"asha@example.com"_s));
        QCOMPARE(mail.header("From"), "Trading Journal <journal@journal.example>");
        QCOMPARE(mail.header("To"), "<asha@example.com>");
        QCOMPARE(mail.header("Subject"), "Confirm your address");
        QCOMPARE(mail.header("Auto-Submitted"), "auto-generated");
        QVERIFY(mail.header("Message-ID").endsWith("@journal.example>"));
        QVERIFY(QDateTime::fromString(QString::fromLatin1(mail.header("Date")), Qt::RFC2822Date).isValid());
        QVERIFY(mail.body().startsWith(u"Hello Asha Rao,\n"));
        QVERIFY(mail.body().contains(
            u"\nhttps://journal.example/verify-email#token=%1\n"_s.arg(QString::fromLatin1(token))));
        QCOMPARE(stored(u"asha@example.com"_s, "state || '|' || body"), u"sent|");
        QCOMPARE(sendAll(), 0);
        // What arrived works.
        QCOMPARE(Device(rig())
                     .post(u"/auth/verify-email"_s, Device::object({{"token", QString::fromLatin1(token)}}))
                     .status,
                 204);
    }

    void everyLetterComesThrough() {
        const QString subject =
            u"₹ and é, a subject much longer than the seventy-five letters that an encoded word may have 🚀 end"_s;
        const QString body = u".\n..\nFrom here\n"_s + QString(2000, u'x') + u"\nनमस्ते 🚀\n.\n"_s;
        queue(u"letters@example.com"_s, subject, body);
        sendAll();
        const test::ReceivedMail mail = m_smtp->received().at(0);
        QCOMPARE(mail.body(), body);
        QString decoded;
        for (const QByteArray& word : mail.header("Subject").split(' ')) {
            QVERIFY2(word.size() <= 75 && word.startsWith("=?UTF-8?B?") && word.endsWith("?="), word);
            decoded += QString::fromUtf8(QByteArray::fromBase64(word.mid(10).chopped(2)));
        }
        QCOMPARE(decoded, subject);
        for (const QByteArray& line : mail.message.split('\n')) {
            QVERIFY(line.size() <= 78);
        }
    }

    /// A name is what somebody typed: it adds no header and no recipient.
    void aNameAddsNoLines() {
        Device eve(rig());
        eve.post(u"/auth/register"_s,
                 Device::object({{"email", u"eve@example.com"_s},
                                 {"password", test::kPassword},
                                 {"name", u"Eve\r\nBcc: thief@example.com\r\n\r\nhttps://evil.example"_s}}));
        eve.post(u"/auth/verify-email"_s,
                 Device::object({{"token", QString::fromLatin1(rig().mailedToken(u"eve@example.com"_s,
                                                                                 u"verify-email"_s))}}));
        eve.post(u"/tenants/%1/invitations"_s.arg(eve.tenant()),
                 R"({"email":"friend@example.com","role":"viewer"})");
        sendAll();
        const auto mails = m_smtp->received();
        QCOMPARE(mails.size(), 2U);
        for (const test::ReceivedMail& mail : mails) {
            QCOMPARE(mail.to.size(), 1);
            QVERIFY(mail.to.front() != u"thief@example.com");
            QVERIFY(mail.header("Bcc").isEmpty());
            QVERIFY(!mail.body().contains(u"\nhttps://evil"));
        }
    }

    void whoIsRefusedForGoodIsNotTriedAgain() {
        for (const QString& recipient : {u"refused@example.com"_s, u"rejected@example.com"_s}) {
            queue(recipient);
            QCOMPARE(sendAll(), 1);
            QCOMPARE(stored(recipient, "state || '|' || body || '|' || attempts"), u"dead||1");
            QVERIFY(stored(recipient, "last_error").contains(u"55"));
            makeDue();
            QCOMPARE(sendAll(), 0);
        }
        QVERIFY(m_metrics.text().contains("mails_sent_total{outcome=\"dead\"} 2"));
    }

    void whoIsBusyIsTriedAgainAfterGrowingPausesTenTimes() {
        queue(u"later@example.com"_s);
        const std::array pauses = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600};
        for (const int pause : pauses) {
            QCOMPARE(sendAll(), 1); // and not once more before it is due
            QCOMPARE(stored(u"later@example.com"_s, "state"), u"waiting");
            const int left =
                stored(u"later@example.com"_s, "extract(epoch from next_attempt_at - now())::integer")
                    .toInt();
            QVERIFY2(left > pause - 20 && left <= pause, qPrintable(u"%1 of %2"_s.arg(left).arg(pause)));
            makeDue();
        }
        QVERIFY(!stored(u"later@example.com"_s, "body").isEmpty());
        QCOMPARE(sendAll(), 1);
        QCOMPARE(stored(u"later@example.com"_s, "state || '|' || body || '|' || attempts"), u"dead||10");
    }

    void whatCannotBeSentWaitsForTheServerToComeBack() {
        queue(u"patient@example.com"_s);
        m_smtp->stop();
        QCOMPARE(sendAll(), 1);
        QCOMPARE(stored(u"patient@example.com"_s, "state"), u"waiting");
        m_smtp->start();
        makeDue();
        QCOMPARE(sendAll(), 1);
        QCOMPARE(m_smtp->received().size(), 1U);
        QCOMPARE(stored(u"patient@example.com"_s, "state || '|' || attempts"), u"sent|2");
    }

    /// A server that will not have us is the operator's to mend: no mail dies of it.
    void whatIsOurOwnFaultKillsNoMail() {
        queue(u"innocent@example.com"_s);
        SmtpSettings wrong = settings();
        wrong.from = u"stranger@journal.example"_s;
        QVERIFY(worker(wrong).sendNext());
        QCOMPARE(stored(u"innocent@example.com"_s, "state"), u"waiting");
        QVERIFY(stored(u"innocent@example.com"_s, "last_error").contains(u"550"));
        makeDue();
        QCOMPARE(sendAll(), 1);
        QCOMPARE(m_smtp->received().size(), 1U);
    }

    void mailsGoEncryptedAndSignedInWhereThatIsAsked() {
        PrivateSmtp strict(PrivateSmtp::Security::StartTlsAndPassword);
        SmtpSettings good = settings();
        good.url = strict.url();
        good.requireTls = true;
        good.caFile = strict.caFile();
        good.user = PrivateSmtp::kUser;
        good.password = PrivateSmtp::kPassword;
        queue(u"secret@example.com"_s);
        SmtpSettings wrongPassword = good;
        wrongPassword.password = "another";
        SmtpSettings unknownSigner = good;
        unknownSigner.caFile.clear();
        SmtpSettings otherName = good;
        otherName.url = strict.url().replace(u"localhost"_s, u"127.0.0.1"_s);
        for (const SmtpSettings& bad : {wrongPassword, unknownSigner, otherName}) {
            QVERIFY(worker(bad).sendNext());
            QCOMPARE(stored(u"secret@example.com"_s, "state"), u"waiting");
            makeDue();
        }
        QCOMPARE(strict.received().size(), 0U);
        QVERIFY(worker(good).sendNext());
        const auto mails = strict.received();
        QCOMPARE(mails.size(), 1U);
        QVERIFY(mails.front().secure);
        QVERIFY(mails.front().authenticated);
        // Where encryption is asked for, a server without it gets nothing.
        queue(u"careful@example.com"_s);
        SmtpSettings careful = settings();
        careful.requireTls = true;
        QVERIFY(worker(careful).sendNext());
        QCOMPARE(stored(u"careful@example.com"_s, "state"), u"waiting");
        QCOMPARE(m_smtp->received().size(), 0U);
    }

    void mailsGoToServersThatSpeakTlsAtOnce() {
        const PrivateSmtp modern(PrivateSmtp::Security::Tls);
        SmtpSettings smtp = settings();
        smtp.url = modern.url();
        smtp.requireTls = true;
        smtp.caFile = modern.caFile();
        queue(u"modern@example.com"_s);
        QVERIFY(worker(smtp).sendNext());
        QCOMPARE(modern.received().size(), 1U);
        QVERIFY(modern.received().front().secure);
    }

    void severalWorkersShareTheQueueAndSendNothingTwice() {
        constexpr int kMails = 40;
        for (int i = 0; i < kMails; ++i) {
            queue(u"many%1@example.com"_s.arg(i));
        }
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] { sendAll(); });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        std::set<QString> recipients;
        const auto mails = m_smtp->received();
        for (const test::ReceivedMail& mail : mails) {
            recipients.insert(mail.to.front());
        }
        QCOMPARE(mails.size(), std::size_t(kMails));
        QCOMPARE(recipients.size(), std::size_t(kMails));
    }

    void mailsAreForgottenThirtyDaysAfterTheyWent() {
        for (const QString& recipient : {u"old@example.com"_s, u"refused@example.com"_s,
                                         u"later@example.com"_s, u"young@example.com"_s}) {
            queue(recipient);
        }
        sendAll();
        rig().database().psql("update email_outbox set created_at = now() - interval '31 days' "
                              "where recipient <> 'young@example.com';\n");
        Housekeeping housekeeping(*m_pool, m_clock, m_metrics);
        while (housekeeping.tendSome()) {
        }
        QCOMPARE(rig().database().psql("select recipient from email_outbox order by recipient;\n"),
                 "later@example.com\nyoung@example.com\n");
    }

    void aMailThatIsNotCommittedIsNotSent() {
        {
            TenantScope scope = rig().scope(m_owner);
            auto change = scope.change(Act::ReadJournal);
            change->transaction().queue(queueTenantMail(
                m_owner.tenant, {MailKind::Invitation, u"never@example.com"_s, u"S"_s, u"B"_s}));
            change->transaction().flush();
        }
        QCOMPARE(sendAll(), 0);
    }

    /// kill -9 in the middle of a mail: another worker takes it up when the claim has run out, and it is the
    /// same message to whoever got it twice.
    void aKilledWorkersMailIsTakenUpByAnother() {
        queue(u"slow@example.com"_s);
        test::ServerProcess first(workerEnvironment(), u"worker"_s);
        first.launch();
        QTRY_VERIFY_WITH_TIMEOUT(m_smtp->isHolding(), 30'000);
        first.kill();
        QCOMPARE(stored(u"slow@example.com"_s, "state"), u"sending");
        QCOMPARE(sendAll(), 0); // it may yet be alive
        m_smtp->letGo();
        makeDue();
        test::ServerProcess second(workerEnvironment(), u"worker"_s);
        second.launch();
        QTRY_COMPARE_WITH_TIMEOUT(stored(u"slow@example.com"_s, "state"), u"sent"_s, 30'000);
        second.signal(SIGTERM);
        QCOMPARE(second.exitCode(), 0);
        const auto mails = m_smtp->received();
        QVERIFY(!mails.empty() && mails.size() <= 2);
        for (const test::ReceivedMail& mail : mails) {
            QCOMPARE(mail.header("Message-ID"), mails.front().header("Message-ID"));
        }
    }

    void aWorkerThatIsToldToStopFinishesTheMailAtHand() {
        queue(u"slow@example.com"_s);
        queue(u"next@example.com"_s);
        test::ServerProcess program(workerEnvironment(), u"worker"_s);
        program.launch();
        QTRY_VERIFY_WITH_TIMEOUT(m_smtp->isHolding(), 30'000);
        program.signal(SIGTERM);
        QTest::qWait(200);
        m_smtp->letGo();
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(stored(u"slow@example.com"_s, "state"), u"sent");
        QCOMPARE(m_smtp->received().size(), 1U);
        QCOMPARE(stored(u"next@example.com"_s, "state"), u"waiting");
    }
};

TJ_TEST(MailWorkerTest)
#include "mail_worker_test.moc"
