#pragma once

#include "core/base/clock.h"
#include "server/auth/caller.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
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

    struct Recipient {
        UserId user; ///< null: nobody has the address
        QString email;
    };
    /// Makes a token and queues the mail that carries it, both or neither; earlier ones of the same purpose
    /// stop working. `mail` makes the statement that queues it. For nobody the same is done, so that the time
    /// does not tell who has an account, and what it makes no one can use.
    void send(const Recipient& to, EmailPurpose purpose, core::Instant now,
              const std::function<Query(const QByteArray& token)>& mail);

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
