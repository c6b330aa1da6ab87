#include "app/snapshot_source.h"

#include "app/journal_worker.h"
#include "app/trade_filter_state.h"

#include <QTimeZone>

namespace app {

namespace {
constexpr int kWatchMs = 2000;
}

SnapshotSource::SnapshotSource(JournalWorker& worker, TradeFilterState& filter, QObject* parent)
    : QObject(parent), m_worker(worker), m_filter(filter) {
    connect(&m_filter, &TradeFilterState::filterChanged, this, &SnapshotSource::cut);
    connect(&m_worker, &JournalWorker::changed, this, [this](core::Changes changes) {
        // Notes and imports alone change nothing that a book holds.
        if (changes & ~core::Changes(core::JournalPart::Notes | core::JournalPart::Views)) {
            reload();
        }
    });
    m_systemZone = QTimeZone::systemTimeZoneId();
    connect(&m_watch, &QTimer::timeout, this, &SnapshotSource::look);
    m_watch.start(kWatchMs);
}

core::Result<SnapshotSource::Reading> SnapshotSource::readBook(const core::Journal& journal) {
    // The version first: a change between the two is seen again, never missed.
    const auto version = journal.dataVersion();
    if (!version) {
        return version.error();
    }
    auto book = journal.readBook();
    return book ? core::Result<Reading>(Reading{*version, std::move(book).value()}) : book.error();
}

void SnapshotSource::look() {
    if (m_read == 0 || m_read != m_reading) {
        return; // what is being read is newer than anything to be seen now
    }
    if (const QByteArray zone = QTimeZone::systemTimeZoneId(); zone != m_systemZone) {
        m_systemZone = zone;
        cutDaysAgain();
        return;
    }
    m_worker.read([](const core::Journal& journal) { return journal.dataVersion(); }, this,
                  [this, reading = m_reading](core::Result<qint64> version) {
                      if (version && reading == m_reading && *version != m_version) {
                          reload();
                          emit changedElsewhere();
                      }
                  });
}

/// A journal without a zone of its own has its days in the computer's.
void SnapshotSource::cutDaysAgain() {
    m_worker.write([](core::Journal& journal) { return journal.rebuildTrades(); }, this,
                   [this](core::Result<void> rebuilt) {
                       if (!rebuilt) {
                           emit failed(rebuilt.error());
                       }
                       reload();
                   });
}

void SnapshotSource::reload() {
    const quint64 reading = ++m_reading;
    m_worker.read(&SnapshotSource::readBook, this, [this, reading](core::Result<Reading> read) {
        if (reading != m_reading) {
            return;
        }
        m_read = reading;
        if (!read) {
            emit failed(read.error());
            return;
        }
        m_version = read->version;
        setBook(std::move(read->book));
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
