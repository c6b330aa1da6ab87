#include "core/journal/migrations.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core {

namespace {

void refuse(ErrorCode code, const QString& detail) {
    throw SqliteFailure(Error{code, detail, {}});
}

int editionOf(SqliteConnection& connection) {
    return int(connection.number("pragma user_version"));
}

void checkIdentity(SqliteConnection& connection, int newest) {
    const QString file = QDir::toNativeSeparators(connection.path());
    const int edition = editionOf(connection);
    const qint64 tables = connection.number("select count(*) from sqlite_schema");
    if (tables == 0 && edition == 0) {
        return;
    }
    if (connection.number("pragma application_id") != kJournalApplicationId) {
        refuse(ErrorCode::NotAJournal, QStringLiteral("%1 is a database of another program").arg(file));
    }
    if (edition > newest) {
        refuse(ErrorCode::JournalNewer,
               QStringLiteral(
                   "%1 was written by a newer version of this program (file format %2, this program reads "
                   "up to %3); please update the program")
                   .arg(file)
                   .arg(edition)
                   .arg(newest));
    }
}

void copyAside(SqliteConnection& connection, int edition, Instant now) {
    const QFileInfo file(connection.path());
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString copy = file.dir().filePath(
        QStringLiteral("%1-v%2-%3.%4").arg(file.completeBaseName()).arg(edition).arg(stamp, file.suffix()));
    if (!QFile::exists(copy)) {
        connection.run("vacuum into ?", copy);
    }
}

} // namespace

std::vector<Migration> journalMigrations() {
    std::vector<Migration> migrations;
    const QDir folder(QStringLiteral(":/journal/migrations"));
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            migrations.push_back({name.left(4).toInt(), file.readAll()});
        }
    }
    return migrations;
}

void migrate(SqliteConnection& connection, const std::vector<Migration>& migrations, Instant now) {
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    checkIdentity(connection, newest);
    const int edition = editionOf(connection);
    if (edition > 0 && edition < newest) {
        copyAside(connection, edition, now);
    }
    for (const Migration& migration : migrations) {
        if (migration.number <= edition) {
            continue;
        }
        Transaction transaction(connection, Transaction::Kind::Write);
        // Another program may have done it while this one waited for the lock.
        if (editionOf(connection) < migration.number) {
            connection.runScript(migration.sql);
            connection.runScript(QByteArrayLiteral("pragma user_version = ") +
                                 QByteArray::number(migration.number));
        }
        transaction.commit();
    }
}

void checkEdition(SqliteConnection& connection, const std::vector<Migration>& migrations) {
    const int newest = migrations.back().number;
    checkIdentity(connection, newest);
    if (editionOf(connection) != newest) {
        refuse(ErrorCode::JournalReadOnly,
               QStringLiteral(
                   "%1 was written by an older version of this program and must be opened for writing once")
                   .arg(QDir::toNativeSeparators(connection.path())));
    }
}

} // namespace core
