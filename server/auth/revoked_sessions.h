#pragma once

#include "core/base/clock.h"
#include "server/auth/caller.h"
#include "server/cache/redis.h"

#include <QHash>

#include <mutex>

namespace server {

/// Sessions that ended, for as long as an access token of theirs may live: in Redis, so that every instance
/// knows at once, and here, so that this one knows without Redis. (With Redis gone, another instance accepts
/// a token that was revoked here until it runs out, at most 15 minutes.)
class RevokedSessions {
public:
    RevokedSessions(Redis& redis, const core::Clock& clock) : m_redis(redis), m_clock(clock) {}

    void add(SessionId session);
    bool contains(SessionId session);

private:
    Redis& m_redis;
    const core::Clock& m_clock;
    std::mutex m_mutex;
    QHash<SessionId, core::Instant> m_until;
};

} // namespace server
