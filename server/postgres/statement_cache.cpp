#include "server/postgres/statement_cache.h"

#include <algorithm>

namespace server {

namespace {

std::string keyOf(std::string_view sql, std::span<const unsigned> types) {
    std::string key(sql);
    key.append(reinterpret_cast<const char*>(types.data()), types.size_bytes());
    return key;
}

} // namespace

StatementCache::Use StatementCache::use(std::string_view sql, std::span<const unsigned> types) {
    std::string key = keyOf(sql, types);
    if (const auto known = m_byKey.find(key); known != m_byKey.end()) {
        m_entries.splice(m_entries.begin(), m_entries, known->second);
        return {known->second->name, false};
    }
    if (m_entries.size() >= m_capacity && !m_entries.empty()) {
        m_evicted.push_back(m_entries.back().name);
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
    // Never a name twice: an evicted one may still be in use in the same pipeline.
    m_entries.push_front({key, "s" + std::to_string(++m_next)});
    m_byKey.emplace(std::move(key), m_entries.begin());
    return {m_entries.front().name, true};
}

void StatementCache::forget(const std::string& name) {
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.name == name; });
    if (entry != m_entries.end()) {
        m_byKey.erase(entry->key);
        m_entries.erase(entry);
    }
}

void StatementCache::evictAll() {
    for (const Entry& entry : m_entries) {
        m_evicted.push_back(entry.name);
    }
    m_byKey.clear();
    m_entries.clear();
}

std::vector<std::string> StatementCache::takeEvicted() {
    return std::exchange(m_evicted, {});
}

} // namespace server
