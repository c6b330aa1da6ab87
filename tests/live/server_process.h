#pragma once

#include "tests/server/http/raw_client.h"
#include "tests/support/private_postgres.h"
#include "tests/support/private_redis.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>
#include <optional>
#include <stdexcept>

#include <sys/prctl.h>

namespace test {

/// A free port that no outgoing connection is given: who tries again and again while nobody listens would in
/// the end connect to itself.
inline quint16 listeningPort() {
    for (int port = 20'000 + int(QCoreApplication::applicationPid() % 10'000); port < 32'000; ++port) {
        if (QTcpServer probe; probe.listen(QHostAddress::LocalHost, quint16(port))) {
            return quint16(port);
        }
    }
    throw std::runtime_error("no free port");
}

/// What the real program is told by its environment, over these services.
inline QProcessEnvironment serverEnvironment(const PrivateDatabase& database, const PrivateRedis* redis) {
    const auto url = [&database](const char* role) {
        return QString::fromStdString(database.url(QString::fromLatin1(role)));
    };
    const auto key = [](char letter) { return QString::fromLatin1(QByteArray(32, letter).toBase64()); };
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const std::initializer_list<std::pair<const char*, QString>> values = {
        {"TJ_ENVIRONMENT", QStringLiteral("development")},
        {"PUBLIC_URL", QStringLiteral("http://localhost")},
        {"PORT", QString::number(listeningPort())},
        {"DATABASE_URL", url("tj_app")},
        {"AUTH_DATABASE_URL", url("tj_auth")},
        {"WORKER_DATABASE_URL", url("tj_worker")},
        {"OWNER_DATABASE_URL", url("tj_owner")},
        {"REDIS_URL", QStringLiteral("redis://127.0.0.1:%1").arg(redis ? redis->port() : 1)},
        {"TOKEN_KEYS", QStringLiteral("t:") + key('t')},
        {"SEALING_KEYS", QStringLiteral("s:") + key('s')},
        {"ARGON2_MEMORY_KIB", QStringLiteral("64")},
        {"ARGON2_PASSES", QStringLiteral("1")},
        {"LIMIT_PER_IP", QStringLiteral("1000000000")},
        {"LIMIT_PER_USER", QStringLiteral("1000000000")},
        {"LIMIT_ANALYTICS", QStringLiteral("1000000000")},
    };
    for (const auto& [name, value] : values) {
        environment.insert(QLatin1String(name), value);
    }
    return environment;
}

/// `trading-journal-server` as a process; ends with the test program, also when that crashes.
class ServerProcess {
public:
    ServerProcess(const QProcessEnvironment& environment, const QString& command) {
        m_process.setProcessEnvironment(environment);
        m_process.setProgram(QStringLiteral(TJ_SERVER_PROGRAM));
        m_process.setArguments({command});
        // Not a pipe: nobody would read it while a test is busy, and a full one stops the server.
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    }
    ~ServerProcess() { kill(); }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// Starts and waits until it serves. Throws with what it said when it ends instead.
    void start() {
        launch();
        QElapsedTimer timer;
        timer.start();
        while (!m_out.contains("listening on ")) {
            if (!m_process.waitForReadyRead(200) &&
                (m_process.state() == QProcess::NotRunning || timer.elapsed() > 60'000)) {
                throw std::runtime_error("the server did not start: " + complaints().toStdString());
            }
            m_out += m_process.readAllStandardOutput();
        }
    }
    /// Starts what ends by itself; its exit code.
    int run() {
        launch();
        return exitCode();
    }
    void launch() {
        m_out.clear();
        m_process.start();
        if (!m_process.waitForStarted()) {
            throw std::runtime_error("cannot start " TJ_SERVER_PROGRAM);
        }
    }
    void signal(int number) const { ::kill(pid_t(m_process.processId()), number); }
    /// Waits for its end; -1 when it was killed or does not end.
    int exitCode() {
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(60'000);
        m_out += m_process.readAllStandardOutput();
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool isRunning() { return m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(0); }
    /// kill -9
    void kill() {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }
    quint16 port() const { return m_process.processEnvironment().value(QStringLiteral("PORT")).toUShort(); }
    const QByteArray& out() const { return m_out; }
    /// What it logs goes there from the next start on: a pipe that nobody reads would hold it up.
    void logTo(const QString& path) { m_process.setStandardErrorFile(path, QIODevice::Append); }
    QByteArray complaints() const {
        QFile file(m_folder.filePath(QStringLiteral("log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_out;
};

/// Talks to a server over one connection, made anew when it is lost. Of one thread.
class ServerClient {
public:
    explicit ServerClient(quint16 port, QByteArray token = {}) : m_port(port), m_token(std::move(token)) {}

    /// Status 0 when no reply came.
    RawReply call(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                  const QByteArray& headers = {}) {
        if (!m_connection || !m_connection->isConnected()) {
            m_connection.emplace(m_port);
        }
        if (!m_connection->isConnected()) {
            return {};
        }
        send(method, target, body, headers);
        RawReply reply = m_connection->reply();
        if (reply.status == 0 || reply.header("connection") == "close") {
            m_connection.reset();
        }
        return reply;
    }
    /// Without waiting for the reply().
    void send(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
              const QByteArray& headers = {}) {
        if (!m_connection) {
            m_connection.emplace(m_port);
        }
        QByteArray request = method + " /v1" + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
        if (!m_token.isEmpty()) {
            request += "Authorization: Bearer " + m_token + "\r\n";
        }
        if (!body.isEmpty()) {
            request +=
                "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
                "\r\n";
        }
        m_connection->send(request + "\r\n" + body);
    }
    RawReply reply() { return m_connection->reply(); }
    /// Whether something of it has come.
    bool hasReply() { return !m_connection->isSilent(0); }

private:
    quint16 m_port;
    QByteArray m_token;
    std::optional<RawClient> m_connection;
};

} // namespace test
