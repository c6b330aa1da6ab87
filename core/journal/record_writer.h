#pragma once

#include "core/journal/changes.h"
#include "core/journal/record_image.h"
#include "core/journal/record_table.h"
#include "core/journal/rematch.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace core {

/// Writes records inside a change and remembers what each was before, which parts of the journal are
/// concerned and what must be matched anew. Throws SqliteFailure.
class RecordWriter {
public:
    RecordWriter(SqliteConnection& connection, Zones& zones)
        : m_connection(connection), m_fills(connection, RecordKind::Fill), m_rematch(connection, zones) {}

    /// Inserts or replaces by id; equal to the stored one is no change.
    void put(const Record& record);
    /// Takes the row out as if it had never been.
    void erase(RecordKind kind, const QUuid& id);
    /// A new fill of an import: not remembered, its batch is. False when the id is taken.
    bool insertImported(const Fill& fill, const Record& record);
    /// The fills of a batch leave, but for those that stay; the answer is what is needed to bring them back.
    std::vector<RecordImage> eraseImported(const QUuid& batch, const QSet<qint64>& stayingKeys);
    void restoreImported(const std::vector<RecordImage>& fills);

    /// Matches what was touched and writes the projection.
    void finish() { m_rematch.run(); }

    /// In the order of their first change.
    const std::vector<RecordImage>& images() const { return m_images; }
    /// Without those that ended as they began.
    std::vector<RecordImage> changedImages() const;
    Changes changes() const { return m_changes; }

private:
    void remember(RecordKind kind, const QUuid& id, const std::optional<Record>& before,
                  const std::optional<Record>& after);
    void noteTouched(RecordKind kind, qint64 key, const std::optional<Record>& before,
                     const std::optional<Record>& after);
    void noteAnnotation(const std::optional<Record>& before, const std::optional<Record>& after);

    SqliteConnection& m_connection;
    RecordTable m_fills;
    Rematch m_rematch;
    std::vector<RecordImage> m_images;
    QHash<QPair<int, QUuid>, std::size_t> m_places; ///< of images, by kind and id
    Changes m_changes;
};

} // namespace core
