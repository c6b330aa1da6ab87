#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>

namespace server {

/// The keys under which secrets at rest are sealed, by their id; the first one seals, all open.
struct SealingKeys {
    std::map<QByteArray, QByteArray> keys; ///< 32 bytes each
    QByteArray current;
};

/// Time-based codes and recovery codes of a user, and the second step of a sign-in. Over a session of the
/// sign-in role; throws DatabaseFailure.
class SecondFactor {
public:
    SecondFactor(Session& session, const SealingKeys& keys) : m_session(session), m_keys(keys) {}

    static constexpr std::chrono::minutes kChallengeLife{5};
    static constexpr int kTries = 5;
    static constexpr int kRecoveryCodes = 10;

    bool isEnabled(UserId user);

    /// A new secret, not in force until enable() saw a code of it.
    QByteArray setUp(UserId user);
    /// InvalidValue, field "code": wrong, or nothing was set up. The recovery codes, shown this once.
    core::Result<QStringList> enable(UserId user, const QString& code, core::Instant now);
    void disable(UserId user);
    /// Replaces the recovery codes.
    QStringList renewRecoveryCodes(UserId user);

    /// A code of now, taken once, or an unused recovery code, used up.
    bool accepts(UserId user, const QString& code, core::Instant now);

    /// Begins the second step: what the client sends back with the code.
    QByteArray challenge(UserId user, core::Instant now);
    /// Whose sign-in a live challenge continues; nullopt where answer() would say Unauthenticated.
    std::optional<UserId> challenged(const QByteArray& challenge, core::Instant now);
    /// Ends it. InvalidValue for a wrong code; Unauthenticated when the challenge is unknown, too old, used
    /// or tried too often.
    core::Result<UserId> answer(const QByteArray& challenge, const QString& code, core::Instant now);

private:
    struct Secret {
        QByteArray bytes;
        qint64 lastStep = 0;
        bool enabled = false;
    };
    std::optional<Secret> secretOf(UserId user);
    bool acceptsTotp(UserId user, const Secret& secret, const QString& code, core::Instant now);
    bool acceptsRecoveryCode(UserId user, const QString& code, core::Instant now);

    Session& m_session;
    const SealingKeys& m_keys;
};

} // namespace server
