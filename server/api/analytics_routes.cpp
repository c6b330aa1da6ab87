#include "server/api/analytics_routes.h"

#include "core/export/statistics_json.h"
#include "core/statistics/closed_trades.h"
#include "server/api/endpoint.h"
#include "server/api/equity_by_trade.h"
#include "server/api/statistics_query.h"
#include "server/cache/analytics_cache.h"
#include "server/http/error_reply.h"
#include "server/stores/book_store.h"

#include <array>
#include <functional>
#include <memory>

namespace server {
namespace {

constexpr EndpointRules kAnalytics{.budget = std::chrono::seconds(30), .analytics = true};

using Write = std::function<void(core::JsonWriter&, const core::ClosedTrades&)>;

/// One endpoint: what of the query is its own (also where that narrows the filter), and how its reply is
/// written.
struct Metric {
    const char* path;
    const char* name;
    std::chrono::seconds life;
    Write (*read)(QueryFields&, core::TradeFilter&);
};

Write readSummary(QueryFields&, core::TradeFilter&) {
    return [](core::JsonWriter& json, const core::ClosedTrades& closed) {
        core::writeSummary(json, core::summarise(closed));
    };
}

Write readEquity(QueryFields& query, core::TradeFilter&) {
    static constexpr std::array<const char*, 4> kGranularities = {"daily", "weekly", "monthly", "trade"};
    constexpr int kByTrade = 3;
    const int granularity = query.choice<int>(u"granularity", kGranularities).value_or(0);
    return [granularity](core::JsonWriter& json, const core::ClosedTrades& closed) {
        if (granularity == kByTrade) {
            core::writeEquity(json, equityByTrade(closed));
            return;
        }
        core::EquityCurve curve = core::equityCurve(closed);
        if (granularity != int(core::Granularity::Daily)) {
            curve.points = core::thinned(curve, core::Granularity(granularity));
        }
        core::writeEquity(json, curve);
    };
}

Write readBreakdown(QueryFields& query, core::TradeFilter&) {
    const auto word = query.text(u"by");
    const auto by = core::breakdownByName(word.value_or(QString()));
    if (!by) {
        query.wrong(u"by", QStringLiteral("Must be one of: symbol, tag, weekday, hour, month, side, account, "
                                          "playbook"));
        return {};
    }
    return [by](core::JsonWriter& json, const core::ClosedTrades& closed) {
        core::writeBreakdown(json, *by, core::breakdown(closed, *by));
    };
}

Write readCalendar(QueryFields& query, core::TradeFilter& filter) {
    if (const auto year = query.whole(u"year", 1970, 2200)) {
        using namespace std::chrono;
        const core::Day first = sys_days(std::chrono::year(int(*year)) / January / 1);
        const core::Day last = sys_days(std::chrono::year(int(*year)) / December / 31);
        filter.from = std::max(filter.from.value_or(first), first);
        filter.to = std::min(filter.to.value_or(last), last);
    }
    return [](core::JsonWriter& json, const core::ClosedTrades& closed) {
        core::writeCalendar(json, core::pnlCalendar(closed));
    };
}

Write readDistribution(QueryFields& query, core::TradeFilter&) {
    static constexpr std::array<const char*, 2> kValues = {"pnl", "r"};
    constexpr int kMostBins = 200;
    const bool ofR = query.choice<int>(u"of", kValues).value_or(0) == 1;
    const int bins = int(query.whole(u"bins", 2, kMostBins).value_or(20));
    return [ofR, bins](core::JsonWriter& json, const core::ClosedTrades& closed) {
        core::writeDistribution(json,
                                ofR ? core::rDistribution(closed) : core::pnlDistribution(closed, bins));
    };
}

constexpr std::array<Metric, 5> kMetrics = {{
    {"/analytics/summary", "summary", std::chrono::minutes(5), readSummary},
    {"/analytics/equity", "equity", std::chrono::hours(1), readEquity},
    {"/analytics/breakdown", "breakdown", std::chrono::hours(24), readBreakdown},
    {"/analytics/calendar", "calendar", std::chrono::hours(24), readCalendar},
    {"/analytics/distribution", "distribution", std::chrono::hours(24), readDistribution},
}};

Outcome<Reply> answer(AnalyticsCache& cache, const Metric& metric, const Request& request,
                      TenantScope& scope) {
    QueryFields query(request);
    StatisticsQuery asked = readStatisticsQuery(query);
    const Write write = metric.read(query, asked.filter);
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    // Also when the reply is kept: this proves that the caller is a member today.
    const auto state = readJournalState(scope);
    if (!state) {
        return problemFrom(state.error());
    }
    const AnalyticsKey key{scope.tenant().toString().toLatin1(), *state, metric.name, rangeText(asked.filter),
                           filtersHash(request)};
    Problem failure;
    const auto body = cache.bodyOf(key, metric.life, [&]() -> std::optional<AnalyticsCache::Computed> {
        const auto read = readBook(scope, asked.words);
        if (!read) {
            failure = problemFrom(read.error());
            return std::nullopt;
        }
        const core::TradeSelection selection = core::select(*read->book, asked.filter);
        core::JsonWriter json;
        write(json, core::ClosedTrades(*read->book, selection));
        AnalyticsKey own = key;
        own.state = read->state;
        return AnalyticsCache::Computed{std::move(own), json.take()};
    });
    if (!body) {
        return failure;
    }
    return Reply::json(200, *body);
}

} // namespace

std::vector<Route> analyticsRoutes(const ApiContext& context) {
    const auto cache = std::make_shared<AnalyticsCache>(context.redis, context.metrics);
    std::vector<Route> routes;
    for (const Metric& metric : kMetrics) {
        routes.push_back(
            tenantRoute(context, Method::Get, metric.path, kAnalytics,
                        [cache, &metric](const ApiContext&, const Request& request, TenantScope& scope) {
                            return answer(*cache, metric, request, scope);
                        }));
    }
    return routes;
}

} // namespace server
