#include "server/postgres/pool.h"

#include "server/observe/log.h"
#include "server/observe/metrics.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace server {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kFirstBackOff{100};
constexpr std::chrono::milliseconds kLongestBackOff{2000};
constexpr std::chrono::milliseconds kTimeToCheck{1000};
// Connecting is quick or in vain: a request must not spend its whole budget on it.
constexpr std::chrono::milliseconds kTimeToConnect{5000};

constexpr const char* kTenantLeftBehind =
    "-- tenant left behind\nselect coalesce(current_setting('app.current_tenant_id', true), '')";

} // namespace

Pool::Lease::Lease(Pool& pool, Lent lent) : m_pool(&pool), m_lent(std::move(lent)) {}

Pool::Lease::~Lease() {
    if (m_lent.connection) {
        m_pool->giveBack(std::move(m_lent));
    }
}

Pool::Pool(PoolSettings settings, Metrics& metrics) : m_settings(std::move(settings)), m_metrics(metrics) {}

Pool::~Pool() {
    assert(m_busy == 0);
    m_metrics.change(Gauge::DatabaseConnections, -double(m_idle.size()), {"idle"});
}

Pool::Lease Pool::lend(Deadline deadline) {
    const Clock::time_point asked = Clock::now();
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (std::optional<Lent> idle = takeIdle(lock)) {
            m_metrics.observe(Duration::DatabaseWait, Clock::now() - asked);
            return Lease(*this, std::move(*idle));
        }
        if (m_busy < m_settings.size) {
            Lent opened = open(lock, deadline);
            m_metrics.observe(Duration::DatabaseWait, Clock::now() - asked);
            return Lease(*this, std::move(opened));
        }
        if (m_returned.wait_until(lock, deadline) == std::cv_status::timeout && m_idle.empty() &&
            m_busy >= m_settings.size) {
            m_metrics.add(Count::DatabaseFailures, {"pool exhausted"});
            throw DatabaseFailure::unavailable("all connections were busy until the deadline");
        }
    }
}

/// The connection used last: the others may rest and be closed by age. Unlocks when it has one.
std::optional<Pool::Lent> Pool::takeIdle(std::unique_lock<std::mutex>& lock) {
    while (!m_idle.empty()) {
        Lent lent = std::move(m_idle.back());
        m_idle.pop_back();
        ++m_busy;
        count(-1, +1);
        lock.unlock();
        if (lent.connection->isFresh()) {
            return lent;
        }
        lent.connection.reset(); // the server closed it meanwhile
        lock.lock();
        --m_busy;
        count(0, -1);
    }
    return std::nullopt;
}

/// Unlocks. While the database is away only one attempt per back-off is made; everybody else is told at once.
Pool::Lent Pool::open(std::unique_lock<std::mutex>& lock, Deadline deadline) {
    if (Clock::now() < m_nextAttempt) {
        throw DatabaseFailure::unavailable("the database does not answer");
    }
    ++m_busy;
    count(0, +1);
    lock.unlock();
    try {
        Lent opened{std::make_unique<Connection>(m_settings.connection,
                                                 std::min(deadline, deadlineIn(kTimeToConnect)),
                                                 [this](const RoundTrip& trip) { observe(trip); }),
                    Clock::now()};
        lock.lock();
        m_backOff = std::chrono::milliseconds(0);
        lock.unlock();
        return opened;
    } catch (const DatabaseFailure&) {
        lock.lock();
        --m_busy;
        count(0, -1);
        // A borrower without the time to connect says nothing about the database.
        const bool isAway = remaining(deadline).count() > 0;
        if (isAway) {
            m_backOff = std::clamp(2 * m_backOff, kFirstBackOff, kLongestBackOff);
            m_nextAttempt = Clock::now() + m_backOff;
        }
        lock.unlock();
        m_returned.notify_one();
        if (isAway) {
            m_metrics.add(Count::DatabaseFailures, {"no connection"});
            logError("no connection to the database",
                     {{"nextAttempt", std::chrono::microseconds(m_backOff)}});
        }
        throw;
    }
}

void Pool::giveBack(Lent returned) noexcept {
    if (!mayReturn(returned)) {
        returned.connection->abandon();
        returned.connection.reset();
    }
    {
        const std::lock_guard lock(m_mutex);
        --m_busy;
        count(returned.connection ? +1 : 0, -1);
        if (returned.connection) {
            m_idle.push_back(std::move(returned));
        }
    }
    m_returned.notify_one();
}

bool Pool::mayReturn(Lent& returned) const noexcept {
    Connection& connection = *returned.connection;
    if (connection.status() != Connection::Status::Idle ||
        Clock::now() - returned.opened > m_settings.maximumAge) {
        return false;
    }
    if (!m_settings.checkReturned) {
        return true;
    }
    try {
        const auto answers =
            connection.exchange(std::array{Query(kTenantLeftBehind)}, deadlineIn(kTimeToCheck));
        const bool isClean = !answers.failure && answers.rows.front()[0].text(0).isEmpty();
        if (!isClean) {
            logError("a connection came back with a tenant");
        }
        return isClean;
    } catch (const DatabaseFailure&) {
        return false;
    }
}

void Pool::observe(const RoundTrip& trip) const {
    m_metrics.observe(Duration::DatabaseRoundTrip, trip.duration);
    if (trip.failed) {
        m_metrics.add(Count::DatabaseFailures, {"statement"});
    }
    if (trip.duration > m_settings.slowStatement) {
        m_metrics.add(Count::SlowStatements);
        logWarning("slow statement", {{"statement", Plain(trip.names)}, {"duration", trip.duration}});
    }
    if (m_settings.observer) {
        m_settings.observer(trip);
    }
}

void Pool::count(int idle, int busy) const {
    m_metrics.change(Gauge::DatabaseConnections, idle, {"idle"});
    m_metrics.change(Gauge::DatabaseConnections, busy, {"busy"});
}

} // namespace server
