#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/record.h"
#include "core/domain/trade_book.h"
#include "core/import/import_plan.h"
#include "core/journal/journal_values.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core {

class ChangeScope;
class SqliteConnection;
class Zones;
struct Action;

/// A trader's journal in one SQLite file. One Journal is one connection and belongs to one thread at a time;
/// the app opens one for writing and one for reading (WAL), `tj` one for both. Everything acknowledged
/// survives kill -9 and a power cut (WAL, synchronous=FULL). `clock` must outlive it.
class Journal {
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Opens, creates when missing (ReadWrite, with its folder), upgrades after copying the file aside, and
    /// looks for damage: header and length always, every page (`quick_check`) up to 64 MB, which takes 0.1 s;
    /// the health check and the backups read larger files. Trades are derived anew when the journal's zone
    /// has changed (a computer on a journey) or the program matches by newer rules. JournalNewer,
    /// JournalCorrupt, NotAJournal, JournalReadOnly, JournalLocked, DiskFull, FileNotFound, FileUnwritable.
    static Result<std::unique_ptr<Journal>> open(const QString& path, const Clock& clock,
                                                 Mode mode = Mode::ReadWrite);
    ~Journal();

    const QString& path() const { return m_path; }
    const Clock& clock() const { return m_clock; }

    using Operation = std::function<Result<void>(ChangeScope&)>;
    /// The one door for change: one transaction that writes the rows, re-matches what they touch, and stores
    /// the undo record and the outgoing sync change. Nothing is written when `operation` fails. `title` names
    /// it in the history; an operation that finds its title only while running may change it through
    /// ChangeScope::setTitle. An operation that changes nothing leaves no entry.
    Result<ChangeResult> change(const QString& title, const Operation& operation);

    /// Takes back the newest action that is not undone. NothingToUndo.
    Result<ChangeResult> undo();
    /// Takes one import back, whatever came later: its fills leave as if they had never been, its corrections
    /// are taken back, accounts and instruments it made leave when nothing else uses them. What a person has
    /// annotated or edited since stays, with the whole trades it is in, and the result counts it; the batch
    /// then stays too and can be taken back again. What a person deleted stays in the trash. NotFound.
    Result<ChangeResult> undoImport(ImportBatchId batch);
    /// Brings back what was undone last. NothingToRedo.
    Result<ChangeResult> redo();
    /// Newest first, at most 100.
    Result<std::vector<HistoryEntry>> history() const;

    /// Everything that pages and statistics read, in one snapshot.
    Result<std::shared_ptr<const TradeBook>> readBook() const;
    /// The trade of that id, else the one that holds a fill of that id. NotFound also when `book` does not
    /// have it.
    Result<TradeDetail> readTrade(const TradeBook& book, TradeId anyFillOfIt) const;
    /// What an import plan needs; its functions read from this journal and must not outlive it.
    Result<JournalContext> importContext() const;
    Result<std::vector<Fill>> fills() const;
    Result<std::vector<Annotation>> annotations() const;
    Result<std::vector<ImportBatch>> importBatches() const; ///< newest first
    Result<JournalSettings> settings() const;
    /// All undeleted records of a kind (deleted ones too when asked): JSON export, health check.
    Result<std::vector<Record>> records(RecordKind kind, bool withDeleted = false) const;
    /// Full-text search over notes of trades, days and the notebook (FTS5); best first. Every word must
    /// occur, its beginning suffices.
    Result<std::vector<NoteHit>> searchNotes(const QString& words, int limit = 50) const;

    /// Another number than before says that another connection has changed the journal meanwhile. Means
    /// nothing between connections.
    Result<qint64> dataVersion() const;

    /// Derives all trades anew from the fills: a fix of the health check.
    Result<void> rebuildTrades();
    /// The file's connection, for the journal's own parts (backup, health check).
    SqliteConnection& connection() const { return *m_connection; }

private:
    Journal(std::unique_ptr<SqliteConnection> connection, const Clock& clock, QString path);
    Result<ChangeResult> takeBack(Action action);
    std::optional<Action> importOf(ImportBatchId batch);
    Result<ChangeResult> bringBack(Action action);
    void keepProjectionCurrent();

    std::unique_ptr<SqliteConnection> m_connection;
    std::unique_ptr<Zones> m_zones;
    const Clock& m_clock;
    QString m_path;
};

} // namespace core
