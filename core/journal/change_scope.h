#pragma once

#include "core/journal/journal.h"

namespace core {

/// What an operation may do inside Journal::change(): every write goes through here, so that undo, outbox, re-matching
/// and full-text index never miss one. Lives only during the call.
class ChangeScope {
public:
    /// Inserts or replaces by id; a record equal to the stored one is no change. Validated against its schema.
    Result<void> put(const Record& record);
    /// To the trash (`deletedAt`), where it stays known.
    Result<void> remove(RecordKind kind, const QUuid& id);
    /// Takes it out as if it had never been (undo of an import).
    Result<void> erase(RecordKind kind, const QUuid& id);

    template <typename T>
    Result<void> put(const T& value) {
        return put(toRecord(value));
    }
    /// Annotation and its tag links together.
    Result<void> putAnnotation(const Annotation& annotation);
    Result<void> setTags(FillId annotation, const std::vector<TagId>& tags);

    std::optional<Record> find(RecordKind kind, const QUuid& id) const;
    std::optional<Fill> findFill(FillId id) const;
    std::optional<Annotation> findAnnotation(FillId id) const;
    const Journal& journal() const;
    Instant now() const;

    /// Stores a planned import: accounts, instruments, fills, corrections, annotations and the batch, in one go.
    Result<ImportBatchId> importFills(const ImportPlan& plan, const QString& countsJson);
};

} // namespace core
