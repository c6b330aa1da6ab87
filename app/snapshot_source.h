#pragma once

#include "app/snapshot.h"
#include "core/base/result.h"
#include "core/journal/changes.h"

#include <QObject>
#include <QTimer>

namespace core {
class Journal;
}

namespace app {

class JournalWorker;
class TradeFilterState;

/// Keeps the one current snapshot: reads the book again when the journal changed, cuts it again when the
/// filter changed. A newer wish overtakes an older one that is still being computed. It also looks every two
/// seconds whether another program (`tj`) has changed the journal, or the computer is in another time zone.
class SnapshotSource final : public QObject {
    Q_OBJECT

public:
    SnapshotSource(JournalWorker& worker, TradeFilterState& filter, QObject* parent = nullptr);

    const SnapshotPtr& snapshot() const { return m_snapshot; }
    /// Reads the journal again.
    void reload();
    /// A book from elsewhere than the journal.
    void setBook(std::shared_ptr<const core::TradeBook> book);

signals:
    void snapshotReady(const app::SnapshotPtr& snapshot);
    void failed(const core::Error& error);
    /// Another program has changed the journal; its book is being read.
    void changedElsewhere();

private:
    struct Reading {
        qint64 version = 0; ///< before the book was read
        std::shared_ptr<const core::TradeBook> book;
    };
    static core::Result<Reading> readBook(const core::Journal& journal);
    void look();
    void cutDaysAgain();
    void cut();

    JournalWorker& m_worker;
    TradeFilterState& m_filter;
    std::shared_ptr<const core::TradeBook> m_book;
    SnapshotPtr m_snapshot;
    quint64 m_wish = 0;
    quint64 m_reading = 0; ///< the newest reading asked for
    quint64 m_read = 0;    ///< the newest that has come back
    qint64 m_version = 0;  ///< Journal::dataVersion() of the reader when it read the book
    QByteArray m_systemZone;
    QTimer m_watch;
};

} // namespace app
