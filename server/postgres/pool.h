#pragma once

#include "server/postgres/connection.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace server {

class Metrics;

struct PoolSettings {
    ConnectionSettings connection;
    std::size_t size = 8;
    std::chrono::milliseconds slowStatement{1000}; ///< logged with its name
    std::chrono::minutes maximumAge{30};           ///< then a connection is replaced when it comes back
    bool checkReturned =
        false; ///< asks every returned connection whether a tenant stayed behind: tests and debug builds
    RoundTripObserver observer; ///< for spans; called on the thread that made the round trip
};

/// A bounded number of connections for one role. Thread-safe. A connection comes back only idle, drained and
/// without a tenant; every other one is closed. Connects when first needed, with back-off while the database
/// is away.
class Pool {
public:
    Pool(PoolSettings settings, Metrics& metrics);
    /// Every lease must be gone.
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// A connection on loan: goes back when it leaves the scope.
    class Lease;
    /// Waits for a free connection. Throws DatabaseFailure (Unavailable) when there is none by then, or at
    /// once while the database is away. Who serves requests makes a Session of it.
    Lease lend(Deadline deadline);

private:
    struct Lent {
        std::unique_ptr<Connection> connection;
        std::chrono::steady_clock::time_point opened;
    };
    std::optional<Lent> takeIdle(std::unique_lock<std::mutex>& lock);
    Lent open(std::unique_lock<std::mutex>& lock, Deadline deadline);
    void giveBack(Lent returned) noexcept;
    bool mayReturn(Lent& returned) const noexcept;
    void observe(const RoundTrip& trip) const;
    void count(int idle, int busy) const;

    PoolSettings m_settings;
    Metrics& m_metrics;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<Lent> m_idle; ///< most recently used last
    std::size_t m_busy = 0;   ///< lent or being opened
    std::chrono::milliseconds m_backOff{0};
    std::chrono::steady_clock::time_point m_nextAttempt;
};

class Pool::Lease {
public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Connection& connection() const { return *m_lent.connection; }

private:
    friend class Pool;
    Lease(Pool& pool, Lent lent);
    Pool* m_pool;
    Lent m_lent;
};

} // namespace server
