#include "server/auth/revoked_sessions.h"

#include "server/auth/access_token.h"

namespace server {
namespace {

/// As long as a token lives, and the clock difference that is forgiven.
constexpr std::chrono::milliseconds kMemory = AccessTokens::kLife + std::chrono::minutes(1);

QByteArray keyOf(SessionId session) {
    return "revoked:" + session.uuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

void RevokedSessions::add(SessionId session) {
    (void)m_redis.set(keyOf(session), "1", kMemory);
    const core::Instant now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    m_until.removeIf([now](const auto& entry) { return entry.value() < now; });
    m_until.insert(session, now + kMemory);
}

bool RevokedSessions::contains(SessionId session) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_until.value(session) > m_clock.now()) {
            return true;
        }
    }
    const auto found = m_redis.get(keyOf(session));
    return found && found->has_value();
}

} // namespace server
