#include "server/auth/second_factor.h"

#include "server/auth/secrets.h"
#include "server/auth/totp.h"

#include <stdexcept>
#include <vector>

namespace server {
namespace {

const TenantId kNoTenant;
constexpr int kSecretBytes = 20;       // as RFC 4226 recommends for SHA-1
constexpr int kRecoveryCodeBytes = 10; // 80 bits, 16 letters of base32

constexpr Sql kSecret =
    "select secret, key_id, last_step, enabled_at is not null from totp where user_id = $1";
constexpr Sql kSetUp = R"(-- set up totp
    insert into totp (user_id, secret, key_id) values ($1, $2, $3)
    on conflict (user_id) do update set secret = excluded.secret, key_id = excluded.key_id, last_step = 0
     where totp.enabled_at is null)";
constexpr Sql kEnable = "update totp set enabled_at = $2 where user_id = $1 and enabled_at is null";
// The comparison makes one of two identical codes that come at once lose.
constexpr Sql kTakeStep = "update totp set last_step = $2 where user_id = $1 and last_step < $2";
constexpr Sql kDropSecret = "delete from totp where user_id = $1";
constexpr Sql kDropCodes = "delete from recovery_codes where user_id = $1";
constexpr Sql kInsertCodes = R"(-- insert recovery codes
    insert into recovery_codes (user_id, code_hash) select $1, unnest($2))";
constexpr Sql kUseCode = R"(-- use recovery code
    update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null)";
constexpr Sql kForgetChallenges = "delete from mfa_challenges where expires_at < $1";
constexpr Sql kChallenge = R"(-- begin second step
    insert into mfa_challenges (challenge_hash, user_id, expires_at) values ($1, $2, $3))";
constexpr Sql kChallenged = R"(-- whose second step
    select user_id from mfa_challenges
     where challenge_hash = $1 and used_at is null and expires_at > $2 and tries < $3)";
constexpr Sql kTry = R"(-- try second step
    update mfa_challenges set tries = tries + 1
     where challenge_hash = $1 and used_at is null and expires_at > $2 and tries < $3
    returning user_id)";
constexpr Sql kUseChallenge = R"(-- end second step
    update mfa_challenges set used_at = $2 where challenge_hash = $1 and used_at is null)";

/// "ABCD EFGH JKLM NPQR" as people type it.
QByteArray recoveryHash(const QString& code) {
    return tokenHash(code.toUpper().remove(u' ').remove(u'-').toUtf8());
}

QString grouped(const QString& code) {
    QStringList groups;
    for (qsizetype i = 0; i < code.size(); i += 4) {
        groups.push_back(code.mid(i, 4));
    }
    return groups.join(u'-');
}

core::Error wrongCode() {
    return {core::ErrorCode::InvalidValue, QStringLiteral("The code is wrong or was used already"),
            QStringLiteral("code")};
}

} // namespace

bool SecondFactor::isEnabled(UserId user) {
    const Rows rows = m_session.read(kNoTenant, kSecret, user);
    const auto row = rows.single();
    return row && row->flag(3);
}

QByteArray SecondFactor::setUp(UserId user) {
    const QByteArray secret = randomBytes(kSecretBytes);
    const QByteArray box = sealed(m_keys.keys.at(m_keys.current), secret, user.uuid().toRfc4122());
    (void)m_session.write(kNoTenant, kSetUp, user, box, QString::fromUtf8(m_keys.current));
    return secret;
}

core::Result<QStringList> SecondFactor::enable(UserId user, const QString& code, core::Instant now) {
    const auto secret = secretOf(user);
    if (!secret || secret->enabled || !acceptsTotp(user, *secret, code, now)) {
        return wrongCode();
    }
    (void)m_session.write(kNoTenant, kEnable, user, now);
    return renewRecoveryCodes(user);
}

void SecondFactor::disable(UserId user) {
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kDropSecret, user);
    transaction.queue(kDropCodes, user);
    transaction.commit();
}

QStringList SecondFactor::renewRecoveryCodes(UserId user) {
    QStringList codes;
    std::vector<QByteArray> hashes;
    for (int i = 0; i < kRecoveryCodes; ++i) {
        const QString code = base32(randomBytes(kRecoveryCodeBytes));
        codes.push_back(grouped(code));
        hashes.push_back(recoveryHash(code));
    }
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kDropCodes, user);
    transaction.queue(kInsertCodes, user, hashes);
    transaction.commit();
    return codes;
}

bool SecondFactor::accepts(UserId user, const QString& code, core::Instant now) {
    const auto secret = secretOf(user);
    if (!secret || !secret->enabled) {
        return false;
    }
    return acceptsTotp(user, *secret, code, now) || acceptsRecoveryCode(user, code, now);
}

QByteArray SecondFactor::challenge(UserId user, core::Instant now) {
    const QByteArray token = randomToken();
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kForgetChallenges, now);
    transaction.queue(kChallenge, tokenHash(token), user, now + kChallengeLife);
    transaction.commit();
    return token;
}

std::optional<UserId> SecondFactor::challenged(const QByteArray& challenge, core::Instant now) {
    const Rows rows = m_session.read(kNoTenant, kChallenged, tokenHash(challenge), now, kTries);
    const auto row = rows.single();
    return row ? std::optional(row->id<UserId>(0)) : std::nullopt;
}

core::Result<UserId> SecondFactor::answer(const QByteArray& challenge, const QString& code,
                                          core::Instant now) {
    const QByteArray hash = tokenHash(challenge);
    const Rows rows = m_session.write(kNoTenant, kTry, hash, now, kTries);
    const auto row = rows.single();
    if (!row) {
        return core::Error{core::ErrorCode::Unauthenticated,
                           QStringLiteral("This sign-in took too long or too many tries: begin again"),
                           {}};
    }
    const auto user = row->id<UserId>(0);
    if (!accepts(user, code, now)) {
        return wrongCode();
    }
    if (m_session.write(kNoTenant, kUseChallenge, hash, now).affected() == 0) {
        return wrongCode();
    }
    return user;
}

std::optional<SecondFactor::Secret> SecondFactor::secretOf(UserId user) {
    const Rows rows = m_session.read(kNoTenant, kSecret, user);
    const auto row = rows.single();
    if (!row) {
        return std::nullopt;
    }
    const auto key = m_keys.keys.find(row->text(1).toUtf8());
    const auto secret = key == m_keys.keys.end()
                            ? std::nullopt
                            : unsealed(key->second, row->bytes(0), user.uuid().toRfc4122());
    if (!secret) {
        throw std::runtime_error("a TOTP secret cannot be opened: is a sealing key missing?");
    }
    return Secret{*secret, row->integer(2), row->flag(3)};
}

bool SecondFactor::acceptsTotp(UserId user, const Secret& secret, const QString& code, core::Instant now) {
    const auto step = acceptedStep(secret.bytes, code, now, secret.lastStep);
    return step && m_session.write(kNoTenant, kTakeStep, user, *step).affected() == 1;
}

bool SecondFactor::acceptsRecoveryCode(UserId user, const QString& code, core::Instant now) {
    return m_session.write(kNoTenant, kUseCode, user, recoveryHash(code), now).affected() == 1;
}

} // namespace server
