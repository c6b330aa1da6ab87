#include "server/auth/authenticator.h"

namespace server {

core::Result<Caller> Authenticator::callerOf(const QByteArray& authorization) const {
    const core::Error refused{
        core::ErrorCode::Unauthenticated,
        QStringLiteral("The access token is missing, expired or not valid: sign in again"),
        {}};
    // RFC 9110: the scheme's name in any case, one space.
    constexpr QByteArrayView kScheme = "bearer ";
    if (authorization.first(qMin(kScheme.size(), authorization.size())).toLower() != kScheme) {
        return refused;
    }
    const auto claims = m_tokens.verified(authorization.sliced(kScheme.size()), m_clock.now());
    if (!claims || m_revoked.contains(claims->session)) {
        return refused;
    }
    return Caller(claims->user, claims->tenant, claims->session);
}

} // namespace server
