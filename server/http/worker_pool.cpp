#include "server/http/worker_pool.h"

namespace server {

WorkerPool::WorkerPool(int threads, int mostWaiting) : m_mostWaiting(size_t(mostWaiting)) {
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

WorkerPool::~WorkerPool() {
    stop();
}

bool WorkerPool::tryRun(std::function<void()> job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped || m_jobs.size() >= m_mostWaiting) {
            return false;
        }
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

int WorkerPool::waiting() const {
    const std::lock_guard lock(m_mutex);
    return int(m_jobs.size());
}

void WorkerPool::stop() {
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        dropped.swap(m_jobs);
    }
    dropped.clear(); // outside the lock: a job may own much
    m_changed.notify_all();
    for (std::thread& thread : m_threads) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void WorkerPool::work() {
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || !m_jobs.empty(); });
            if (m_stopped) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace server
