#pragma once

#include "core/journal/changes.h"
#include "core/journal/record_image.h"
#include "core/journal/sqlite.h"

#include <optional>
#include <vector>

namespace core {

/// What a person did, for undo and redo. Of an import, the images hold everything but its new fills: those
/// are the fills of its batch. While the import is undone they are in the images too.
struct Action {
    qint64 number = 0;
    QString title;
    Instant at{};
    Changes changes;
    QUuid batch; ///< of an import, else null
    bool undone = false;
    std::vector<RecordImage> images; ///< only where asked for
};

/// The table `actions`. Throws SqliteFailure.
class ActionTable {
public:
    static constexpr int kUndoable = 100;

    explicit ActionTable(SqliteConnection& connection) : m_connection(connection) {}

    /// Forgets what was undone (it cannot be redone after a new action) and what is older than the last 100;
    /// imports stay known, they can be taken back at any time.
    /// The action's number.
    qint64 add(const Action& action);
    std::optional<Action> lastDone() const;
    std::optional<Action> lastUndone() const;
    std::optional<Action> ofBatch(const QUuid& batch) const;
    std::vector<Action> done() const; ///< the oldest first
    void setUndone(const Action& action, bool undone);
    /// The newest first, without images.
    std::vector<Action> newest() const;

private:
    SqliteConnection& m_connection;
};

} // namespace core
