#pragma once

#include "core/base/result.h"
#include "server/http/http_observer.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace server {

/// How many connections are open, in all and per client. Thread-safe.
class ConnectionCounts {
public:
    ConnectionCounts(int most, int mostPerClient) : m_most(most), m_mostPerClient(mostPerClient) {}

    /// A counted place, given back when it is destroyed. Does not outlive the counts.
    class Place {
    public:
        Place(ConnectionCounts& counts, QString client) : m_counts(counts), m_client(std::move(client)) {}
        ~Place() { m_counts.leave(m_client); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

    private:
        ConnectionCounts& m_counts;
        QString m_client;
    };

    /// An empty client is counted in all only (a trusted proxy speaks for many).
    core::Result<std::unique_ptr<Place>, RefusedConnection> enter(const QString& client);
    int open() const;
    /// Whether all have left before the time is up.
    bool waitUntilEmpty(std::chrono::milliseconds patience);

private:
    void leave(const QString& client);

    const int m_most;
    const int m_mostPerClient;
    mutable std::mutex m_mutex;
    std::condition_variable m_left;
    int m_open = 0;
    QHash<QString, int> m_perClient;
};

} // namespace server
