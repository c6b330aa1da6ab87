#include "server/auth/session_store.h"

#include "server/auth/secrets.h"

namespace server {
namespace {

const TenantId kNoTenant;
constexpr std::chrono::days kMemory{1}; ///< of what has expired; each sign-in clears the rest away

constexpr Sql kForget = "delete from sessions where expires_at < $1";
constexpr Sql kStart = R"(-- start session
    insert into sessions (token_hash, family_id, user_id, current_tenant, device, client_ip, created_at,
                          family_started_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $7, $8))";

// One statement: of two that come at once, one finds the token already rotated.
constexpr Sql kRotate = R"(-- rotate refresh token
    with used as (
        update sessions set rotated_at = $4, successor_hash = $2
         where token_hash = $1 and rotated_at is null and revoked_at is null and expires_at > $4
        returning family_id, user_id, current_tenant, family_started_at)
    insert into sessions (token_hash, family_id, user_id, current_tenant, device, client_ip, created_at,
                          family_started_at, expires_at)
    select $2, family_id, user_id, current_tenant, $5, $6, $4, family_started_at, $3 from used
    returning family_id, user_id, current_tenant)";

// The predecessor of a token that nobody has used yet.
constexpr Sql kForgive = R"(-- forgive the predecessor
    insert into sessions (token_hash, family_id, user_id, current_tenant, device, client_ip, created_at,
                          family_started_at, expires_at)
    select $2, used.family_id, used.user_id, next.current_tenant, $5, $6, $4, used.family_started_at, $3
      from sessions used join sessions next on next.token_hash = used.successor_hash
     where used.token_hash = $1 and used.device = $5 and used.rotated_at > $7 and used.revoked_at is null
       and next.rotated_at is null and next.revoked_at is null
    returning family_id, user_id, current_tenant)";

constexpr Sql kRevokeReused = R"(-- revoke the family of a reused token
    with reused as (
        select family_id from sessions where token_hash = $1 and rotated_at is not null and expires_at > $2)
    update sessions s set revoked_at = $2
      from reused where s.family_id = reused.family_id and s.revoked_at is null
    returning s.family_id, s.user_id, s.current_tenant)";

constexpr Sql kSwitchTenant = "update sessions set current_tenant = $2 where family_id = $1";

constexpr Sql kAlive = R"(-- sessions of a user
    select family_id, device, client_ip, family_started_at, created_at, expires_at
      from (select distinct on (family_id) * from sessions
             where user_id = $1 and rotated_at is null and revoked_at is null and expires_at > $2
             order by family_id, created_at desc) leaf
     order by created_at desc)";

constexpr Sql kRevoke = R"(-- revoke session
    update sessions set revoked_at = $3
     where user_id = $1 and family_id = $2 and revoked_at is null and expires_at > $3)";

constexpr Sql kRevokeAll = R"(-- revoke sessions
    with ended as (
        update sessions set revoked_at = $3
         where user_id = $1 and family_id is distinct from $2 and revoked_at is null and expires_at > $3
        returning family_id)
    select distinct family_id from ended)";

constexpr Sql kSessionOf = R"(-- session of a refresh token
    select family_id, user_id, current_tenant from sessions
     where token_hash = $1 and revoked_at is null and expires_at > $2)";

constexpr Sql kIsAlive = R"(-- is session alive
    select exists (select from sessions where family_id = $1 and revoked_at is null and expires_at > $2))";

} // namespace

IssuedSession SessionStore::start(UserId user, TenantId tenant, const Device& device, core::Instant now) {
    IssuedSession issued{core::newId<SessionId>(), user, tenant, randomToken(), now + kLife};
    Transaction transaction = m_session.begin(kNoTenant);
    transaction.queue(kForget, now - kMemory);
    transaction.queue(kStart, tokenHash(issued.refreshToken), issued.session, user, tenant, device.name,
                      device.clientIp, now, issued.expiresAt);
    transaction.commit();
    return issued;
}

core::Result<IssuedSession, RefreshRefusal> SessionStore::rotate(const QByteArray& refreshToken,
                                                                 const Device& device, core::Instant now) {
    const QByteArray hash = tokenHash(refreshToken);
    IssuedSession issued;
    issued.refreshToken = randomToken();
    issued.expiresAt = now + kLife;
    const Rows rows = m_session.write(kNoTenant, kRotate, hash, tokenHash(issued.refreshToken),
                                      issued.expiresAt, now, device.name, device.clientIp);
    if (const auto row = rows.single()) {
        std::tie(issued.session, issued.user, issued.tenant) = row->as<SessionId, UserId, TenantId>();
        return issued;
    }
    if (const auto again = forgiven(hash, device, now)) {
        return *again;
    }
    return refusal(hash, now);
}

std::optional<IssuedSession> SessionStore::forgiven(const QByteArray& hash, const Device& device,
                                                    core::Instant now) {
    IssuedSession issued;
    issued.refreshToken = randomToken();
    issued.expiresAt = now + kLife;
    const Rows rows = m_session.write(kNoTenant, kForgive, hash, tokenHash(issued.refreshToken),
                                      issued.expiresAt, now, device.name, device.clientIp, now - kGrace);
    const auto row = rows.single();
    if (!row) {
        return std::nullopt;
    }
    std::tie(issued.session, issued.user, issued.tenant) = row->as<SessionId, UserId, TenantId>();
    return issued;
}

RefreshRefusal SessionStore::refusal(const QByteArray& hash, core::Instant now) {
    const Rows revoked = m_session.write(kNoTenant, kRevokeReused, hash, now);
    if (revoked.isEmpty()) {
        return {};
    }
    const auto [session, user, tenant] = revoked[0].as<SessionId, UserId, TenantId>();
    return {RefreshFault::Stolen, StolenSession{session, user, tenant}};
}

void SessionStore::switchTenant(SessionId session, TenantId tenant) {
    (void)m_session.write(kNoTenant, kSwitchTenant, session, tenant);
}

std::vector<LiveSession> SessionStore::alive(UserId user, core::Instant now) {
    std::vector<LiveSession> sessions;
    for (const Row row : m_session.read(kNoTenant, kAlive, user, now)) {
        sessions.push_back({row.id<SessionId>(0),
                            {row.text(1), row.text(2)},
                            row.instant(3),
                            row.instant(4),
                            row.instant(5)});
    }
    return sessions;
}

bool SessionStore::revoke(UserId user, SessionId session, core::Instant now) {
    return m_session.write(kNoTenant, kRevoke, user, session, now).affected() > 0;
}

std::vector<SessionId> SessionStore::revokeAll(UserId user, std::optional<SessionId> except,
                                               core::Instant now) {
    std::vector<SessionId> ended;
    for (const Row row : m_session.write(kNoTenant, kRevokeAll, user, except, now)) {
        ended.push_back(row.id<SessionId>(0));
    }
    return ended;
}

std::optional<SessionStore::Owned> SessionStore::sessionOf(const QByteArray& refreshToken,
                                                           core::Instant now) {
    const Rows rows = m_session.read(kNoTenant, kSessionOf, tokenHash(refreshToken), now);
    const auto row = rows.single();
    return row ? std::optional(Owned{row->id<SessionId>(0), row->id<UserId>(1), row->id<TenantId>(2)})
               : std::nullopt;
}

bool SessionStore::isRevoked(SessionId session, core::Instant now) {
    return !m_session.read(kNoTenant, kIsAlive, session, now)[0].flag(0);
}

} // namespace server
