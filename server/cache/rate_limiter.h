#pragma once

#include "core/base/clock.h"
#include "server/cache/redis.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <mutex>

namespace server {

/// So many in so long, all of them at once if one likes.
struct RateLimit {
    int count = 0;
    std::chrono::seconds period{3600};
};

struct RateVerdict {
    bool allowed = true;
    int limit = 0;
    int remaining = 0;
    std::chrono::milliseconds untilFull{0}; ///< RateLimit-Reset
    std::chrono::milliseconds retryAfter{0};
};

/// What happens while Redis is gone.
enum class WithoutRedis : quint8 {
    LimitHere, ///< this process limits alone: sign-in must never be unlimited
    LetThrough,
};

/// GCRA, the generic cell rate algorithm: one number per key, no window that opens all at once. In Redis, so
/// that all instances share it. Thread-safe.
class RateLimiter {
public:
    RateLimiter(Redis& redis, const core::Clock& clock) : m_redis(redis), m_clock(clock) {}

    /// Takes `cost` from the key's allowance; 0 only looks.
    RateVerdict take(const QByteArray& key, const RateLimit& limit, WithoutRedis without, int cost = 1);

private:
    RateVerdict takeHere(const QByteArray& key, const RateLimit& limit, int cost);

    Redis& m_redis;
    const core::Clock& m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, qint64> m_arrivals; ///< theoretical arrival times, µs
};

} // namespace server
