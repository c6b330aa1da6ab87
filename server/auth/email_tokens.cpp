#include "server/auth/email_tokens.h"

#include "server/auth/secrets.h"

namespace server {
namespace {

const TenantId kNoTenant;

constexpr Sql kWithdraw = R"(-- withdraw mailed tokens
    delete from email_tokens where user_id = $1 and purpose = $2)";
constexpr Sql kInsert = R"(-- insert mailed token
    insert into email_tokens (token_hash, user_id, purpose, email, expires_at) values ($1, $2, $3, $4, $5))";
constexpr Sql kUse = R"(-- use mailed token
    update email_tokens set used_at = $3
     where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
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

QByteArray EmailTokens::issue(UserId user, const QString& email, EmailPurpose purpose, core::Instant now) {
    const QByteArray token = randomToken();
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kWithdraw, user, nameOf(purpose));
    transaction.queue(kInsert, tokenHash(token), user, nameOf(purpose), email, expiryOf(purpose, now));
    transaction.commit();
    return token;
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
