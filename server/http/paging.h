#pragma once

#include "server/http/query_fields.h"

namespace server {

inline constexpr int kMostPerPage = 200;

/// `page` from 1 and `limit` up to 200, or a cursor and `limit`.
struct PageRequest {
    int page = 1;
    int limit = 50;
    std::optional<QString> cursor; ///< as sent; open it with CursorSeal

    qint64 offset() const { return qint64(page - 1) * limit; }
};

/// Reads page, limit and cursor; both page and cursor are an error.
PageRequest readPage(QueryFields& query);

} // namespace server
