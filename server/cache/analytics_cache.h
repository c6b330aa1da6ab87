#pragma once

#include "server/cache/redis.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace server {

class Metrics;

/// Names one computed reply: "analytics:{tenant}:{state}:{metric}:{range}:{filters}". The journal's state is
/// in it, so that a write invalidates at once and nothing stale can be served.
struct AnalyticsKey {
    QByteArray tenant;
    QByteArray state;
    QByteArray metric;
    QByteArray range;   ///< "2025-01-01..2025-12-31"
    QByteArray filters; ///< a hash of everything else that was asked for

    QByteArray text() const;
};

/// Replies that cost something, kept in Redis for a while. One computation at a time per key: the others in
/// this process wait for it, other instances by a short lock in Redis. With Redis gone everything is
/// computed. Thread-safe.
class AnalyticsCache {
public:
    /// How long others may wait for one computation before they compute themselves.
    static constexpr std::chrono::milliseconds kPatience{5000};

    AnalyticsCache(Redis& redis, Metrics& metrics) : m_redis(redis), m_metrics(metrics) {}

    struct Computed {
        AnalyticsKey key; ///< may be of a later state than was asked for: it is kept under its own
        QByteArray body;
    };
    /// nullopt: it failed, why is the caller's to know. May throw.
    using Compute = std::function<std::optional<Computed>()>;

    /// nullopt when this call's own `compute` answered so.
    std::optional<QByteArray> bodyOf(const AnalyticsKey& key, std::chrono::milliseconds life,
                                     const Compute& compute);

private:
    /// A computation that runs now.
    struct Flight {
        std::mutex mutex;
        std::condition_variable landed;
        bool isOver = false;
        std::optional<QByteArray> body;
    };
    class Pilot;

    std::optional<QByteArray> lookUp(const QByteArray& key);
    std::optional<QByteArray> waitFor(Flight& flight);
    std::optional<QByteArray> waitForOtherInstance(const QByteArray& key, const QByteArray& lockName);
    std::optional<QByteArray> computeAndKeep(const AnalyticsKey& key, std::chrono::milliseconds life,
                                             const Compute& compute);

    Redis& m_redis;
    Metrics& m_metrics;
    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<Flight>> m_flights;
};

} // namespace server
