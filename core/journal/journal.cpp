#include "core/journal/journal.h"

#include "core/journal/action_table.h"
#include "core/journal/change_scope.h"
#include "core/journal/journal_file.h"
#include "core/journal/outbox.h"
#include "core/journal/projection_state.h"
#include "core/journal/record_table.h"
#include "core/journal/record_writer.h"
#include "core/journal/staying_fills.h"
#include "core/journal/undo.h"
#include "core/journal/zones.h"

#include <algorithm>
#include <iterator>

namespace core {

Journal::Journal(std::unique_ptr<SqliteConnection> connection, const Clock& clock, QString path)
    : m_connection(std::move(connection)), m_zones(std::make_unique<Zones>()), m_clock(clock),
      m_path(std::move(path)) {}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString& path, const Clock& clock, Mode mode) {
    return guarded([&]() -> Result<std::unique_ptr<Journal>> {
        const bool forWriting = mode == Mode::ReadWrite;
        std::unique_ptr<Journal> journal(
            new Journal(openJournalFile(path, forWriting, clock.now()), clock, path));
        if (forWriting) {
            journal->keepProjectionCurrent();
        }
        return journal;
    });
}

void Journal::keepProjectionCurrent() {
    if (isProjectionCurrent(*m_connection)) {
        return;
    }
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    rebuildProjection(*m_connection, *m_zones);
    transaction.commit();
}

Result<void> Journal::rebuildTrades() {
    return guarded([&]() -> Result<void> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        rebuildProjection(*m_connection, *m_zones);
        transaction.commit();
        return Done{};
    });
}

Result<ChangeResult> Journal::change(const QString& title, const Operation& operation) {
    return guarded([&]() -> Result<ChangeResult> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        RecordWriter writer(*m_connection, *m_zones);
        ChangeScope scope(*this, *m_connection, writer, m_clock.now());
        scope.setTitle(title);
        if (auto done = operation(scope); !done) {
            return done.error();
        }
        if (scope.m_failure) {
            return *scope.m_failure;
        }
        Action action;
        action.images = writer.changedImages();
        action.batch = scope.m_batch.uuid();
        if (action.images.empty()) {
            return ChangeResult{{}, scope.m_title};
        }
        writer.finish();
        noteProjectionZone(*m_connection);
        action.title = scope.m_title;
        action.at = scope.now();
        action.changes = writer.changes();
        ActionTable(*m_connection).add(action);
        Outbox outbox(*m_connection, scope.m_editedAt);
        if (!action.batch.isNull()) {
            outbox.noteImport(action.batch);
        }
        outbox.noteChanges(action.images, action.batch);
        transaction.commit();
        return ChangeResult{action.changes, action.title};
    });
}

Result<ChangeResult> Journal::undo() {
    return guarded([&]() -> Result<ChangeResult> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        std::optional<Action> action = ActionTable(*m_connection).lastDone();
        if (!action) {
            return Error{ErrorCode::NothingToUndo, QStringLiteral("there is nothing to undo"), {}};
        }
        auto result = takeBack(std::move(*action));
        if (result) {
            transaction.commit();
        }
        return result;
    });
}

Result<ChangeResult> Journal::undoImport(ImportBatchId batch) {
    return guarded([&]() -> Result<ChangeResult> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        std::optional<Action> action = importOf(batch);
        if (!action) {
            return Error{
                ErrorCode::NotFound, QStringLiteral("there is no import %1").arg(batch.toString()), {}};
        }
        auto result = takeBack(std::move(*action));
        if (result) {
            transaction.commit();
        }
        return result;
    });
}

/// Unset also when nothing is left of it. An import that was taken back in part stays known as long as its
/// batch does, longer than the action that brought it.
std::optional<Action> Journal::importOf(ImportBatchId batch) {
    ActionTable actions(*m_connection);
    std::optional<Action> action = actions.ofBatch(batch.uuid());
    const auto row = RecordTable(*m_connection, RecordKind::ImportBatch).find(batch.uuid());
    if (action && action->undone && !row) {
        return std::nullopt;
    }
    if (!action && row) {
        const ImportBatch record = importBatchFrom(row->record);
        action.emplace();
        action->title = QStringLiteral("Import %1").arg(record.source);
        action->at = record.importedAt;
        action->changes = JournalPart::Trades | JournalPart::Imports;
        action->batch = batch.uuid();
        action->images.push_back({RecordKind::ImportBatch, batch.uuid(), std::nullopt, row->record});
        action->number = actions.add(*action);
    }
    return action;
}

Result<ChangeResult> Journal::redo() {
    return guarded([&]() -> Result<ChangeResult> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        std::optional<Action> action = ActionTable(*m_connection).lastUndone();
        if (!action) {
            return Error{ErrorCode::NothingToRedo, QStringLiteral("there is nothing to redo"), {}};
        }
        auto result = bringBack(std::move(*action));
        if (result) {
            transaction.commit();
        }
        return result;
    });
}

Result<ChangeResult> Journal::takeBack(Action action) {
    RecordWriter writer(*m_connection, *m_zones);
    Outbox outbox(*m_connection, m_clock.now());
    const bool isImport = !action.batch.isNull();
    std::vector<RecordImage> fills;
    StayingFills staying;
    if (isImport) {
        staying = stayingFills(*m_connection, action);
        fills = writer.eraseImported(action.batch, staying.keys);
        outbox.noteImportUndone(action.batch, staying.inTrades > 0);
    }
    if (auto reverted = revert(*m_connection, writer, action.images,
                               isImport ? ChangedSince::Leave : ChangedSince::Refuse, staying);
        !reverted) {
        return reverted.error();
    }
    writer.finish();
    noteProjectionZone(*m_connection);
    outbox.noteChanges(writer.images(), action.batch);
    action.images.insert(action.images.end(), std::make_move_iterator(fills.begin()),
                         std::make_move_iterator(fills.end()));
    ActionTable(*m_connection).setUndone(action, true);
    return ChangeResult{action.changes, action.title, staying.inTrades};
}

Result<ChangeResult> Journal::bringBack(Action action) {
    RecordWriter writer(*m_connection, *m_zones);
    Outbox outbox(*m_connection, m_clock.now());
    const auto firstFill =
        std::stable_partition(action.images.begin(), action.images.end(),
                              [&](const RecordImage& image) { return !isImportedFill(image, action.batch); });
    const std::vector<RecordImage> fills(firstFill, action.images.end());
    action.images.erase(firstFill, action.images.end());
    const bool isImport = !action.batch.isNull();
    if (auto applied = apply(*m_connection, writer, action.images,
                             isImport ? ChangedSince::Leave : ChangedSince::Refuse);
        !applied) {
        return applied.error();
    }
    if (isImport) {
        writer.restoreImported(fills);
        outbox.noteImport(action.batch);
    }
    writer.finish();
    noteProjectionZone(*m_connection);
    outbox.noteChanges(writer.images(), action.batch);
    ActionTable(*m_connection).setUndone(action, false);
    return ChangeResult{action.changes, action.title};
}

} // namespace core
