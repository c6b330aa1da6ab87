#pragma once

#include "core/base/result.h"
#include "server/auth/access_token.h"
#include "server/auth/caller.h"
#include "server/auth/revoked_sessions.h"

namespace server {

/// Turns an access token into a Caller. Thread-safe.
class Authenticator {
public:
    Authenticator(const AccessTokens& tokens, const core::Clock& clock, RevokedSessions& revoked)
        : m_tokens(tokens), m_clock(clock), m_revoked(revoked) {}

    /// Unauthenticated for a missing, badly written, expired or revoked token, always with the same words.
    /// `authorization` is the header's value.
    core::Result<Caller> callerOf(const QByteArray& authorization) const;

private:
    const AccessTokens& m_tokens;
    const core::Clock& m_clock;
    RevokedSessions& m_revoked;
};

} // namespace server
