#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/record.h"

#include <functional>
#include <optional>
#include <vector>

namespace core {

class Journal;
class RecordWriter;
class SqliteConnection;

/// What an operation may do inside Journal::change(): every write goes through here, so that undo, outbox,
/// re-matching and full-text index never miss one. Lives only during the call.
class ChangeScope {
public:
    /// Inserts or replaces by id; a record equal to the stored one is no change. Validated against its
    /// schema; a fill whose account or instrument is not in the journal is NotFound.
    Result<void> put(const Record& record);
    template <typename T>
    Result<void> put(const T& value) {
        return put(toRecord(value));
    }
    /// To the trash (`deletedAt`), where it stays known. NotFound when there is none.
    Result<void> remove(RecordKind kind, const QUuid& id);
    /// Out of the trash.
    Result<void> restore(RecordKind kind, const QUuid& id);
    /// Takes it out as if it had never been.
    Result<void> erase(RecordKind kind, const QUuid& id);

    /// Annotation and its tag links together.
    Result<void> putAnnotation(const Annotation& annotation);
    Result<void> setTags(FillId annotation, const std::vector<TagId>& tags);

    /// Deleted ones too.
    std::optional<Record> find(RecordKind kind, const QUuid& id) const;
    /// Undeleted ones.
    std::optional<Fill> findFill(FillId id) const;
    std::optional<Annotation> findAnnotation(FillId id) const;
    /// The journal as this change has made it so far; trades are matched anew only when the operation has
    /// ended.
    const Journal& journal() const { return m_journal; }
    Instant now() const { return m_now; }
    /// For an operation that repeats edits made earlier: the outgoing sync change carries that time, and the
    /// later edit of two wins. now() unless told.
    void setEditedAt(Instant at) { m_editedAt = at; }
    /// Another name for this change in the history than change() was given.
    void setTitle(const QString& title) { m_title = title; }

    /// For an import, which writes too much to check each row again: `write` brings records known to be valid
    /// and names the batch; the null id says that nothing was written.
    Result<ImportBatchId> writeBatch(const std::function<Result<ImportBatchId>(RecordWriter&)>& write);

private:
    friend class Journal;
    ChangeScope(const Journal& journal, SqliteConnection& connection, RecordWriter& writer, Instant now)
        : m_journal(journal), m_connection(connection), m_writer(writer), m_now(now), m_editedAt(now) {}
    Result<void> checkReferences(const Record& fill) const;
    template <typename Work>
    auto tried(Work&& work) const -> decltype(work());
    template <typename Work>
    auto writing(Work&& work) -> decltype(work());

    const Journal& m_journal;
    SqliteConnection& m_connection;
    RecordWriter& m_writer;
    Instant m_now;
    Instant m_editedAt;
    QString m_title;
    ImportBatchId m_batch;
    mutable std::optional<Error>
        m_failure; ///< of the storage: the change cannot be kept, whatever the operation says
};

} // namespace core
