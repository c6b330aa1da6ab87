#include "server/auth/email_tokens.h"

#include "server/auth/secrets.h"

namespace server {
namespace {

const TenantId kNoTenant;
constexpr std::chrono::days kMemory{1}; ///< of what has expired; each new token clears the rest away

constexpr Sql kWithdraw = R"(-- withdraw mailed tokens
    delete from email_tokens where user_id = $1 and purpose = $2)";
constexpr Sql kForget = "delete from email_tokens where expires_at < $1";
constexpr Sql kInsert = R"(-- insert mailed token
    insert into email_tokens (token_hash, user_id, purpose, email, expires_at) values ($1, $2, $3, $4, $5))";
constexpr Sql kUse = R"(-- use mailed token
    update email_tokens set used_at = $3
     where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
       and user_id is not null
    returning user_id, email)";

QString nameOf(EmailPurpose purpose) {
    switch (purpose) {
    case EmailPurpose::VerifyEmail:
        return QStringLiteral("verify-email");
    case EmailPurpose::ResetPassword:
        return QStringLiteral("reset-password");
    }
    Q_UNREACHABLE();
}

core::Instant expiryOf(EmailPurpose purpose, core::Instant now) {
    if (purpose == EmailPurpose::VerifyEmail) {
        return now + EmailTokens::kVerifyLife;
    }
    return now + EmailTokens::kResetLife;
}

} // namespace

void EmailTokens::send(const Recipient& to, EmailPurpose purpose, core::Instant now,
                       const std::function<Query(const QByteArray& token)>& mail) {
    const QByteArray token = randomToken();
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kForget, now - kMemory);
    transaction.queue(kWithdraw, to.user, nameOf(purpose));
    transaction.queue(kInsert, tokenHash(token), to.user, nameOf(purpose), to.email, expiryOf(purpose, now));
    transaction.queue(mail(token));
    transaction.commit();
}

std::optional<EmailTokens::Used> EmailTokens::use(const QByteArray& token, EmailPurpose purpose,
                                                  core::Instant now) {
    const Rows rows = m_session.write(kNoTenant, kUse, tokenHash(token), nameOf(purpose), now);
    const auto row = rows.single();
    return row ? std::optional(Used{row->id<UserId>(0), row->text(1)}) : std::nullopt;
}

void EmailTokens::withdraw(UserId user, EmailPurpose purpose) {
    (void)m_session.write(kNoTenant, kWithdraw, user, nameOf(purpose));
}

} // namespace server
