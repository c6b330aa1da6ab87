#pragma once

#include "core/base/ids.h"
#include "server/postgres/tenant_id.h"

namespace server {

using UserId = core::Id<struct UserKind>;
/// One sign-in on one device: the family of its refresh tokens.
using SessionId = core::Id<struct SessionKind>;

/// Who asks, proved by an access token of a session that lives. Made by the Authenticator alone, and needed
/// for everything that touches a tenant's rows: forgetting to authenticate does not compile. What the caller
/// may do there is not in it: a TenantScope reads the role with the rows.
class Caller {
public:
    const UserId& user() const { return m_user; }
    const TenantId& tenant() const { return m_tenant; }
    const SessionId& session() const { return m_session; }

private:
    friend class Authenticator;
    Caller(UserId user, TenantId tenant, SessionId session)
        : m_user(user), m_tenant(tenant), m_session(session) {}

    UserId m_user;
    TenantId m_tenant;
    SessionId m_session;
};

} // namespace server
