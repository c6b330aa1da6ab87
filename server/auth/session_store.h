#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace server {

/// Where somebody signs in from.
struct Device {
    QString name; ///< the User-Agent, at most 400 characters
    QString clientIp;
};

/// A refresh token just made: the only moment its text is known.
struct IssuedSession {
    SessionId session;
    UserId user;
    TenantId tenant;
    QByteArray refreshToken;
    core::Instant expiresAt{};
};

/// One sign-in as its owner sees it.
struct LiveSession {
    SessionId session;
    Device device;
    core::Instant startedAt{};
    core::Instant usedAt{};
    core::Instant expiresAt{};
};

enum class RefreshFault : quint8 {
    Invalid, ///< unknown, expired or revoked
    Stolen,  ///< used before: the whole family was revoked
};

/// A refresh token that was used again outside the grace: whose, for the audit log and a mail.
struct StolenSession {
    SessionId session;
    UserId user;
    TenantId tenant;
};

struct RefreshRefusal {
    RefreshFault fault = RefreshFault::Invalid;
    std::optional<StolenSession> stolen;
};

/// Refresh tokens, rotated at every use; of each only its SHA-256 is kept. Over a session of the sign-in
/// role; throws DatabaseFailure.
class SessionStore {
public:
    explicit SessionStore(Session& session) : m_session(session) {}

    static constexpr std::chrono::days kLife{30};
    /// A token's immediate predecessor is forgiven from the same device for this long: the answer was lost,
    /// or two windows asked at once.
    static constexpr std::chrono::seconds kGrace{10};

    IssuedSession start(UserId user, TenantId tenant, const Device& device, core::Instant now);
    core::Result<IssuedSession, RefreshRefusal> rotate(const QByteArray& refreshToken, const Device& device,
                                                       core::Instant now);
    /// From now on the session's tokens are for that tenant.
    void switchTenant(SessionId session, TenantId tenant);

    std::vector<LiveSession> alive(UserId user, core::Instant now);
    /// False: the user has no such session.
    bool revoke(UserId user, SessionId session, core::Instant now);
    /// The sessions that were ended; `except` lives on.
    std::vector<SessionId> revokeAll(UserId user, std::optional<SessionId> except, core::Instant now);
    struct Owned {
        SessionId session;
        UserId user;
        TenantId tenant;
    };
    /// The session a refresh token belongs to while it lives.
    std::optional<Owned> sessionOf(const QByteArray& refreshToken, core::Instant now);
    /// Whether nothing is left of the session but ended tokens.
    bool isRevoked(SessionId session, core::Instant now);

private:
    std::optional<IssuedSession> forgiven(const QByteArray& hash, const Device& device, core::Instant now);
    RefreshRefusal refusal(const QByteArray& hash, core::Instant now);
    Session& m_session;
};

} // namespace server
