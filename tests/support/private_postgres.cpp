#include "tests/support/private_postgres.h"

#include "server/postgres/migrate.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <csignal>
#include <memory>
#include <stdexcept>

namespace test {

namespace {

constexpr int kPatienceMs = 60'000;

/// Debian keeps the server's programs out of PATH.
QString programPath(const QString& name) {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    for (const QString& version :
         versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        const QString path = versions.filePath(version + QStringLiteral("/bin/") + name);
        if (QFile::exists(path)) {
            return path;
        }
    }
    return name;
}

QByteArray sourceFile(const QString& path) {
    QFile file(QStringLiteral(TJ_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("cannot read " + path.toStdString());
    }
    return file.readAll();
}

std::unique_ptr<PrivatePostgres>& sharedPostgres() {
    static std::unique_ptr<PrivatePostgres> postgres;
    return postgres;
}

} // namespace

PrivatePostgres::PrivatePostgres(Durability durability)
    : m_process(PrivateProcess::newFolder(QStringLiteral("postgres"))), m_port(PrivateProcess::freePort()),
      m_durability(durability) {
    PrivateProcess::run({programPath(QStringLiteral("initdb")), QStringLiteral("-D"),
                         m_process.folder() + QStringLiteral("/data"), QStringLiteral("-U"),
                         QStringLiteral("postgres"), QStringLiteral("-A"), QStringLiteral("trust"),
                         QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
                         QStringLiteral("-N")});
    start();
    QByteArray passwords;
    for (const char* role : {"owner", "app", "auth", "worker", "readonly"}) {
        passwords += QByteArray("\\set ") + role + "_password unused\n";
    }
    psql(QStringLiteral("postgres"), passwords + sourceFile(QStringLiteral("packaging/server/roles.sql")));
}

PrivatePostgres& PrivatePostgres::shared() {
    if (!sharedPostgres()) {
        sharedPostgres() = std::make_unique<PrivatePostgres>();
        qAddPostRoutine([] { sharedPostgres().reset(); });
    }
    return *sharedPostgres();
}

std::string PrivatePostgres::url(const QString& database, const QString& role) const {
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/%3")
        .arg(role)
        .arg(m_port)
        .arg(database)
        .toStdString();
}

QByteArray PrivatePostgres::psql(const QString& database, const QByteArray& script) const {
    return PrivateProcess::run({programPath(QStringLiteral("psql")), QStringLiteral("-X"),
                                QStringLiteral("-q"), QStringLiteral("-A"), QStringLiteral("-t"),
                                QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"),
                                QString::fromStdString(url(database, QStringLiteral("postgres"))),
                                QStringLiteral("-f"), QStringLiteral("-")},
                               script);
}

void PrivatePostgres::start() {
    QStringList command = {programPath(QStringLiteral("postgres")), QStringLiteral("-D"),
                           m_process.folder() + QStringLiteral("/data")};
    QStringList settings = {QStringLiteral("port=%1").arg(m_port),
                            QStringLiteral("listen_addresses=127.0.0.1"),
                            QStringLiteral("unix_socket_directories=%1").arg(m_process.folder()),
                            QStringLiteral("max_connections=60"),
                            QStringLiteral("shared_buffers=64MB"),
                            QStringLiteral("autovacuum_naptime=1h")};
    if (m_durability == Durability::None) {
        settings += {QStringLiteral("fsync=off"), QStringLiteral("synchronous_commit=off"),
                     QStringLiteral("full_page_writes=off")};
    }
    for (const QString& setting : settings) {
        command += {QStringLiteral("-c"), setting};
    }
    QDeadlineTimer patience(kPatienceMs);
    m_process.start(command);
    while (!isReady()) {
        if (patience.hasExpired()) {
            throw std::runtime_error("PostgreSQL did not start: " + m_process.log().toStdString());
        }
        QThread::msleep(10);
    }
}

/// The eighth line of postmaster.pid says so.
bool PrivatePostgres::isReady() const {
    QFile file(m_process.folder() + QStringLiteral("/data/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    return lines.size() > 7 && lines[7].startsWith("ready");
}

void PrivatePostgres::stop() {
    m_process.stop();
}

void PrivatePostgres::crash() {
    QFile file(m_process.folder() + QStringLiteral("/data/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("PostgreSQL is not running");
    }
    kill(pid_t(file.readLine().trimmed().toInt()), SIGKILL);
    m_process.stop();
    // Left behind by the killed one, it would be taken for the next one's.
    PrivateProcess::run({QStringLiteral("rm"), QStringLiteral("-f"), file.fileName()});
}

const QString& PrivatePostgres::migratedTemplate() {
    if (m_template.isEmpty()) {
        const QString name = QStringLiteral("tj_template");
        psql(QStringLiteral("postgres"),
             "\\set database tj_template\n" + sourceFile(QStringLiteral("packaging/server/database.sql")));
        const server::Deadline deadline = server::deadlineIn(std::chrono::seconds(60));
        server::ConnectionSettings settings;
        settings.url = url(name, QStringLiteral("tj_owner"));
        server::Connection owner(settings, deadline);
        const auto applied = server::migrate(owner, server::compiledMigrations(), deadline);
        if (!applied.ok()) {
            throw std::runtime_error(applied.error().detail.toStdString());
        }
        m_template = name;
    }
    return m_template;
}

PrivateDatabase::PrivateDatabase(PrivatePostgres& postgres, Content content) : m_postgres(postgres) {
    static int made = 0;
    m_name = QStringLiteral("test_%1").arg(++made);
    if (content == Content::Empty) {
        m_postgres.psql(QStringLiteral("postgres"),
                        "\\set database " + m_name.toUtf8() + "\n" +
                            sourceFile(QStringLiteral("packaging/server/database.sql")));
        return;
    }
    // A copy takes everything but the grants on the database itself.
    const QString script =
        QStringLiteral("create database %1 template %2 owner tj_owner;\n"
                       "revoke all on database %1 from public;\n"
                       "grant connect on database %1 to tj_app, tj_auth, tj_worker, tj_readonly;\n");
    m_postgres.psql(QStringLiteral("postgres"), script.arg(m_name, postgres.migratedTemplate()).toUtf8());
}

PrivateDatabase::~PrivateDatabase() {
    try {
        m_postgres.psql(QStringLiteral("postgres"), "drop database " + m_name.toUtf8() + " with (force);");
    } catch (const std::runtime_error&) {
        // The cluster is gone already, and the database with it.
    }
}

} // namespace test
