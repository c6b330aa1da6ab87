#pragma once

#include "app/trades/trade_entry.h"
#include "core/base/result.h"

#include <QObject>

#include <vector>

namespace app {

class JournalWorker;
class SnapshotSource;
class TradesPage;
struct TradeEdit;

/// Carries out what the trades page asks for, and shows it what came of it.
class TradeActions final : public QObject {
    Q_OBJECT

public:
    /// All three must outlive it.
    TradeActions(JournalWorker& worker, SnapshotSource& source, TradesPage& page, QObject* parent = nullptr);

signals:
    /// Something that can be undone.
    void done(const QString& words);
    void failed(const core::Error& error);

private:
    void showDetail(core::TradeId trade);
    void edit(const TradeEdit& edit);
    void enter(const TradeEntry& entry);
    void remove(const std::vector<core::TradeId>& trades);
    /// Shows the neighbour of a shared fill and offers to delete both.
    void offerNeighbours(const std::vector<core::TradeId>& trades);
    QString nameOf(core::TradeId trade) const;

    JournalWorker& m_worker;
    SnapshotSource& m_source;
    TradesPage& m_page;
    quint64 m_edits = 0; ///< begun and ended: a detail read between the two is not shown
};

} // namespace app
