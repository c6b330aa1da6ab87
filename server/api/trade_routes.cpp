#include "server/api/trade_routes.h"

#include "server/api/endpoint.h"
#include "server/api/trade_change.h"
#include "server/api/trade_create.h"
#include "server/api/trade_history.h"
#include "server/api/trade_list.h"
#include "server/api/trade_replies.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/path_id.h"

namespace server {
namespace {

constexpr EndpointRules kRead{};
/// Notes of 64 KiB, each byte up to six in JSON.
constexpr EndpointRules kWrite{.bodyLimit = 512 * 1024};
constexpr EndpointRules kBulk{.bodyLimit = 8 * 1024 * 1024, .budget = std::chrono::seconds(60)};

Outcome<Reply> showTrade(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noTrade();
    }
    const auto rows = scope.readAll(Act::ReadJournal, wholeTradeQueries(scope.tenant(), *id));
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto trade = readWholeTrade(*rows);
    if (!trade) {
        return noTrade();
    }
    if (isUnmodified(request, trade->row.version)) {
        return Reply{.status = 304}.with("ETag", entityTag(trade->row.version));
    }
    return tradeReply(200, *trade);
}

} // namespace

std::vector<Route> tradeRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Get, "/trades", kRead, listTrades),
        tenantRoute(context, Method::Post, "/trades", kWrite, createTrade),
        tenantRoute(context, Method::Post, "/trades/bulk", kBulk, createTrades),
        tenantRoute(context, Method::Get, "/trades/{id}", kRead, showTrade),
        tenantRoute(context, Method::Put, "/trades/{id}", kWrite, replaceTrade),
        tenantRoute(context, Method::Patch, "/trades/{id}", kWrite, patchTrade),
        tenantRoute(context, Method::Delete, "/trades/{id}", kRead, deleteTrade),
        tenantRoute(context, Method::Get, "/trades/{id}/history", kRead, tradeHistory),
        tenantRoute(context, Method::Post, "/trades/{id}/restore", kRead, restoreTrade),
    };
}

} // namespace server
