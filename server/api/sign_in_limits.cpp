#include "server/api/sign_in_limits.h"

#include "server/api/endpoint.h"
#include "server/auth/secrets.h"
#include "server/observe/metrics.h"

namespace server {
namespace {

/// Failures of one account from everywhere; afterwards one try each two minutes.
constexpr RateLimit kPerAccount{30};

QByteArray accountKey(const QString& account) {
    return "account:" + sha256(account.trimmed().toLower().toUtf8()).toHex();
}

} // namespace

SignInLimits::SignInLimits(const ApiContext& context, const Request& request)
    : m_context(context), m_ipKey("signin:" + request.client.toUtf8()),
      m_registrationKey("register:" + request.client.toUtf8()) {}

Outcome<void> SignInLimits::admit(const QString& account) {
    RateLimiter& limiter = m_context.limiter;
    // A look that costs nothing: would one more failure still fit?
    const auto fits = [](const RateVerdict& verdict) { return verdict.remaining > 0; };
    RateVerdict verdict = limiter.take(m_ipKey, m_context.settings.signIn, WithoutRedis::LimitHere, 0);
    if (fits(verdict)) {
        verdict = limiter.take(accountKey(account), kPerAccount, WithoutRedis::LimitHere, 0);
    }
    return fits(verdict) ? Outcome<void>() : refusal(verdict);
}

void SignInLimits::failed(const QString& account) {
    (void)m_context.limiter.take(m_ipKey, m_context.settings.signIn, WithoutRedis::LimitHere);
    (void)m_context.limiter.take(accountKey(account), kPerAccount, WithoutRedis::LimitHere);
}

Outcome<void> SignInLimits::admitRegistration() {
    const RateVerdict verdict =
        m_context.limiter.take(m_registrationKey, m_context.settings.registrations, WithoutRedis::LimitHere);
    return verdict.allowed ? Outcome<void>() : refusal(verdict);
}

Outcome<void> SignInLimits::refusal(const RateVerdict& verdict) {
    m_context.metrics.add(Count::RateLimited, {"sign-in"});
    RateVerdict shown = verdict;
    if (shown.retryAfter.count() == 0) {
        // Until one more fits.
        shown.retryAfter = std::chrono::milliseconds(std::chrono::hours(1)) / std::max(1, verdict.limit);
    }
    return tooMany(shown);
}

} // namespace server
