#include "core/wire/json.h"
#include "tests/live/server_process.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::ServerClient;

/// `./run server`: from nothing to a served journal, and nothing left running.
class RunServerTest : public QObject {
    Q_OBJECT

private:
    QString m_data;
    quint16 m_port = 0;

    /// The script behind `./run server` with the program of this build.
    class Script : public QProcess {
    public:
        Script(const QString& data, quint16 port) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"TJ_SERVER_PROGRAM"_s, QStringLiteral(TJ_SERVER_PROGRAM));
            environment.insert(u"ARGON2_MEMORY_KIB"_s, u"64"_s);
            setProcessEnvironment(environment);
            setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
            start(u"sh"_s, {QStringLiteral(TJ_SOURCE_DIR "/packaging/server/run_server.sh"), u"--data"_s,
                            data, u"--port"_s, QString::number(port)});
        }
        ~Script() override {
            terminate();
            waitForFinished(60'000);
        }
        bool serves(quint16 port) {
            QByteArray out;
            while (!out.contains("listening on http://127.0.0.1:" + QByteArray::number(port) + "\n") &&
                   waitForReadyRead(60'000)) {
                out += readAllStandardOutput();
            }
            return out.contains("listening on ");
        }
    };

    static QByteArray credentials() {
        return R"({"email":"a@example.com","name":"A","password":"correct horse battery"})";
    }

private slots:
    void initTestCase() {
        m_data = test::PrivateProcess::newFolder(u"run-server"_s);
        m_port = test::listeningPort();
    }
    void cleanupTestCase() { QVERIFY(QDir(m_data).removeRecursively()); }

    void startsFromNothing() {
        Script script(m_data, m_port);
        QVERIFY2(script.serves(m_port), script.readAllStandardError().constData());
        ServerClient client(m_port);
        QCOMPARE(client.call("POST", "/auth/register", credentials()).status, 201);
        // The environment it runs with is its owner's alone, and good for the program.
        QCOMPARE(QFileInfo(m_data + u"/server.env"_s).permissions() & QFile::Permissions(0x77),
                 QFile::Permissions());
        QVERIFY(QFileInfo(m_data + u"/server.env"_s).isReadable());
        Script second(m_data, m_port);
        QVERIFY(second.waitForFinished(60'000));
        QCOMPARE(second.exitCode(), 1);
        QVERIFY(second.readAllStandardError().contains("is in use by process"));
        QCOMPARE(client.call("POST", "/auth/login", R"({"email":"a@example.com","password":"wrong"})").status,
                 401);
        script.terminate();
        QVERIFY(script.waitForFinished(60'000));
        QCOMPARE(script.exitCode(), 0);
        QCOMPARE(client.call("GET", "/me").status, 0);
        QVERIFY(!QFileInfo::exists(m_data + u"/postgres/postmaster.pid"_s));
    }

    void theDataStay() {
        Script script(m_data, m_port);
        QVERIFY2(script.serves(m_port), script.readAllStandardError().constData());
        QCOMPARE(ServerClient(m_port)
                     .call("POST", "/auth/login",
                           R"({"email":"a@example.com","password":"correct horse battery"})")
                     .status,
                 200);
        // Killed, it leaves everything running; the next one takes over.
        script.kill();
        QVERIFY(script.waitForFinished(60'000));
        QVERIFY(QFileInfo::exists(m_data + u"/postgres/postmaster.pid"_s));
        Script next(m_data, m_port);
        QVERIFY2(next.serves(m_port), next.readAllStandardError().constData());
        QCOMPARE(ServerClient(m_port).call("POST", "/auth/register", credentials()).status, 409);
        next.terminate();
        QVERIFY(next.waitForFinished(60'000));
        QVERIFY(!QFileInfo::exists(m_data + u"/postgres/postmaster.pid"_s));
        QVERIFY(!QFileInfo::exists(m_data + u"/running"_s));
    }

    void whatItDoesNotKnowItSays() {
        for (const QStringList& words : {QStringList{u"--data"_s},
                                         {u"--port"_s, u"x"_s},
                                         {u"--port"_s, u"70000"_s},
                                         {u"--colour"_s, u"red"_s}}) {
            QProcess script;
            script.start(u"sh"_s,
                         QStringList{QStringLiteral(TJ_SOURCE_DIR "/packaging/server/run_server.sh")} +
                             words);
            QVERIFY(script.waitForFinished());
            QCOMPARE(script.exitCode(), 2);
            QVERIFY(script.readAllStandardError().startsWith("usage: ./run server [--data DIR] [--port N]"));
        }
    }
};

TJ_TEST(RunServerTest)
#include "run_server_test.moc"
