#include "server/http/connection_counts.h"

namespace server {

core::Result<std::unique_ptr<ConnectionCounts::Place>, RefusedConnection>
ConnectionCounts::enter(const QString& client) {
    const std::lock_guard lock(m_mutex);
    if (m_open >= m_most) {
        return RefusedConnection::TooMany;
    }
    if (!client.isEmpty()) {
        if (m_perClient.value(client) >= m_mostPerClient) {
            return RefusedConnection::TooManyOfClient;
        }
        ++m_perClient[client];
    }
    ++m_open;
    return std::make_unique<Place>(*this, client);
}

int ConnectionCounts::open() const {
    const std::lock_guard lock(m_mutex);
    return m_open;
}

bool ConnectionCounts::waitUntilEmpty(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    return m_left.wait_for(lock, patience, [this] { return m_open == 0; });
}

void ConnectionCounts::leave(const QString& client) {
    {
        const std::lock_guard lock(m_mutex);
        --m_open;
        if (const auto found = m_perClient.find(client); found != m_perClient.end() && --*found == 0) {
            m_perClient.erase(found);
        }
    }
    m_left.notify_all();
}

} // namespace server
