#include "tests/support/private_process.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <stdexcept>

#include <unistd.h>

namespace test {

namespace {

// Ends when the pipe does: at stop(), at the end of the program, or when that crashes.
const QString kSupervise = QStringLiteral(R"(
trap '' INT TERM HUP
folder=$1
shift
"$@" </dev/null >>"$folder/log" 2>&1 &
pid=$!
read -r word || true
kill -QUIT $pid 2>/dev/null
kill -TERM $pid 2>/dev/null
(sleep 10; kill -KILL $pid) >/dev/null 2>&1 &
watch=$!
wait $pid
kill -KILL $watch
[ "$word" = keep ] || rm -rf "$folder"
)");

QStringList asPostgres(const QStringList& command) {
    const QStringList prefix = {QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("postgres"),
                                QStringLiteral("--")};
    return geteuid() == 0 ? prefix + command : command;
}

} // namespace

PrivateProcess::PrivateProcess(QString folder) : m_folder(std::move(folder)) {
    run({QStringLiteral("mkdir"), QStringLiteral("-m"), QStringLiteral("700"), m_folder});
}

PrivateProcess::~PrivateProcess() {
    end("remove");
}

void PrivateProcess::start(const QStringList& command) {
    QStringList supervised =
        asPostgres({QStringLiteral("sh"), QStringLiteral("-c"), kSupervise, QStringLiteral("sh"), m_folder});
    supervised += command;
    m_shell.setWorkingDirectory(QStringLiteral("/"));
    m_shell.setProcessChannelMode(QProcess::ForwardedChannels);
    m_shell.start(supervised.takeFirst(), supervised);
    if (!m_shell.waitForStarted()) {
        throw std::runtime_error("cannot start " + command.join(u' ').toStdString());
    }
}

void PrivateProcess::stop() {
    end("keep");
}

void PrivateProcess::end(const QByteArray& word) {
    if (m_shell.state() == QProcess::NotRunning) {
        if (word == "remove") {
            run({QStringLiteral("rm"), QStringLiteral("-rf"), m_folder});
        }
        return;
    }
    m_shell.write(word + '\n');
    m_shell.closeWriteChannel();
    m_shell.waitForFinished(30'000);
}

QByteArray PrivateProcess::log() const {
    QFile file(m_folder + QStringLiteral("/log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void PrivateProcess::waitForPort(quint16 port) const {
    QDeadlineTimer patience(30'000);
    for (QTcpSocket probe; probe.state() != QAbstractSocket::ConnectedState;) {
        probe.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!probe.waitForConnected(100)) {
            probe.abort();
            QThread::msleep(10);
        }
        if (patience.hasExpired()) {
            throw std::runtime_error("nobody answers: " + log().toStdString());
        }
    }
}

QByteArray PrivateProcess::run(const QStringList& command, const QByteArray& input) {
    QStringList arguments = asPostgres(command);
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(arguments.takeFirst(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        throw std::runtime_error(
            (command.join(u' ').toUtf8() + ": " + process.readAllStandardError()).toStdString());
    }
    return process.readAllStandardOutput();
}

QString PrivateProcess::newFolder(const QString& name) {
    return QStringLiteral("%1/tj-%2-%3-%4")
        .arg(QDir::tempPath(), name)
        .arg(QCoreApplication::applicationPid())
        .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

quint16 PrivateProcess::freePort() {
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost)) {
        throw std::runtime_error("no free port");
    }
    return probe.serverPort();
}

} // namespace test
