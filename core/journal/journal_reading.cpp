#include "core/journal/action_table.h"
#include "core/journal/annotation_lookup.h"
#include "core/journal/book_reader.h"
#include "core/journal/fx_rate_table.h"
#include "core/journal/journal.h"
#include "core/journal/note_search.h"
#include "core/journal/projection_state.h"
#include "core/journal/record_table.h"
#include "core/journal/snapshot.h"
#include "core/journal/trade_detail.h"
#include "core/journal/zones.h"

#include <algorithm>

namespace core {

namespace {

/// The records of a kind as their own type.
template <typename T>
std::vector<T> listed(SqliteConnection& connection, RecordKind kind, T (*convert)(const Record&)) {
    std::vector<T> list;
    for (const RecordTable::Row& row : RecordTable(connection, kind).all(false)) {
        list.push_back(convert(row.record));
    }
    return list;
}

QHash<FillId, KnownFill> knownFills(SqliteConnection& connection, const std::vector<FillId>& ids) {
    QHash<FillId, KnownFill> known;
    if (connection.number("select exists (select 1 from fills)") == 0) {
        return known;
    }
    const RecordTable table(connection, RecordKind::Fill);
    for (const FillId& id : ids) {
        if (const auto row = table.find(id.uuid())) {
            known.insert(id, {fillFrom(row->record), row->record.deletedAt.has_value()});
        }
    }
    return known;
}

} // namespace

Result<std::vector<HistoryEntry>> Journal::history() const {
    return guarded([&]() -> Result<std::vector<HistoryEntry>> {
        std::vector<HistoryEntry> entries;
        for (const Action& action : ActionTable(*m_connection).newest()) {
            entries.push_back(
                {action.number, action.title, action.at, action.undone, ImportBatchId(action.batch)});
        }
        return entries;
    });
}

Result<std::shared_ptr<const TradeBook>> Journal::readBook() const {
    return guarded([&]() -> Result<std::shared_ptr<const TradeBook>> {
        const Snapshot snapshot(*m_connection);
        return readTradeBook(*m_connection);
    });
}

Result<TradeDetail> Journal::readTrade(const TradeBook& book, TradeId anyFillOfIt) const {
    return guarded([&]() -> Result<TradeDetail> {
        const Snapshot snapshot(*m_connection);
        return readTradeDetail(*m_connection, book, anyFillOfIt);
    });
}

Result<JournalContext> Journal::importContext() const {
    return guarded([&]() -> Result<JournalContext> {
        const Snapshot snapshot(*m_connection);
        SqliteConnection& connection = *m_connection;
        JournalContext context;
        context.accounts = listed(connection, RecordKind::Account, accountFrom);
        for (const Instrument& instrument : listed(connection, RecordKind::Instrument, instrumentFrom)) {
            context.instruments.insert(instrument.id, instrument);
        }
        context.journalZone = Zones::journalZone(connection);
        context.rates = readFxRates(connection);
        for (const Annotation& annotation : listed(connection, RecordKind::Annotation, annotationFrom)) {
            if (annotation.openingPrice) {
                context.openingPrices.insert(annotation.id, *annotation.openingPrice);
            }
        }
        context.knownFills = [&connection](const std::vector<FillId>& ids) {
            return knownFills(connection, ids);
        };
        context.fillsOf = [&connection](AccountId account, InstrumentId instrument) {
            return fillsOfSet(connection, account, instrument);
        };
        context.splitsOf = [&connection](InstrumentId instrument) {
            return splitsOf(connection, instrument);
        };
        return context;
    });
}

Result<std::vector<Fill>> Journal::fills() const {
    return guarded(
        [&]() -> Result<std::vector<Fill>> { return listed(*m_connection, RecordKind::Fill, fillFrom); });
}

Result<std::vector<Annotation>> Journal::annotations() const {
    return guarded([&]() -> Result<std::vector<Annotation>> {
        const Snapshot snapshot(*m_connection);
        return AnnotationLookup(*m_connection).all();
    });
}

Result<std::vector<ImportBatch>> Journal::importBatches() const {
    return guarded([&]() -> Result<std::vector<ImportBatch>> {
        auto batches = listed(*m_connection, RecordKind::ImportBatch, importBatchFrom);
        std::reverse(batches.begin(), batches.end());
        return batches;
    });
}

Result<JournalSettings> Journal::settings() const {
    return guarded([&]() -> Result<JournalSettings> { return readSettings(*m_connection); });
}

Result<qint64> Journal::dataVersion() const {
    return guarded([&]() -> Result<qint64> { return m_connection->number("pragma data_version"); });
}

Result<std::vector<Record>> Journal::records(RecordKind kind, bool withDeleted) const {
    return guarded([&]() -> Result<std::vector<Record>> {
        std::vector<Record> records;
        for (RecordTable::Row& row : RecordTable(*m_connection, kind).all(withDeleted)) {
            records.push_back(std::move(row.record));
        }
        return records;
    });
}

Result<std::vector<NoteHit>> Journal::searchNotes(const QString& words, int limit) const {
    return guarded(
        [&]() -> Result<std::vector<NoteHit>> { return core::searchNotes(*m_connection, words, limit); });
}

} // namespace core
