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

    /// TooManyRequests. `account` is the mail address, known or not.
    Outcome<void> admit(const QString& account);
    void failed(const QString& account);

    /// Registrations have a limit of their own, each of them counts.
    Outcome<void> admitRegistration();

private:
    Outcome<void> refusal(const RateVerdict& verdict);
    const ApiContext& m_context;
    QByteArray m_ipKey;
    QByteArray m_registrationKey;
};

} // namespace server
