#pragma once

#include "core/base/clock.h"
#include "server/auth/caller.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <map>
#include <optional>

namespace server {

/// What an access token says. The role is not in it: it is read with every request, so that a demotion acts
/// at once.
struct AccessClaims {
    UserId user;
    TenantId tenant;
    SessionId session;
    core::Instant issuedAt{};
    core::Instant expiresAt{};
};

/// JSON Web Signature (RFC 7515) in compact form, HS256; `header` and `payload` are JSON.
QByteArray signedJws(const QByteArray& header, const QByteArray& payload, const QByteArray& key);

/// Makes and checks access tokens: JWT (RFC 7519, 9068), HS256 and nothing else whatever a token's header
/// says. By hand on OpenSSL's HMAC: the packaged libjwt trusts the header's algorithm and reads loose base64.
/// Thread-safe.
class AccessTokens {
public:
    /// `keys` by their id; the others are accepted until their tokens have run out. Issuer and audience are
    /// this installation's public address.
    AccessTokens(std::map<QByteArray, QByteArray> keys, QByteArray currentKey, QString issuer);

    static constexpr std::chrono::minutes kLife{15};

    QByteArray issue(UserId user, TenantId tenant, SessionId session, core::Instant now) const;

    /// nullopt for a token that is not ours, changed, expired, not yet valid or badly written. One minute of
    /// clock difference between instances is forgiven.
    std::optional<AccessClaims> verified(const QByteArray& token, core::Instant now) const;

private:
    std::map<QByteArray, QByteArray> m_keys;
    QByteArray m_currentKey;
    QString m_issuer;
};

} // namespace server
