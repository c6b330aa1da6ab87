#include "core/journal/operations/restore_records.h"

#include "core/journal/action_table.h"
#include "core/journal/journal.h"
#include "core/journal/outbox.h"

#include <QSet>

namespace core {

namespace {

/// What was changed here after a moment: by the history, and before the history begins by what waits to be
/// sent, which keeps one time for every record but does not tell an edit from its undoing.
class LaterEdits {
public:
    LaterEdits(SqliteConnection& connection, std::optional<Instant> since)
        : m_connection(connection), m_since(since.value_or(Instant::max())) {
        const std::vector<Action> known = ActionTable(connection).newest();
        m_historyBegins = known.empty() ? Instant::max() : known.back().at;
        for (const Action& action : ActionTable(connection).done()) {
            if (action.at > m_since) {
                note(action);
            }
        }
    }

    bool contain(const Record& record) const {
        const auto at = Outbox::changedAt(m_connection, record.kind, record.id);
        if (m_edited.contains({int(record.kind), record.id})) {
            // Restored since from an export, its edits may be older than this file's.
            return !at || *at > m_since;
        }
        return at && *at > m_since && *at < m_historyBegins;
    }

private:
    void note(const Action& action) {
        for (const RecordImage& image : action.images) {
            m_edited.insert({int(image.kind), image.id});
        }
    }

    SqliteConnection& m_connection;
    Instant m_since;
    Instant m_historyBegins;
    QSet<QPair<int, QUuid>> m_edited;
};

/// Same content; the moment of deletion is not told apart.
bool isSame(const Record& a, const Record& b) {
    return a.fields == b.fields && a.deletedAt.has_value() == b.deletedAt.has_value();
}

Result<RestoreOutcome> restore(ChangeScope& scope, const Record& record, const LaterEdits& later,
                               const RestoreChoices& choices) {
    const std::optional<Record> before = scope.find(record.kind, record.id);
    if (before && isSame(*before, record)) {
        return RestoreOutcome::AlreadyThere;
    }
    const bool isLater = later.contain(record);
    // A tag that was taken off has no row any more: only the history still knows of it.
    const bool isGone = before ? before->deletedAt.has_value() : isLater;
    if (isGone && !record.deletedAt && !choices.bringBackDeleted) {
        return RestoreOutcome::StaysDeleted;
    }
    if (!isGone && isLater) {
        return RestoreOutcome::StaysChanged;
    }
    if (auto stored = scope.put(record); !stored) {
        Error error = stored.error();
        error.detail = QStringLiteral("%1 %2: %3")
                           .arg(QLatin1String(schemaOf(record.kind).name),
                                record.id.toString(QUuid::WithoutBraces), error.detail);
        return error;
    }
    return before ? RestoreOutcome::Changed : RestoreOutcome::New;
}

} // namespace

Result<std::vector<RestoreOutcome>> restoreRecords(ChangeScope& scope, std::span<const Record> records,
                                                   const RestoreChoices& choices) {
    return guarded([&]() -> Result<std::vector<RestoreOutcome>> {
        const LaterEdits later(scope.journal().connection(), choices.exportedAt);
        if (choices.exportedAt) {
            scope.setEditedAt(std::min(*choices.exportedAt, scope.now()));
        }
        std::vector<RestoreOutcome> outcomes;
        outcomes.reserve(records.size());
        for (const Record& record : records) {
            auto outcome = restore(scope, record, later, choices);
            if (!outcome) {
                return outcome.error();
            }
            outcomes.push_back(*outcome);
        }
        return outcomes;
    });
}

} // namespace core
