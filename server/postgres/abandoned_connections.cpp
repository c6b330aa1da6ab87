#include "server/postgres/abandoned_connections.h"

#include <libpq-fe.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace server {

namespace {

class AbandonedConnections {
public:
    AbandonedConnections() : m_thread([this](const std::stop_token& stopping) { work(stopping); }) {}

    void take(pg_conn* connection) {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(connection);
        }
        m_arrived.notify_one();
    }

private:
    void work(const std::stop_token& stopping) {
        std::unique_lock lock(m_mutex);
        while (m_arrived.wait(lock, stopping, [this] { return !m_waiting.empty(); })) {
            pg_conn* connection = m_waiting.front();
            m_waiting.pop_front();
            lock.unlock();
            cancel(connection);
            PQfinish(connection);
            lock.lock();
        }
    }

    static void cancel(pg_conn* connection) {
        if (PGcancel* handle = PQgetCancel(connection); handle != nullptr) {
            char complaint[256];
            PQcancel(handle, complaint, sizeof complaint); // refused: the statement's own time-out ends it
            PQfreeCancel(handle);
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<pg_conn*> m_waiting;
    std::jthread m_thread; // last: ends, after emptying the queue, before the rest goes
};

} // namespace

void cancelAndClose(pg_conn* connection) {
    static AbandonedConnections abandoned;
    abandoned.take(connection);
}

} // namespace server
