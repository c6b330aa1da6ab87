#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace test {

/// A service that lives as long as the test program and not a moment longer, also when that crashes: a shell
/// in between holds the other end of a pipe. Its output goes to `folder`/log, and `folder` is removed at the
/// end. As root it runs as the user postgres, since PostgreSQL and pgbouncer refuse root.
class PrivateProcess {
public:
    explicit PrivateProcess(QString folder);
    ~PrivateProcess();
    PrivateProcess(const PrivateProcess&) = delete;
    PrivateProcess& operator=(const PrivateProcess&) = delete;

    const QString& folder() const { return m_folder; }
    void start(const QStringList& command);
    /// Sends SIGQUIT (at once, for PostgreSQL) and SIGTERM, and waits; the folder stays for another start().
    void stop();
    QByteArray log() const;
    /// Throws std::runtime_error with the log when nobody answers there within 30 seconds.
    void waitForPort(quint16 port) const;

    /// Runs a command to its end as the same user; its output. Throws std::runtime_error when it fails.
    static QByteArray run(const QStringList& command, const QByteArray& input = {});
    /// A new path below the folder for temporary files; nothing is there yet.
    static QString newFolder(const QString& name);
    static quint16 freePort();

private:
    void end(const QByteArray& word);
    QString m_folder;
    QProcess m_shell;
};

} // namespace test
