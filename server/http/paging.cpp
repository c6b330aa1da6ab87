#include "server/http/paging.h"

namespace server {

namespace {

/// Beyond, an offset costs the database more than a page is worth: cursors go on from any depth.
constexpr qint64 kLastPage = 10'000;

} // namespace

PageRequest readPage(QueryFields& query) {
    PageRequest request;
    const std::optional<qint64> page = query.whole(u"page", 1, kLastPage);
    request.page = int(page.value_or(1));
    request.limit = int(query.whole(u"limit", 1, kMostPerPage).value_or(request.limit));
    request.cursor = query.text(u"cursor", 4096);
    if (page && request.cursor) {
        query.wrong(u"cursor", QStringLiteral("Give page or cursor, not both"));
    }
    return request;
}

} // namespace server
