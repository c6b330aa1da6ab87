#pragma once

#include "core/domain/record.h"
#include "core/journal/sqlite.h"

#include <optional>
#include <vector>

namespace core {

/// The rows of one kind of record, by its schema. Throws SqliteFailure.
class RecordTable {
public:
    struct Row {
        qint64 key = 0; ///< internal to the file
        Record record;
    };

    RecordTable(SqliteConnection& connection, RecordKind kind);

    std::optional<Row> find(const QUuid& id) const;
    std::optional<Row> findByKey(qint64 key) const;
    /// In the order of entry; deleted ones too when asked.
    std::vector<Row> all(bool withDeleted) const;
    /// Those whose field `column` has the value.
    std::vector<Row> where(const char* column, const QUuid& value) const;

    /// The key of the new row; 0 when the id is taken.
    qint64 insert(const Record& record);
    void update(qint64 key, const Record& record);
    void erase(qint64 key);

private:
    Row read(SqliteStatement& statement) const;
    SqliteConnection& m_connection;
    const RecordSchema& m_schema;
    std::optional<SqliteStatement> m_insert; ///< kept for the next one
};

} // namespace core
