// Arbitrary bytes as the query of a list of trades and of figures: what the readers accept becomes SQL whose
// text is ours alone, with a value for every placeholder.
#include "server/api/statistics_query.h"
#include "server/http/paging.h"
#include "server/http/target.h"
#include "server/stores/trade_query.h"

#include <cstdlib>
#include <string>

namespace {

using namespace server;

const TenantId kTenant = TenantId::fromString(u"22222222-2222-4222-8222-222222222222");

void insist(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// Every $1 … $n and no other; whatever values the client chose, the same shape of filter gives the same
/// text.
void insistOnPlaceholders(const Query& query) {
    int most = 0;
    for (std::size_t at = query.text.find('$'); at != std::string::npos; at = query.text.find('$', at + 1)) {
        most = std::max(most, std::atoi(query.text.c_str() + at + 1));
    }
    insist(most == query.parameters.count());
    for (int i = 1; i <= most; ++i) {
        insist(query.text.find("$" + std::to_string(i)) != std::string::npos);
    }
    for (const unsigned char c : query.text) {
        insist(c == '\n' || (c >= ' ' && c < 0x7F));
    }
}

/// The same filter with other words in it.
core::TradeFilter withOtherWords(core::TradeFilter filter) {
    for (QString& symbol : filter.symbols) {
        symbol = QStringLiteral("OTHER");
    }
    return filter;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size < 2) {
        return 0;
    }
    const QByteArray rest(reinterpret_cast<const char*>(bytes + 2), qsizetype(size - 2));
    const Outcome<Target> target = readTarget("/v1/trades?" + rest);
    if (!target) {
        return 0;
    }
    Request request;
    request.query = target->query;
    QueryFields query(request);
    const StatisticsQuery asked = readStatisticsQuery(query);
    const PageRequest page = readPage(query);
    insist(filtersHash(request).size() == 64);
    const bool accepted = query.finish().ok();
    if (!accepted) {
        return 0;
    }
    insist(page.limit >= 1 && page.limit <= kMostPerPage && page.offset() >= 0);
    insist(!asked.filter.from || !asked.filter.to || *asked.filter.from <= *asked.filter.to);
    for (const int hour : asked.filter.entryHours) {
        insist(hour >= 0 && hour <= 23);
    }
    insist(!asked.words || !asked.words->contains(QChar(0)));

    TradeList list;
    list.filter = asked.filter;
    list.words = asked.words.value_or(QString());
    list.order = TradeOrder(bytes[0] % kTradeOrders);
    list.descending = (bytes[1] & 1) != 0;
    if (!list.filter.accounts.isEmpty()) {
        list.accounts.emplace(std::size_t(list.filter.accounts.size()));
    }
    if (!list.filter.tags.isEmpty()) {
        list.tags.emplace(std::size_t(list.filter.tags.size()));
    }
    const Query page1 = tradePage(kTenant, list, std::nullopt, page.offset(), page.limit + 1);
    insistOnPlaceholders(page1);
    insistOnPlaceholders(tradeCount(kTenant, list));
    const TradePosition after{QStringLiteral("0"), core::TradeId(kTenant.uuid())};
    insistOnPlaceholders(tradePage(kTenant, list, after, 0, page.limit + 1));
    list.filter = withOtherWords(list.filter);
    list.words = list.words.isEmpty() ? QString() : QStringLiteral("other");
    insist(tradePage(kTenant, list, std::nullopt, page.offset(), page.limit + 1).text == page1.text);
    return 0;
}
