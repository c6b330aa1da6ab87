#include "app/snapshot_source.h"

#include "app/journal_worker.h"
#include "app/trade_filter_state.h"

namespace app {

SnapshotSource::SnapshotSource(JournalWorker& worker, TradeFilterState& filter, QObject* parent)
    : QObject(parent), m_worker(worker), m_filter(filter) {
    connect(&m_filter, &TradeFilterState::filterChanged, this, &SnapshotSource::cut);
    connect(&m_worker, &JournalWorker::changed, this, [this](core::Changes changes) {
        // Notes and imports alone change nothing that a book holds.
        if (changes & ~core::Changes(core::JournalPart::Notes | core::JournalPart::Views)) {
            reload();
        }
    });
}

void SnapshotSource::reload() {
    const quint64 reading = ++m_reading;
    m_worker.read([](const core::Journal& journal) { return journal.readBook(); }, this,
                  [this, reading](core::Result<std::shared_ptr<const core::TradeBook>> book) {
                      if (reading != m_reading) {
                          return;
                      }
                      if (!book) {
                          emit failed(book.error());
                          return;
                      }
                      setBook(std::move(book).value());
                  });
}

void SnapshotSource::setBook(std::shared_ptr<const core::TradeBook> book) {
    m_book = std::move(book);
    cut();
}

void SnapshotSource::cut() {
    if (!m_book) {
        return;
    }
    const quint64 wish = ++m_wish;
    m_worker.compute([book = m_book, filter = m_filter.filter()] { return takeSnapshot(book, filter); }, this,
                     [this, wish](SnapshotPtr snapshot) {
                         if (wish == m_wish) {
                             m_snapshot = std::move(snapshot);
                             emit snapshotReady(m_snapshot);
                         }
                     });
}

} // namespace app
