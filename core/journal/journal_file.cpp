#include "core/journal/journal_file.h"

#include "core/journal/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core {

namespace {

// The checks of every page read about 1 GB/s; above this the start would be felt.
constexpr qint64 kCheckedAtOpen = 64 * 1024 * 1024;
constexpr qint64 kHeaderSize = 100;

constexpr const char* kConnectionSettings = R"(
    pragma synchronous = full;
    pragma temp_store = memory;
    pragma journal_size_limit = 33554432;
)";

// The page size is that of a new file: with 8 KB instead of 4 an import makes half as many writes.
constexpr const char* kFileSettings = R"(
    pragma page_size = 8192;
    pragma journal_mode = wal;
)";

[[noreturn]] void refuse(ErrorCode code, const QString& sentence, const QString& path) {
    throw SqliteFailure(Error{code, sentence.arg(QDir::toNativeSeparators(path)), {}});
}

/// What SQLite itself would only notice while reading: another kind of file, or one cut short.
void checkHeader(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(ErrorCode::FileUnreadable, QStringLiteral("%1 cannot be read"), path);
    }
    if (file.size() == 0) {
        return;
    }
    const QByteArray header = file.read(kHeaderSize);
    if (!header.startsWith(QByteArrayLiteral("SQLite format 3"))) {
        refuse(ErrorCode::NotAJournal, QStringLiteral("%1 is not a journal"), path);
    }
    if (header.size() < kHeaderSize) {
        refuse(ErrorCode::JournalCorrupt, QStringLiteral("%1 is cut short; restore a backup"), path);
    }
    const auto bigEndian = [&](int at, int bytes) {
        qint64 value = 0;
        for (int i = 0; i < bytes; ++i) {
            value = value * 256 + uchar(header[at + i]);
        }
        return value;
    };
    const qint64 pageSize = bigEndian(16, 2) == 1 ? 65536 : bigEndian(16, 2);
    // A page not yet moved from the write-ahead log may be missing at the end.
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!hasLog && file.size() < pageSize * bigEndian(28, 4)) {
        refuse(ErrorCode::JournalCorrupt, QStringLiteral("%1 is cut short; restore a backup"), path);
    }
}

void checkPages(SqliteConnection& connection) {
    if (QFileInfo(connection.path()).size() > kCheckedAtOpen) {
        return;
    }
    SqliteStatement check = connection.prepare("pragma quick_check(1)");
    if (check.step() && check.text(0) != u"ok") {
        throw SqliteFailure(Error{ErrorCode::JournalCorrupt,
                                  QStringLiteral("%1 is damaged (%2); restore a backup")
                                      .arg(QDir::toNativeSeparators(connection.path()), check.text(0)),
                                  {}});
    }
}

std::unique_ptr<SqliteConnection> openForWriting(const QString& path, Instant now) {
    const QFileInfo file(path);
    if (!QDir().mkpath(file.absolutePath())) {
        refuse(ErrorCode::FileUnwritable, QStringLiteral("the folder of %1 cannot be made"), path);
    }
    if (file.exists() && !file.isWritable()) {
        refuse(ErrorCode::JournalReadOnly, QStringLiteral("%1 is write-protected"), path);
    }
    if (!QFileInfo(file.absolutePath()).isWritable()) {
        refuse(file.exists() ? ErrorCode::JournalReadOnly : ErrorCode::FileUnwritable,
               QStringLiteral("the folder of %1 cannot be written"), path);
    }
    auto connection = std::make_unique<SqliteConnection>(path, SqliteConnection::Mode::ReadWrite);
    // Before the cache is made large: the check reads every page once, and would fill it for nothing.
    checkPages(*connection);
    connection->runScript(kConnectionSettings);
    connection->runScript(kRestingCache);
    connection->runScript(kFileSettings);
    migrate(*connection, journalMigrations(), now);
    return connection;
}

std::unique_ptr<SqliteConnection> openForReading(const QString& path) {
    // Without a writable folder there is no shared memory for the log: the file as it lies there is read.
    const bool isStill = !QFileInfo(QFileInfo(path).absolutePath()).isWritable() &&
                         !QFileInfo::exists(path + QStringLiteral("-wal"));
    auto connection = std::make_unique<SqliteConnection>(path, isStill ? SqliteConnection::Mode::Immutable
                                                                       : SqliteConnection::Mode::ReadOnly);
    connection->runScript("pragma temp_store = memory; pragma cache_size = -8192");
    checkEdition(*connection, journalMigrations());
    return connection;
}

} // namespace

std::unique_ptr<SqliteConnection> openJournalFile(const QString& path, bool forWriting, Instant now) {
    const QFileInfo file(path);
    if (file.isDir()) {
        refuse(ErrorCode::NotAJournal, QStringLiteral("%1 is a folder"), path);
    }
    if (file.exists()) {
        checkHeader(path);
    } else if (!forWriting) {
        refuse(ErrorCode::FileNotFound, QStringLiteral("there is no journal %1"), path);
    }
    return forWriting ? openForWriting(path, now) : openForReading(path);
}

} // namespace core
