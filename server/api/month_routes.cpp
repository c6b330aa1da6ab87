#include "server/api/month_routes.h"

#include "core/export/statistics_json.h"
#include "core/statistics/breakdown.h"
#include "server/api/endpoint.h"
#include "server/http/error_reply.h"
#include "server/stores/book_store.h"
#include "server/stores/stats_cache.h"

namespace server {
namespace {

/// Kept in the database it writes to, it neither reads a replica nor counts against the limit of analytics.
constexpr EndpointRules kRules{.budget = std::chrono::seconds(30)};
const QString kAll = QStringLiteral("all");

WindowFigures figuresOf(const core::TradeBook& book, const QString& window, const core::TradeFilter& filter) {
    WindowFigures figures;
    figures.window = window;
    figures.summary = core::summarise(book, core::select(book, filter));
    core::JsonWriter json;
    core::writeSummary(json, figures.summary);
    figures.json = json.take();
    return figures;
}

/// `month` is "2026-09".
core::TradeFilter filterOf(const QString& month) {
    const core::Day first = core::parseDay(month + QStringLiteral("-01")).value();
    const std::chrono::year_month_day date(first);
    core::TradeFilter filter;
    filter.from = first;
    filter.to = std::chrono::sys_days(date.year() / date.month() / std::chrono::last);
    return filter;
}

std::vector<WindowFigures> compute(const core::TradeBook& book) {
    std::vector<WindowFigures> windows;
    for (const core::BreakdownRow& month :
         core::breakdown(book, core::select(book, {}), core::BreakdownBy::Month)) {
        windows.push_back(figuresOf(book, month.key, filterOf(month.key)));
    }
    windows.push_back(figuresOf(book, kAll, {}));
    return windows;
}

Reply monthsReply(const std::vector<KeptFigures>& windows) {
    core::JsonWriter json;
    json.beginObject().key("months").beginArray();
    for (const KeptFigures& window : windows) {
        if (window.window != kAll) {
            json.beginObject().key("month").string(window.window);
            json.key("figures").raw(window.json).endObject();
        }
    }
    json.endArray();
    for (const KeptFigures& window : windows) {
        if (window.window == kAll) {
            json.key("all").raw(window.json);
        }
    }
    json.endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> showMonths(const ApiContext& context, const Request&, TenantScope& scope) {
    StatsCache cache(scope);
    const auto kept = cache.read();
    if (!kept) {
        return problemFrom(kept.error());
    }
    if (*kept) {
        return monthsReply(**kept);
    }
    const auto read = readBook(scope);
    if (!read) {
        return problemFrom(read.error());
    }
    const std::vector<WindowFigures> windows = compute(*read->book);
    if (auto stored = cache.keep(read->version, windows, context.clock.now()); !stored) {
        return problemFrom(stored.error());
    }
    std::vector<KeptFigures> fresh;
    for (const WindowFigures& window : windows) {
        fresh.push_back({window.window, window.json});
    }
    return monthsReply(fresh);
}

} // namespace

std::vector<Route> monthRoutes(const ApiContext& context) {
    return {tenantRoute(context, Method::Get, "/analytics/months", kRules, showMonths)};
}

} // namespace server
