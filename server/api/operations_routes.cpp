#include "server/api/operations_routes.h"

#include "core/wire/json.h"
#include "server/cache/redis.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"

namespace server {
namespace {

using namespace std::chrono_literals;

constexpr Sql kAlive = "select 1";

bool databaseAnswers(Pool& pool) {
    try {
        Session session(pool, 2000ms);
        return session.read({}, kAlive).size() == 1;
    } catch (const DatabaseFailure&) {
        return false;
    }
}

Reply health() {
    return Reply::json(200, R"({"status":"ok"})");
}

Reply readiness(const ApiContext& context, bool stopping) {
    const bool database = databaseAnswers(context.appPool) && databaseAnswers(context.authPool);
    const bool redis = context.redis.ping();
    core::JsonWriter json;
    json.beginObject();
    json.key("status").string(database && !stopping ? u"ready" : u"not-ready");
    json.key("stopping").boolean(stopping);
    json.key("database").string(database ? u"ok" : u"away");
    json.key("redis").string(redis ? u"ok" : u"away").endObject();
    return Reply::json(database && !stopping ? 200 : 503, json.take());
}

} // namespace

std::vector<Route> operationsRoutes(const ApiContext& context, std::function<bool()> isStopping) {
    return {
        {Method::Get, "/health", 0, 1000ms, [](const Request&) -> Outcome<Reply> { return health(); }},
        {Method::Get, "/ready", 0, 5000ms,
         [&context, isStopping = std::move(isStopping)](const Request&) -> Outcome<Reply> {
             return readiness(context, isStopping());
         }},
    };
}

Route metricsRoute(const ApiContext& context) {
    return {Method::Get, "/metrics", 0, 5000ms, [&context](const Request&) -> Outcome<Reply> {
                return Reply::text(200, Metrics::kContentType, context.metrics.text());
            }};
}

} // namespace server
