#pragma once

#include "server/mail/mail_texts.h"
#include "server/postgres/query.h"
#include "server/postgres/session.h"

#include <QUuid>

namespace server {

/// For a transaction of a tenant: the mail goes out if and only if what it tells of is committed.
Query queueTenantMail(const TenantId& tenant, const Mail& mail);

/// To a person outside any tenant, over a session of the sign-in role. Throws DatabaseFailure.
void queuePersonalMail(Session& session, const QUuid& person, const Mail& mail);

} // namespace server
