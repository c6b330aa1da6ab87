#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/record.h"
#include "core/domain/trade_book.h"
#include "core/domain/trade_matching.h"
#include "core/import/import_plan.h"
#include "core/journal/changes.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core {

class ChangeScope;
class SqliteConnection;

/// A trade with everything the detail pane shows.
struct TradeDetail {
    Trade trade;                 ///< indexes refer to the book it was asked with
    MatchedTrade matched;        ///< parts with roles and pro-rata charges
    std::vector<Fill> fills;     ///< in matching order
    std::vector<Annotation> annotations; ///< earliest annotated fill first
};

/// One undoable action.
struct HistoryEntry {
    qint64 number = 0;
    QString title; ///< plain English: "Import tradebook.csv (84 fills)"
    Instant at{};
    bool undone = false;
    ImportBatchId batch; ///< of an import
};

/// What a change did.
struct ChangeResult {
    Changes changes;
    QString title;
};

/// A trader's journal in one SQLite file. One Journal is one connection and belongs to one thread at a time; the app
/// opens one for writing and one for reading (WAL), `tj` one for both. Everything acknowledged survives kill -9 and a
/// power cut (WAL, synchronous=FULL).
class Journal {
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Opens, creates when missing (ReadWrite), upgrades after copying the file aside, checks its integrity quickly.
    /// JournalNewer, JournalCorrupt, NotAJournal, JournalReadOnly, JournalLocked, DiskFull, FileUnwritable.
    static Result<std::unique_ptr<Journal>> open(const QString& path, const Clock& clock, Mode mode = Mode::ReadWrite);
    ~Journal();

    const QString& path() const;

    using Operation = std::function<Result<void>(ChangeScope&)>;
    /// The one door for change: one transaction that writes the rows, re-matches what they touch, and stores the undo
    /// record and the outgoing sync change. Nothing is written when `operation` fails. `title` names it in the history.
    Result<ChangeResult> change(const QString& title, const Operation& operation);

    Result<ChangeResult> undo();
    /// Takes one import back, whatever came later (a later edit of its fills: UndoRefused, naming them).
    Result<ChangeResult> undoImport(ImportBatchId batch);
    Result<ChangeResult> redo();
    /// Newest first, at most 100 undoable.
    Result<std::vector<HistoryEntry>> history() const;

    /// Everything that pages and statistics read, in one snapshot.
    Result<std::shared_ptr<const TradeBook>> readBook() const;
    Result<TradeDetail> readTrade(const TradeBook& book, TradeId anyFillOfIt) const;
    /// Reads inside one snapshot what an import plan needs.
    Result<JournalContext> importContext() const;
    Result<std::vector<Fill>> fills() const;
    Result<std::vector<Annotation>> annotations() const;
    Result<std::vector<ImportBatch>> importBatches() const;
    /// All undeleted records of a kind (deleted ones too when asked): JSON export, health check.
    Result<std::vector<Record>> records(RecordKind kind, bool withDeleted = false) const;
    /// Full-text search over notes of trades, days and the notebook (FTS5); best first.
    struct NoteHit {
        QUuid record;
        RecordKind kind;
        QString snippet;
    };
    Result<std::vector<NoteHit>> searchNotes(const QString& words, int limit = 50) const;

private:
    explicit Journal(std::unique_ptr<SqliteConnection> connection, const Clock& clock, QString path);
    friend class ChangeScope;
    std::unique_ptr<SqliteConnection> m_connection;
    const Clock& m_clock;
    QString m_path;
};

} // namespace core
