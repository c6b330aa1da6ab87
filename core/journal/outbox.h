#pragma once

#include "core/journal/record_image.h"
#include "core/journal/sqlite.h"

namespace core {

/// What has changed since it was last sent to a server, folded to one row a record; the values are read from
/// the records when they are sent. An import is one row, whatever it brought. Throws SqliteFailure.
class Outbox {
public:
    /// `editedAt`: when the changes were made, as a rule now.
    Outbox(SqliteConnection& connection, Instant editedAt) : m_connection(connection), m_editedAt(editedAt) {}

    /// When the record was last changed or taken out by itself, not as part of an import; unset when that is
    /// long sent.
    static std::optional<Instant> changedAt(SqliteConnection& connection, RecordKind kind, const QUuid& id);

    /// The record of `ownBatch` itself is left to noteImport() and noteImportUndone().
    void noteChanges(const std::vector<RecordImage>& images, const QUuid& ownBatch);
    void noteImport(const QUuid& batch);
    /// An import that was never sent leaves nothing to send, or what stayed of it.
    void noteImportUndone(const QUuid& batch, bool someStay);

private:
    void noteChange(const RecordImage& image);
    void note(RecordKind kind, const QUuid& id, const char* operation, const QString& groups);
    SqliteConnection& m_connection;
    Instant m_editedAt;
};

} // namespace core
