#include "server/service.h"

#include "server/api/docs_routes.h"
#include "server/api/operations_routes.h"
#include "server/api/routes.h"
#include "server/database_check.h"
#include "server/http/http_server.h"
#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/pool.h"
#include "server/request_observer.h"

#include <atomic>
#include <thread>

namespace server {
namespace {

PoolSettings poolSettings(const Config& config, const std::string& url) {
    PoolSettings settings;
    settings.connection.url = url;
    settings.connection.prepared = config.preparedStatements;
    settings.size = std::size_t(config.databaseConnections);
    settings.checkReturned = config.development;
    return settings;
}

ApiSettings apiSettings(const Config& config) {
    ApiSettings settings;
    settings.publicUrl = config.publicUrl;
    settings.secureCookies = config.publicUrl.startsWith(u"https:");
    settings.hashCost = config.hashCost;
    settings.sealingKeys = config.sealingKeys;
    settings.perIp = config.limitPerIp;
    settings.perUser = config.limitPerUser;
    settings.analytics = config.limitAnalytics;
    settings.signIn = config.limitSignIn;
    settings.registrations = config.limitRegistrations;
    settings.planLimits = config.planLimits;
    return settings;
}

} // namespace

struct Service::Parts {
    explicit Parts(const Config& config)
        : settings(apiSettings(config)), appPool(poolSettings(config, config.appDatabase), metrics),
          authPool(poolSettings(config, config.authDatabase), metrics),
          replicaPool(config.readDatabase.empty()
                          ? nullptr
                          : std::make_unique<Pool>(poolSettings(config, config.readDatabase), metrics)),
          redis(config.redis,
                [this](const char* command, bool answered) {
                    metrics.add(answered ? Count::RedisCommands : Count::RedisFailures, {command});
                }),
          limiter(redis, clock), tokens(config.tokenKeys, config.tokenKey, config.publicUrl),
          revoked(redis, clock), authenticator(tokens, clock, revoked), observer(metrics),
          context{settings, clock,   appPool, authPool,      replicaPool ? *replicaPool : appPool,
                  redis,    limiter, tokens,  authenticator, revoked,
                  metrics} {}

    core::SystemClock clock;
    Metrics metrics;
    ApiSettings settings;
    Pool appPool;
    Pool authPool;
    std::unique_ptr<Pool> replicaPool;
    Redis redis;
    RateLimiter limiter;
    AccessTokens tokens;
    RevokedSessions revoked;
    Authenticator authenticator;
    RequestObserver observer;
    ApiContext context;
    std::unique_ptr<HttpServer> metricsServer;
    std::atomic<const HttpServer*> serving = nullptr; ///< set once it serves, which requests may be before
    std::unique_ptr<HttpServer> http;                 ///< last: its requests use all the others
};

Service::Service(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Service::~Service() = default;

core::Result<std::unique_ptr<Service>> Service::open(const Config& config) {
    for (const std::string* url : {&config.appDatabase, &config.authDatabase}) {
        if (auto fit = checkServingDatabase(*url, config.preparedStatements); !fit) {
            return fit.error();
        }
    }
    auto parts = std::make_unique<Parts>(config);
    Parts* all = parts.get();
    Router router;
    router.mount({QStringLiteral("/v1"), QStringLiteral("/api/v1")}, apiRoutes(all->context));
    router.mount({QString()}, operationsRoutes(all->context, [all] {
                     const HttpServer* serving = all->serving;
                     return serving == nullptr || serving->isStopping();
                 }));
    router.mount({QString()}, docsRoutes(all->context));
    auto http = HttpServer::open(config.http, std::move(router), all->clock, all->observer);
    if (!http) {
        return http.error();
    }
    all->http = *std::move(http);
    all->serving = all->http.get();
    if (config.metricsPort != 0) {
        Router metricsRouter;
        metricsRouter.mount({QString()}, {metricsRoute(all->context)});
        HttpSettings settings;
        settings.address = config.http.address;
        settings.port = config.metricsPort;
        settings.workers = 1;
        auto metricsServer = HttpServer::open(settings, std::move(metricsRouter), all->clock, all->observer);
        if (!metricsServer) {
            return metricsServer.error();
        }
        all->metricsServer = *std::move(metricsServer);
    }
    return std::unique_ptr<Service>(new Service(std::move(parts)));
}

quint16 Service::port() const {
    return m_parts->http->port();
}

quint16 Service::metricsPort() const {
    return m_parts->metricsServer ? m_parts->metricsServer->port() : 0;
}

void Service::stop(std::chrono::milliseconds notice, std::chrono::milliseconds patience) {
    m_parts->http->announceStop();
    std::this_thread::sleep_for(notice);
    m_parts->http->stop(patience);
    if (m_parts->metricsServer) {
        m_parts->metricsServer->stop(std::chrono::milliseconds(0));
    }
}

} // namespace server
