#pragma once

#include "core/base/clock.h"
#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace server {

enum class EmailPurpose : quint8 { VerifyEmail, ResetPassword };

/// Secrets in mailed links: 256 bits, kept as SHA-256, used once. Over a session of the sign-in role; throws
/// DatabaseFailure.
class EmailTokens {
public:
    explicit EmailTokens(Session& session) : m_session(session) {}

    static constexpr std::chrono::hours kVerifyLife{48};
    static constexpr std::chrono::minutes kResetLife{30};

    /// The text for the link. Earlier ones of the same purpose stop working.
    QByteArray issue(UserId user, const QString& email, EmailPurpose purpose, core::Instant now);

    struct Used {
        UserId user;
        QString email; ///< it was mailed to
    };
    /// Uses the token up; nullopt when it is unknown, used or too old.
    std::optional<Used> use(const QByteArray& token, EmailPurpose purpose, core::Instant now);
    /// After a change of password no link may set another one.
    void withdraw(UserId user, EmailPurpose purpose);

private:
    Session& m_session;
};

} // namespace server
