#include "tests/support/private_pgbouncer.h"

#include "tests/support/private_postgres.h"

#include <QStandardPaths>

namespace test {

PrivatePgbouncer::PrivatePgbouncer(const PrivatePostgres& postgres, int serverConnections)
    : m_process(PrivateProcess::newFolder(QStringLiteral("pgbouncer"))), m_port(PrivateProcess::freePort()) {
    const QString settings = QStringLiteral("[databases]\n"
                                            "* = host=127.0.0.1 port=%1\n"
                                            "[pgbouncer]\n"
                                            "listen_addr = 127.0.0.1\n"
                                            "listen_port = %2\n"
                                            "unix_socket_dir =\n"
                                            "auth_type = trust\n"
                                            "auth_file = %3/users\n"
                                            "pool_mode = transaction\n"
                                            "default_pool_size = %4\n");
    const auto write = [this](const QString& name, const QString& text) {
        PrivateProcess::run({QStringLiteral("tee"), m_process.folder() + u'/' + name}, text.toUtf8());
    };
    write(QStringLiteral("users"),
          QStringLiteral("\"tj_app\" \"\"\n\"tj_auth\" \"\"\n\"tj_worker\" \"\"\n\"postgres\" \"\"\n"));
    write(QStringLiteral("settings"),
          settings.arg(postgres.port()).arg(m_port).arg(m_process.folder()).arg(serverConnections));
    const QString program = QStandardPaths::findExecutable(
        QStringLiteral("pgbouncer"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    m_process.start({program, m_process.folder() + QStringLiteral("/settings")});
    m_process.waitForPort(m_port);
}

std::string PrivatePgbouncer::url(const QString& database, const QString& role) const {
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/%3")
        .arg(role)
        .arg(m_port)
        .arg(database)
        .toStdString();
}

} // namespace test
