#include "core/journal/sqlite.h"

#include <QDir>
#include <QStringConverter>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

namespace core {

namespace {

// A writer of another program (tj beside the app) is waited for this long.
constexpr int kPatienceMs = 5000;

// An import touches every page of an index again and again: without room for them each would be written to
// the log and read back several times.
constexpr const char* kWritingCache = "pragma cache_size = -65536";

Error errorOf(int code, const QString& path, const QString& complaint) {
    const QString file = QDir::toNativeSeparators(path);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::JournalLocked,
                QStringLiteral("another program is writing to %1; nothing was changed, try again").arg(file),
                {}};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                QStringLiteral("there is no space left for %1; nothing was changed").arg(file),
                {}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {
            ErrorCode::JournalReadOnly, QStringLiteral("%1 or its folder cannot be written").arg(file), {}};
    case SQLITE_CANTOPEN:
        return {ErrorCode::FileUnreadable, QStringLiteral("%1 cannot be opened").arg(file), {}};
    case SQLITE_CORRUPT:
        return {ErrorCode::JournalCorrupt,
                QStringLiteral("%1 is damaged (%2); restore a backup").arg(file, complaint),
                {}};
    case SQLITE_NOTADB:
        return {ErrorCode::NotAJournal, QStringLiteral("%1 is not a journal").arg(file), {}};
    case SQLITE_IOERR:
        return {
            ErrorCode::StorageFailed,
            QStringLiteral("%1 cannot be read or written (%2); nothing was changed. Is the disk there, and "
                           "has it room?")
                .arg(file, complaint),
            {}};
    case SQLITE_TOOBIG:
        return {ErrorCode::InvalidValue, QStringLiteral("a text is too long to store"), {}};
    default:
        return {ErrorCode::StorageFailed, QStringLiteral("%1: %2").arg(file, complaint), {}};
    }
}

int openFlags(SqliteConnection::Mode mode) {
    switch (mode) {
    case SqliteConnection::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteConnection::Mode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case SqliteConnection::Mode::Immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return 0;
}

} // namespace

SqliteStatement::SqliteStatement(SqliteConnection& connection, Idle& home, Prepared statement)
    : m_connection(&connection), m_home(&home), m_prepared(std::move(statement)),
      m_statement(m_prepared->handle) {}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept = default;

SqliteStatement::~SqliteStatement() {
    if (m_prepared) {
        clear();
        m_home->push_back(std::move(m_prepared));
    }
}

void SqliteStatement::clear() {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_prepared->used = 0;
}

void SqliteStatement::check(int code) const {
    if (code != SQLITE_OK) {
        fail();
    }
}

void SqliteStatement::fail() const {
    m_connection->fail(sqlite3_extended_errcode(m_connection->m_handle));
}

/// Where that many bytes may stay while they are bound; nullptr when there is no room left.
char* SqliteStatement::room(std::size_t bytes) {
    PreparedStatement& prepared = *m_prepared;
    return bytes <= prepared.values.size() - prepared.used ? prepared.values.data() + prepared.used : nullptr;
}

void SqliteStatement::bind(int parameter, std::nullptr_t) {
    check(sqlite3_bind_null(m_statement, parameter));
}

void SqliteStatement::bind(int parameter, qint64 value) {
    check(sqlite3_bind_int64(m_statement, parameter, value));
}

void SqliteStatement::bind(int parameter, const QString& value) {
    // A null QString is an empty text: the journal's texts are never SQL NULL. Many are empty.
    if (value.isEmpty()) {
        check(sqlite3_bind_text(m_statement, parameter, "", 0, SQLITE_STATIC));
        return;
    }
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    char* const begin = room(std::size_t(encoder.requiredSpace(value.size())));
    if (begin != nullptr) {
        const char* const end = encoder.appendToBuffer(begin, value);
        m_prepared->used += std::size_t(end - begin);
        check(sqlite3_bind_text(m_statement, parameter, begin, int(end - begin), SQLITE_STATIC));
        return;
    }
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, parameter, utf8.constData(), sqlite3_uint64(utf8.size()),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bind(int parameter, const QByteArray& value) {
    const char* bytes = value.isNull() ? "" : value.constData();
    check(sqlite3_bind_blob64(m_statement, parameter, bytes, sqlite3_uint64(value.size()), SQLITE_TRANSIENT));
}

void SqliteStatement::bind(int parameter, const QUuid& value) {
    if (value.isNull()) {
        bind(parameter, nullptr);
        return;
    }
    std::array<uchar, 16> bytes{};
    qToBigEndian(value.data1, bytes.data());
    qToBigEndian(value.data2, bytes.data() + 4);
    qToBigEndian(value.data3, bytes.data() + 6);
    std::copy(std::begin(value.data4), std::end(value.data4), bytes.begin() + 8);
    if (char* const kept = room(bytes.size()); kept != nullptr) {
        std::copy(bytes.begin(), bytes.end(), kept);
        m_prepared->used += bytes.size();
        check(sqlite3_bind_blob(m_statement, parameter, kept, int(bytes.size()), SQLITE_STATIC));
        return;
    }
    check(sqlite3_bind_blob(m_statement, parameter, bytes.data(), int(bytes.size()), SQLITE_TRANSIENT));
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        fail();
    }
    return code == SQLITE_ROW;
}

