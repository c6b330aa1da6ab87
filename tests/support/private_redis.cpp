#include "tests/support/private_redis.h"

#include <QDeadlineTimer>
#include <QThread>

#include <stdexcept>

namespace test {

PrivateRedis::PrivateRedis()
    : m_process(PrivateProcess::newFolder(QStringLiteral("redis"))), m_port(PrivateProcess::freePort()) {
    start();
}

void PrivateRedis::start() {
    // A shell's background process ignores SIGQUIT, by which this one shall end; Redis has no say of its own
    // in it.
    m_process.start({QStringLiteral("env"), QStringLiteral("--default-signal=QUIT"),
                     QStringLiteral("redis-server"), QStringLiteral("--port"), QString::number(m_port),
                     QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--dir"),
                     m_process.folder(), QStringLiteral("--save"), QString(), QStringLiteral("--appendonly"),
                     QStringLiteral("no"), QStringLiteral("--pidfile"),
                     m_process.folder() + QStringLiteral("/pid")});
    QDeadlineTimer patience(30'000);
    while (true) {
        try {
            if (ask({QStringLiteral("ping")}).trimmed() == "PONG") {
                return;
            }
        } catch (const std::runtime_error&) {
            // Not listening yet.
        }
        if (patience.hasExpired()) {
            throw std::runtime_error("Redis did not start: " + m_process.log().toStdString());
        }
        QThread::msleep(10);
    }
}

void PrivateRedis::crash() {
    m_process.stop();
}

void PrivateRedis::pause() {
    signalIt("STOP");
}

void PrivateRedis::resume() {
    signalIt("CONT");
}

void PrivateRedis::signalIt(const char* name) const {
    PrivateProcess::run(
        {QStringLiteral("sh"), QStringLiteral("-c"),
         QStringLiteral("kill -%1 $(cat %2/pid)").arg(QLatin1String(name), m_process.folder())});
}

QByteArray PrivateRedis::ask(const QStringList& command) const {
    return PrivateProcess::run(
        QStringList{QStringLiteral("redis-cli"), QStringLiteral("-p"), QString::number(m_port)} + command);
}

} // namespace test
