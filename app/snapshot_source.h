#pragma once

#include "app/snapshot.h"
#include "core/base/result.h"
#include "core/journal/changes.h"

#include <QObject>

namespace app {

class JournalWorker;
class TradeFilterState;

/// Keeps the one current snapshot: reads the book again when the journal changed, cuts it again when the
/// filter changed. A newer wish overtakes an older one that is still being computed.
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

private:
    void cut();

    JournalWorker& m_worker;
    TradeFilterState& m_filter;
    std::shared_ptr<const core::TradeBook> m_book;
    SnapshotPtr m_snapshot;
    quint64 m_wish = 0;
    quint64 m_reading = 0;
};

} // namespace app
