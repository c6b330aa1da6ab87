#pragma once

#include "server/postgres/parameters.h"
#include "server/postgres/sql.h"

#include <string>

namespace server {

/// A statement with its values, which it owns: may be queued and sent later.
struct Query {
    template <typename... Values>
    explicit Query(Sql sql, const Values&... values) : text(sql.view()), parameters(values...) {}

    /// What only carries others (BEGIN, the tenant, COMMIT): logs and spans do not name it.
    template <typename... Values>
    static Query carrier(Sql sql, const Values&... values) {
        Query query(sql, values...);
        query.isCarrier = true;
        return query;
    }

    std::string text;
    Parameters parameters;
    bool isCarrier = false;
};

} // namespace server
