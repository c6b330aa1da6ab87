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
                     QStringLiteral("no")});
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

QByteArray PrivateRedis::ask(const QStringList& command) const {
    return PrivateProcess::run(
        QStringList{QStringLiteral("redis-cli"), QStringLiteral("-p"), QString::number(m_port)} + command);
}

} // namespace test
