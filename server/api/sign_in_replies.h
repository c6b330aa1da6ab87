#pragma once

#include "server/api/api_context.h"
#include "server/auth/audit.h"
#include "server/auth/people.h"
#include "server/auth/session_store.h"

#include <optional>

namespace server {

Device deviceOf(const Request& request);

/// What concerns a person and no tenant stands in the audit log of their first one.
void auditPersonal(People& people, Session& session, UserId person, const QString& action,
                   const Origin& origin);

/// Forbidden when a browser sends this from another page than ours: an Origin header that is not the public
/// address. Programs send none.
Outcome<void> requireOwnOrigin(const ApiContext& context, const Request& request);

/// `{"accessToken"}`, with "user" when a person is told, and the refresh token as a cookie.
Reply signedInReply(const ApiContext& context, int status, const IssuedSession& session,
                    const std::optional<Person>& person = {});

/// The cookie taken back.
Reply signedOutReply(const ApiContext& context);

/// The refresh token a client sent; empty without one.
QByteArray refreshTokenOf(const Request& request);

} // namespace server
