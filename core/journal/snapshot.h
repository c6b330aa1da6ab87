#pragma once

#include "core/journal/sqlite.h"

#include <optional>

namespace core {

/// One consistent view for several queries; inside a change, that change's own.
class Snapshot {
public:
    explicit Snapshot(SqliteConnection& connection) {
        if (!connection.inTransaction()) {
            m_transaction.emplace(connection, Transaction::Kind::Read);
        }
    }

private:
    std::optional<Transaction> m_transaction;
};

} // namespace core