void SqliteStatement::run() {
    while (step()) {
    }
    clear();
}

bool SqliteStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::optional<Decimal> SqliteStatement::optionalDecimal(int column) const {
    return isNull(column) ? std::nullopt : std::optional(decimal(column));
}

QString SqliteStatement::text(int column) const {
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return utf8 == nullptr ? QString() : QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteStatement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes == nullptr ? QByteArray() : QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

QUuid SqliteStatement::uuid(int column) const {
    const auto* bytes = static_cast<const uchar*>(sqlite3_column_blob(m_statement, column));
    if (bytes == nullptr || sqlite3_column_bytes(m_statement, column) != 16) {
        return {};
    }
    QUuid id;
    id.data1 = qFromBigEndian<quint32>(bytes);
    id.data2 = qFromBigEndian<quint16>(bytes + 4);
    id.data3 = qFromBigEndian<quint16>(bytes + 6);
    std::copy(bytes + 8, bytes + 16, std::begin(id.data4));
    return id;
}

SqliteConnection::SqliteConnection(const QString& path, Mode mode) : m_path(path) {
    // Nobody asks how much memory SQLite uses; counting it costs every allocation a lock.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(uncounted)
    // An immutable file is read without a lock and without the -shm file that a read-only folder cannot hold.
    const QByteArray name = mode == Mode::Immutable
                                ? QUrl::fromLocalFile(path).toEncoded() + QByteArrayLiteral("?immutable=1")
                                : path.toUtf8();
    const int code =
        sqlite3_open_v2(name.constData(), &m_handle, openFlags(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const SqliteFailure failure(errorOf(code, path, QString::fromUtf8(sqlite3_errstr(code))));
        sqlite3_close(m_handle);
        throw failure;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, kPatienceMs);
}

SqliteConnection::~SqliteConnection() {
    for (const auto& [sql, statements] : m_idle) {
        for (const SqliteStatement::Prepared& statement : statements) {
            sqlite3_finalize(statement->handle);
        }
    }
    sqlite3_close(m_handle);
}

SqliteStatement SqliteConnection::borrow(std::string_view sql) {
    auto idle = m_idle.find(sql);
    if (idle == m_idle.end()) {
        idle = m_idle.emplace(sql, SqliteStatement::Idle()).first;
    }
    SqliteStatement::Idle& home = idle->second;
    if (!home.empty()) {
        SqliteStatement::Prepared statement = std::move(home.back());
        home.pop_back();
        return SqliteStatement(*this, home, std::move(statement));
    }
    auto statement = std::make_unique<PreparedStatement>();
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement->handle, nullptr);
    if (code != SQLITE_OK) {
        fail(code);
    }
    return SqliteStatement(*this, home, std::move(statement));
}

void SqliteConnection::fail(int code) const {
    throw SqliteFailure(errorOf(code, m_path, QString::fromUtf8(sqlite3_errmsg(m_handle))));
}

void SqliteConnection::runScript(const QByteArray& sql) {
    if (const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
        code != SQLITE_OK) {
        fail(code);
    }
}

qint64 SqliteConnection::lastInsertKey() const {
    return sqlite3_last_insert_rowid(m_handle);
}
qint64 SqliteConnection::changedRows() const {
    return sqlite3_changes64(m_handle);
}
bool SqliteConnection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}
bool SqliteConnection::isReadOnly() const {
    return sqlite3_db_readonly(m_handle, "main") == 1;
}

Transaction::Transaction(SqliteConnection& connection, Kind kind)
    : m_connection(connection), m_writes(kind == Kind::Write) {
    connection.run(m_writes ? "begin immediate" : "begin");
    if (m_writes) {
        connection.runScript(kWritingCache);
    }
}

Transaction::~Transaction() {
    if (m_connection.inTransaction()) {
        try {
            m_connection.run("rollback");
        } catch (const SqliteFailure&) {
            // SQLite has then rolled back by itself (disk full, I/O error).
        }
    }
    if (m_writes) {
        try {
            m_connection.runScript(kRestingCache);
        } catch (const SqliteFailure&) {
            // It only takes more memory than it should.
        }
    }
}

void Transaction::commit() {
    m_connection.run("commit");
}

} // namespace core
