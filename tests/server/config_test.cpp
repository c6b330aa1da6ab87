#include "server/config.h"

#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;

namespace {

QString keyOf(char letter, int size = 32) {
    return QString::fromLatin1(QByteArray(size, letter).toBase64());
}

} // namespace

class ConfigTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static Environment development() {
        return {{u"TJ_ENVIRONMENT"_s, u"development"_s},
                {u"PUBLIC_URL"_s, u"http://localhost:8080"_s},
                {u"DATABASE_URL"_s, u"postgresql://tj_app@localhost/tj"_s},
                {u"AUTH_DATABASE_URL"_s, u"postgresql://tj_auth@localhost/tj"_s},
                {u"WORKER_DATABASE_URL"_s, u"postgresql://tj_worker@localhost/tj"_s},
                {u"TOKEN_KEYS"_s, u"2026b:"_s + keyOf('b') + u",2026a:"_s + keyOf('a', 40)},
                {u"SEALING_KEYS"_s, u"s1:"_s + keyOf('s')}};
    }
    static ConfigOutcome with(const QString& name, const QString& value, Purpose purpose = Purpose::Serve) {
        Environment environment = development();
        environment.insert(name, value);
        return readConfig(environment, purpose);
    }
    QString file(const QString& name, const QByteArray& content) const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("cannot write a file of the test's own");
        }
        file.write(content);
        return file.fileName();
    }
    /// The names that the problems begin with.
    static QStringList namesOf(const QStringList& problems) {
        QStringList names;
        for (const QString& problem : problems) {
            names << problem.section(u' ', 0, 0);
        }
        names.sort();
        return names;
    }

