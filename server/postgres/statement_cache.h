#pragma once

#include <cstddef>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace server {

/// Which statements one connection has prepared, by text and parameter types; the least recently used gives
/// way. Pure book-keeping: the connection does the talking.
class StatementCache {
public:
    explicit StatementCache(std::size_t capacity) : m_capacity(capacity) {}

    struct Use {
        std::string name;
        bool isNew = false; ///< must be prepared before it is run
    };
    Use use(std::string_view sql, std::span<const unsigned> types);
    /// Forgets a statement that failed to prepare.
    void forget(const std::string& name);
    /// When the server refuses what it once prepared: everything is prepared anew.
    void evictAll();
    /// Names that gave way since the last call: to be deallocated.
    std::vector<std::string> takeEvicted();

    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string key;
        std::string name;
    };
    std::size_t m_capacity;
    unsigned long long m_next = 0;
    std::list<Entry> m_entries; ///< most recently used first
    std::unordered_map<std::string, std::list<Entry>::iterator> m_byKey;
    std::vector<std::string> m_evicted;
};

} // namespace server
