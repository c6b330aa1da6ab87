#pragma once

#include "server/auth/authenticator.h"
#include "server/auth/password_hash.h"
#include "server/auth/second_factor.h"
#include "server/cache/rate_limiter.h"
#include "server/http/router.h"

#include <QString>

namespace server {

class Metrics;
class Pool;
class Redis;

/// What the operator decides about the API.
struct ApiSettings {
    QString publicUrl; ///< for links in mails; https but for development
    bool secureCookies = true;
    HashCost hashCost;
    SealingKeys sealingKeys;
    RateLimit perIp{10'000};
    RateLimit perUser{1'000};
    RateLimit analytics{100};
    RateLimit signIn{10}; ///< failures only
    RateLimit registrations{100, std::chrono::hours(24)};
    bool planLimits = false; ///< plans hold: where the operator bills tenants
};

/// What endpoints are made of; lives as long as the server, all of it thread-safe.
struct ApiContext {
    const ApiSettings& settings;
    const core::Clock& clock;
    Pool& appPool;  ///< as tj_app
    Pool& authPool; ///< as tj_auth
    Pool& readPool; ///< as tj_app, a replica where there is one: analytics
    Redis& redis;
    RateLimiter& limiter;
    const AccessTokens& tokens;
    const Authenticator& authenticator;
    RevokedSessions& revokedSessions;
    Metrics& metrics;
};

} // namespace server