private slots:
    void aDevelopersEnvironmentIsEnough() {
        for (const Purpose purpose : {Purpose::Serve, Purpose::Work}) {
            const ConfigOutcome outcome = readConfig(development(), purpose);
            QVERIFY2(outcome.problems.isEmpty(), qPrintable(outcome.problems.join(u'\n')));
        }
    }

    void whatNobodySaysIsAsDesigned() {
        const Config config = readConfig(development(), Purpose::Serve).config;
        QCOMPARE(config.limitPerIp.count, 10'000);
        QCOMPARE(config.limitPerUser.count, 1'000);
        QCOMPARE(config.limitAnalytics.count, 100);
        QCOMPARE(config.limitSignIn.count, 10);
        QVERIFY(config.limitSignIn.period == std::chrono::hours(1));
        QCOMPARE(config.limitRegistrations.count, 100);
        QVERIFY(config.limitRegistrations.period == std::chrono::hours(24));
        QCOMPARE(config.hashCost.memoryKiB, 65'536U);
        QCOMPARE(config.hashCost.passes, 3U);
        QCOMPARE(config.hashCost.lanes, 1U);
        QCOMPARE(config.http.heavyWorkers, 2);
        QCOMPARE(config.http.heavyQueued, 32);
        QVERIFY(!config.planLimits);
        QVERIFY(config.logLevel == LogLevel::Information);
    }

    void everythingMissingIsToldAtOnce() {
        QCOMPARE(namesOf(readConfig({}, Purpose::Serve).problems),
                 (QStringList{u"AUTH_DATABASE_URL"_s, u"DATABASE_URL"_s, u"PUBLIC_URL"_s, u"SEALING_KEYS"_s,
                              u"TOKEN_KEYS"_s}));
        QCOMPARE(namesOf(readConfig({}, Purpose::Work).problems),
                 (QStringList{u"MAIL_FROM"_s, u"SMTP_URL"_s, u"WORKER_DATABASE_URL"_s}));
        QCOMPARE(namesOf(readConfig({}, Purpose::Migrate).problems), QStringList(u"OWNER_DATABASE_URL"_s));
    }

    void theFirstKeySignsAndTheOthersAreAccepted() {
        const Config config = readConfig(development(), Purpose::Serve).config;
        QCOMPARE(config.tokenKey, "2026b");
        QCOMPARE(config.tokenKeys.at("2026b"), QByteArray(32, 'b'));
        QCOMPARE(config.tokenKeys.at("2026a"), QByteArray(40, 'a'));
        QCOMPARE(config.sealingKeys.current, "s1");
    }
    void aWeakOrDoubledKeyIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("short") << u"TOKEN_KEYS"_s << u"a:"_s + keyOf('a', 31);
        QTest::newRow("no id") << u"TOKEN_KEYS"_s << keyOf('a');
        QTest::newRow("no base64") << u"TOKEN_KEYS"_s
                                   << u"a:not base64 at all, but long enough to be a key"_s;
        QTest::newRow("an id twice") << u"TOKEN_KEYS"_s << u"a:"_s + keyOf('a') + u",a:"_s + keyOf('b');
        QTest::newRow("too long to seal") << u"SEALING_KEYS"_s << u"a:"_s + keyOf('a', 33);
    }
    void aWeakOrDoubledKeyIsRefused() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const QStringList problems = with(name, value).problems;
        QCOMPARE(namesOf(problems), QStringList(name));
        QVERIFY(!problems.front().contains(value)); // a secret is not repeated
    }

    void inProductionSecretsComeFromFiles() {
        Environment environment = development();
        environment.insert(u"TJ_ENVIRONMENT"_s, u"production"_s);
        environment.insert(u"PUBLIC_URL"_s, u"https://journal.example"_s);
        QCOMPARE(
            namesOf(readConfig(environment, Purpose::Serve).problems),
            (QStringList{u"AUTH_DATABASE_URL"_s, u"DATABASE_URL"_s, u"SEALING_KEYS"_s, u"TOKEN_KEYS"_s}));
        for (const QString& name :
             {u"AUTH_DATABASE_URL"_s, u"DATABASE_URL"_s, u"SEALING_KEYS"_s, u"TOKEN_KEYS"_s}) {
            environment.insert(name + u"_FILE"_s, file(name, environment.take(name).toUtf8() + '\n'));
        }
        const ConfigOutcome outcome = readConfig(environment, Purpose::Serve);
        QVERIFY2(outcome.problems.isEmpty(), qPrintable(outcome.problems.join(u'\n')));
        QCOMPARE(outcome.config.appDatabase, "postgresql://tj_app@localhost/tj");
        QCOMPARE(outcome.config.tokenKey, "2026b");
    }
    void aValueIsGivenOnce() {
        Environment environment = development();
        environment.insert(u"DATABASE_URL_FILE"_s, file(u"twice"_s, "x"));
        environment.insert(u"LOG_LEVEL_FILE"_s, m_folder.filePath(u"nowhere"_s));
        QCOMPARE(namesOf(readConfig(environment, Purpose::Serve).problems),
                 (QStringList{u"DATABASE_URL"_s, u"DATABASE_URL"_s, u"LOG_LEVEL_FILE"_s}));
    }

    void wrongWordsAndNumbersAreTold_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const std::pair<const char*, const char*> wrong[] = {{"PORT", "eighty"},
                                                             {"PORT", "65536"},
                                                             {"WORKERS", "0"},
                                                             {"PASSWORD_WORKERS", "65"},
                                                             {"LOG_LEVEL", "loud"},
                                                             {"PLAN_LIMITS", "yes"},
                                                             {"PUBLIC_URL", "ftp://x.io"},
                                                             {"PUBLIC_URL", "http://x.io/path"},
                                                             {"REDIS_URL", "memcached://x"},
                                                             {"LIMIT_SIGN_IN", "0"},
                                                             {"TJ_ENVIRONMENT", "staging"},
                                                             {"PG_PREPARED", "1"}};
        for (const auto& [name, value] : wrong) {
            QTest::addRow("%s=%s", name, value) << QString::fromLatin1(name) << QString::fromLatin1(value);
        }
    }
    void wrongWordsAndNumbersAreTold() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QVERIFY(namesOf(with(name, value).problems).contains(name));
    }
    void aPlainAddressIsForDevelopersAlone() {
        QVERIFY(with(u"PUBLIC_URL"_s, u"http://journal.example"_s).problems.isEmpty());
        Environment environment = development();
        environment.insert(u"TJ_ENVIRONMENT"_s, u"production"_s);
        QVERIFY(namesOf(readConfig(environment, Purpose::Serve).problems).contains(u"PUBLIC_URL"));
    }

    void levelsOfTheLogHaveNames() {
        const std::pair<const char*, LogLevel> levels[] = {{"debug", LogLevel::Debug},
                                                           {"info", LogLevel::Information},
                                                           {"warning", LogLevel::Warning},
                                                           {"error", LogLevel::Error}};
        for (const auto& [word, level] : levels) {
            QVERIFY(with(u"LOG_LEVEL"_s, QString::fromLatin1(word)).config.logLevel == level);
        }
    }

    void aMailServersOwnCertificateMustBeThere() {
        const QString path = file(u"ca.pem"_s, "x");
        QCOMPARE(with(u"SMTP_CA_PATH"_s, path, Purpose::Work).config.smtpCaFile, path);
        QCOMPARE(namesOf(with(u"SMTP_CA_PATH"_s, m_folder.filePath(u"nowhere"_s), Purpose::Work).problems),
                 QStringList(u"SMTP_CA_PATH"_s));
    }
};

TJ_TEST(ConfigTest)
#include "config_test.moc"
