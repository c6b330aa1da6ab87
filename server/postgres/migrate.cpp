#include "server/postgres/migrate.h"

#include "server/observe/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

// Q_INIT_RESOURCE works only outside of namespaces; a static library's resources are dropped without it.
static void initMigrations() {
    Q_INIT_RESOURCE(server_migrations);
}

namespace server {

namespace {

// The same number in every instance: whoever holds it migrates.
constexpr qint64 kMigrationLock = 0x746a'6d69'6772'6174;

constexpr const char* kCreateTable = R"(
create table if not exists schema_migrations (
    number integer primary key,
    name text not null,
    checksum bytea not null,
    applied_at timestamptz not null default now());
grant select on schema_migrations to public)";

constexpr const char* kLock = "-- take the migration lock\nselect pg_advisory_lock($1)";
constexpr const char* kUnlock = "-- release the migration lock\nselect pg_advisory_unlock($1)";
constexpr const char* kHasTable =
    "-- is the database new\nselect to_regclass('schema_migrations') is not null";
constexpr const char* kApplied =
    "-- applied migrations\nselect number, name, checksum from schema_migrations order by 1";
constexpr const char* kRecord =
    "-- record migration\ninsert into schema_migrations (number, name, checksum) values ($1, $2, $3)";

template <typename... Values>
Rows run(Connection& connection, Deadline deadline, Sql sql, const Values&... values) {
    Connection::Answers answers = connection.exchange(std::array{Query(sql, values...)}, deadline);
    if (answers.failure) {
        throw *answers.failure;
    }
    return std::move(answers.rows.front());
}

class MigrationLock {
public:
    MigrationLock(Connection& connection, Deadline deadline) : m_connection(connection) {
        run(connection, deadline, kLock, kMigrationLock);
    }
    ~MigrationLock() {
        try {
            run(m_connection, deadlineIn(std::chrono::seconds(1)), kUnlock, kMigrationLock);
        } catch (const DatabaseFailure&) {
            // It goes with the connection.
        }
    }
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;

private:
    Connection& m_connection;
};

QByteArray checksum(const Migration& migration) {
    QByteArray text = migration.sql;
    text.replace("\r\n", "\n"); // a checkout may have changed the line ends
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

core::Error databaseError(const DatabaseFailure& failure, const QString& doing) {
    const DatabaseFailure::Complaint& complaint = failure.complaint();
    return {core::ErrorCode::StorageFailed,
            QStringLiteral("%1: %2 %3")
                .arg(doing, QString::fromStdString(complaint.sqlState),
                     QString::fromStdString(complaint.message)),
            {}};
}

/// How many of `migrations` are applied; an error when the database does not follow them.
core::Result<std::size_t> appliedCount(Connection& connection, const std::vector<Migration>& migrations,
                                       Deadline deadline) {
    const Rows applied = run(connection, deadline, kApplied);
    for (int i = 0; i < applied.size(); ++i) {
        const auto [number, name, sum] = applied[i].as<int, QString, QByteArray>();
        if (std::size_t(i) >= migrations.size()) {
            return core::Error{
                core::ErrorCode::JournalNewer,
                QStringLiteral("the database has migration %1, which this program does not know: it "
                               "belongs to a newer program")
                    .arg(name),
                {}};
        }
        const Migration& known = migrations[std::size_t(i)];
        if (known.number != number || checksum(known) != sum) {
            return core::Error{
                core::ErrorCode::JournalCorrupt,
                QStringLiteral("migration %1 is not the one that was applied to this database").arg(name),
                {}};
        }
    }
    return std::size_t(applied.size());
}

void apply(Connection& connection, const Migration& migration, Deadline deadline) {
    run(connection, deadline, "begin");
    try {
        connection.runScript(migration.sql.toStdString(), deadline);
        run(connection, deadline, kRecord, migration.number, migration.name, checksum(migration));
        run(connection, deadline, "commit");
    } catch (const DatabaseFailure&) {
        if (connection.status() != Connection::Status::Broken) {
            run(connection, deadlineIn(std::chrono::seconds(1)), "rollback");
        }
        throw;
    }
}

} // namespace

std::vector<Migration> compiledMigrations() {
    initMigrations();
    std::vector<Migration> found;
    const QDir folder(QStringLiteral(":/server/migrations"));
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("a compiled-in migration cannot be read");
        }
        found.push_back({name.left(4).toInt(), name.chopped(4), file.readAll()});
    }
    return found;
}

core::Result<std::vector<QString>> migrate(Connection& connection, const std::vector<Migration>& migrations,
                                           Deadline deadline) {
    QString doing = QStringLiteral("preparing to migrate");
    try {
        const MigrationLock lock(connection, deadline);
        connection.runScript(kCreateTable, deadline);
        const core::Result<std::size_t> applied = appliedCount(connection, migrations, deadline);
        if (!applied.ok()) {
            return applied.error();
        }
        std::vector<QString> done;
        for (std::size_t i = *applied; i < migrations.size(); ++i) {
            doing = QStringLiteral("migration %1").arg(migrations[i].name);
            apply(connection, migrations[i], deadline);
            logInformation("migration applied", {{"migration", Plain(migrations[i].name)}});
            done.push_back(migrations[i].name);
        }
        return done;
    } catch (const DatabaseFailure& failure) {
        return databaseError(failure, doing);
    }
}

core::Result<void> checkSchema(Connection& connection, const std::vector<Migration>& migrations,
                               Deadline deadline) {
    try {
        const bool isNew = !run(connection, deadline, kHasTable)[0].flag(0);
        const core::Result<std::size_t> applied = isNew ? core::Result<std::size_t>(std::size_t(0))
                                                        : appliedCount(connection, migrations, deadline);
        if (!applied.ok()) {
            return applied.error();
        }
        if (*applied < migrations.size()) {
            return core::Error{core::ErrorCode::StorageFailed,
                               QStringLiteral("the database lacks %1 of %2 migrations: run `migrate` first")
                                   .arg(migrations.size() - *applied)
                                   .arg(migrations.size()),
                               {}};
        }
        return core::Done{};
    } catch (const DatabaseFailure& failure) {
        return databaseError(failure, QStringLiteral("reading the applied migrations"));
    }
}

} // namespace server
