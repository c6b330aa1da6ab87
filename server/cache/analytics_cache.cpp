#include "server/cache/analytics_cache.h"

#include "server/observe/metrics.h"

#include <thread>

namespace server {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{25};

} // namespace

QByteArray AnalyticsKey::text() const {
    return "analytics:" + tenant + ':' + state + ':' + metric + ':' + range + ':' + filters;
}

/// The one who computes for all that ask meanwhile; lets them go on also when it throws.
class AnalyticsCache::Pilot {
public:
    Pilot(AnalyticsCache& cache, QByteArray key, std::shared_ptr<Flight> flight)
        : m_cache(cache), m_key(std::move(key)), m_flight(std::move(flight)) {}
    ~Pilot() {
        {
            const std::scoped_lock lock(m_cache.m_mutex);
            m_cache.m_flights.remove(m_key);
        }
        const std::scoped_lock lock(m_flight->mutex);
        m_flight->isOver = true;
        m_flight->body = body;
        m_flight->landed.notify_all();
    }
    Pilot(const Pilot&) = delete;
    Pilot& operator=(const Pilot&) = delete;

    std::optional<QByteArray> body;

private:
    AnalyticsCache& m_cache;
    QByteArray m_key;
    std::shared_ptr<Flight> m_flight;
};

std::optional<QByteArray> AnalyticsCache::bodyOf(const AnalyticsKey& key, std::chrono::milliseconds life,
                                                 const Compute& compute) {
    const QByteArray name = key.text();
    std::shared_ptr<Flight> flight;
    bool isPilot = false;
    {
        const std::scoped_lock lock(m_mutex);
        std::shared_ptr<Flight>& known = m_flights[name];
        isPilot = known == nullptr;
        known = isPilot ? std::make_shared<Flight>() : known;
        flight = known;
    }
    if (isPilot) {
        Pilot pilot(*this, name, flight);
        pilot.body = lookUp(name);
        if (!pilot.body) {
            pilot.body = computeAndKeep(key, life, compute);
        }
        return pilot.body;
    }
    if (auto body = waitFor(*flight)) {
        m_metrics.add(Count::CacheLookups, {"joined"});
        return body;
    }
    // The pilot failed or is slow: its failure may have been its own.
    const auto computed = compute();
    return computed ? std::optional(computed->body) : std::nullopt;
}

std::optional<QByteArray> AnalyticsCache::lookUp(const QByteArray& key) {
    const auto answer = m_redis.get(key);
    m_metrics.add(Count::CacheLookups, {!answer ? "away" : *answer ? "hit" : "miss"});
    return answer.value_or(std::nullopt);
}

std::optional<QByteArray> AnalyticsCache::waitFor(Flight& flight) {
    std::unique_lock lock(flight.mutex);
    flight.landed.wait_for(lock, kPatience, [&flight] { return flight.isOver; });
    return flight.body;
}

/// nullopt: the other gave up, kept it under a later state, is slow, or Redis went away.
std::optional<QByteArray> AnalyticsCache::waitForOtherInstance(const QByteArray& key,
                                                               const QByteArray& lockName) {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(kBetweenLooks);
        // In this order: what is there once the lock is gone was there to be found.
        const auto lock = m_redis.get(lockName);
        const auto answer = m_redis.get(key);
        if (!lock || !answer || *answer || !*lock) {
            return answer.value_or(std::nullopt);
        }
    }
    return std::nullopt;
}

std::optional<QByteArray> AnalyticsCache::computeAndKeep(const AnalyticsKey& key,
                                                         std::chrono::milliseconds life,
                                                         const Compute& compute) {
    const QByteArray lockName = "lock:" + key.text();
    const auto locked = m_redis.setIfAbsent(lockName, "1", kPatience);
    if (locked == false) {
        if (auto body = waitForOtherInstance(key.text(), lockName)) {
            m_metrics.add(Count::CacheLookups, {"joined"});
            return body;
        }
    }
    // Given back also when it throws. (A lock that ran out may be another's by now: then two compute.)
    struct Unlock {
        Redis& redis;
        QByteArray name;
        bool mine;
        ~Unlock() {
            if (mine) {
                redis.remove(name);
            }
        }
    } const unlock{m_redis, lockName, locked == true};
    auto computed = compute();
    if (!computed) {
        return std::nullopt;
    }
    m_redis.set(computed->key.text(), computed->body, life);
    return std::move(computed->body);
}

} // namespace server
