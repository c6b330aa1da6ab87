#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace server {

/// A fixed number of threads and a bounded queue before them.
class WorkerPool {
public:
    WorkerPool(int threads, int mostWaiting);
    ~WorkerPool();

    /// False when the queue is full or the pool stopped: say so to the client, do not wait. Jobs must not
    /// throw.
    bool tryRun(std::function<void()> job);
    int waiting() const;
    /// Drops what waits, lets what runs end, joins. May be called twice.
    void stop();

private:
    void work();

    const size_t m_mostWaiting;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopped = false;
    std::vector<std::thread> m_threads;
};

} // namespace server
