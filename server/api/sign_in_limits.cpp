#include "server/api/sign_in_limits.h"

#include "server/api/endpoint.h"
#include "server/auth/secrets.h"
#include "server/observe/metrics.h"

namespace server {
namespace {

/// Failures of one account from everywhere; afterwards one try each two minutes.
constexpr RateLimit kFailuresOfAccount{30};
constexpr RateLimit kMailsToAccount{5};

/// What an account is called must not stand in Redis.
QByteArray accountKey(const char* limit, const QString& account) {
    return QByteArray(limit) + ':' + sha256(account.trimmed().toLower().toUtf8()).toHex();
}

} // namespace

SignInLimits::SignInLimits(const ApiContext& context, const Request& request)
    : m_context(context), m_failuresKey(clientKey("signin", request)),
      m_registrationsKey(clientKey("register", request)), m_mailsKey(clientKey("mails", request)) {}

Outcome<void> SignInLimits::admit(const QString& account) {
    auto admitted = look(m_failuresKey, m_context.settings.signIn);
    return admitted && !account.isEmpty() ? look(accountKey("account", account), kFailuresOfAccount)
                                          : admitted;
}

void SignInLimits::failed(const QString& account) {
    (void)m_context.limiter.take(m_failuresKey, m_context.settings.signIn, WithoutRedis::LimitHere);
    if (!account.isEmpty()) {
        (void)m_context.limiter.take(accountKey("account", account), kFailuresOfAccount,
                                     WithoutRedis::LimitHere);
    }
}

Outcome<void> SignInLimits::admitRegistration() {
    return take(m_registrationsKey, m_context.settings.registrations);
}

Outcome<void> SignInLimits::admitMail(const QString& account) {
    auto admitted = take(m_mailsKey, m_context.settings.signIn);
    return admitted ? take(accountKey("mails-to", account), kMailsToAccount) : admitted;
}

/// Costs nothing: would one more failure still fit?
Outcome<void> SignInLimits::look(const QByteArray& key, const RateLimit& limit) {
    RateVerdict verdict = m_context.limiter.take(key, limit, WithoutRedis::LimitHere, 0);
    if (verdict.remaining > 0) {
        return core::Done{};
    }
    const std::chrono::milliseconds period = limit.period;
    verdict.retryAfter = verdict.untilFull - period + period / limit.count;
    return refusal(verdict);
}

Outcome<void> SignInLimits::take(const QByteArray& key, const RateLimit& limit) {
    const RateVerdict verdict = m_context.limiter.take(key, limit, WithoutRedis::LimitHere);
    return verdict.allowed ? Outcome<void>() : refusal(verdict);
}

Problem SignInLimits::refusal(const RateVerdict& verdict) {
    m_context.metrics.add(Count::RateLimited, {"sign-in"});
    return tooMany(verdict);
}

} // namespace server
