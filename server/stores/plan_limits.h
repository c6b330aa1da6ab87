#pragma once

#include "server/stores/tenant_scope.h"

#include <QString>

namespace server {

/// What a tenant's plan does not hold.
struct PlanRefusal {
    QString plan;    ///< "free"
    QString limited; ///< "users" or "trades a month"
    int limit = 0;
};

/// The one place of what plans allow, for every writer that adds a member, an invitation or a trade: asked
/// after the addition and before its commit, with what stands then. Open invitations hold a seat; a trade
/// counts in the calendar month of the journal's zone in which it was entered. The version's lock is held, so
/// that two additions at once cannot both take the last place.
core::Result<void, PlanRefusal> checkPlan(TenantChange& change, core::Instant now);

} // namespace server
