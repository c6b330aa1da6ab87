#pragma once

#include "server/mail/mail_texts.h"
#include "server/postgres/query.h"
#include "server/postgres/session.h"

#include <QUuid>

namespace server {

/// For a transaction of a tenant: the mail goes out if and only if what it tells of is committed.
Query queueTenantMail(const TenantId& tenant, const Mail& mail);

/// To a person outside any tenant, for the sign-in role. Nobody (a null id) is sent nothing.
Query personalMail(const QUuid& person, const Mail& mail);
/// The same at once. Throws DatabaseFailure.
void queuePersonalMail(Session& session, const QUuid& person, const Mail& mail);

} // namespace server
