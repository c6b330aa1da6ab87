#pragma once

#include "server/api/api_context.h"

#include <QString>

namespace server {

/// The limits around passwords and codes: ten failures an hour for an address on the network, and for an
/// account, whoever knocks, a pause that grows with the failures. What succeeds never counts, and a session
/// that lives is never touched, so that nobody can lock an owner out. Without Redis this process limits
/// alone.
class SignInLimits {
public:
    SignInLimits(const ApiContext& context, const Request& request);

    /// TooManyRequests. `account` is the mail address, known or not; empty where nobody is named (a token is
    /// wrong for everybody), and then the network's limit alone holds.
    Outcome<void> admit(const QString& account = {});
    void failed(const QString& account = {});

    /// Registrations have a limit of their own, each of them counts.
    Outcome<void> admitRegistration();
    /// A mail that somebody asks for, to an address known or not: each counts, so that nobody's box is
    /// filled. Not an account's failures: whoever guesses passwords must not close the way to a new one.
    Outcome<void> admitMail(const QString& account);

private:
    Outcome<void> look(const QByteArray& key, const RateLimit& limit);
    Outcome<void> take(const QByteArray& key, const RateLimit& limit);
    Problem refusal(const RateVerdict& verdict);
    const ApiContext& m_context;
    QByteArray m_failuresKey;
    QByteArray m_registrationsKey;
    QByteArray m_mailsKey;
};

} // namespace server
