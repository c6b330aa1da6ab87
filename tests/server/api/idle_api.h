#pragma once

#include "server/api/api_context.h"
#include "server/cache/redis.h"
#include "server/observe/metrics.h"
#include "server/postgres/pool.h"
#include "tests/support/fake_clock.h"

namespace test {

/// What the routes are made of, with no database and no Redis behind it: enough to see which there are, and
/// to ask those that need neither.
class IdleApi {
public:
    const server::ApiContext& context() const { return m_context; }

private:
    static server::ApiSettings someSettings() {
        server::ApiSettings settings;
        settings.sealingKeys = {{{"s", QByteArray(32, 's')}}, "s"};
        return settings;
    }

    FakeClock m_clock;
    server::Metrics m_metrics;
    server::ApiSettings m_settings = someSettings();
    server::Pool m_pool{{}, m_metrics};
    server::Redis m_redis{server::RedisSettings{.port = 1}};
    server::RateLimiter m_limiter{m_redis, m_clock};
    server::AccessTokens m_tokens{{{"k", QByteArray(32, 'k')}}, "k", QStringLiteral("http://localhost")};
    server::RevokedSessions m_revoked{m_redis, m_clock};
    server::Authenticator m_authenticator{m_tokens, m_clock, m_revoked};
    server::ApiContext m_context{m_settings, m_clock,  m_pool,          m_pool,    m_pool,   m_redis,
                                 m_limiter,  m_tokens, m_authenticator, m_revoked, m_metrics};
};

} // namespace test
