#include "server/api/routes.h"

#include "server/api/account_routes.h"
#include "server/api/analytics_routes.h"
#include "server/api/audit_routes.h"
#include "server/api/fill_routes.h"
#include "server/api/goal_routes.h"
#include "server/api/instrument_routes.h"
#include "server/api/member_routes.h"
#include "server/api/mfa_routes.h"
#include "server/api/month_routes.h"
#include "server/api/note_routes.h"
#include "server/api/password_routes.h"
#include "server/api/playbook_routes.h"
#include "server/api/saved_view_routes.h"
#include "server/api/setting_routes.h"
#include "server/api/sign_in_routes.h"
#include "server/api/sign_up_routes.h"
#include "server/api/tag_routes.h"
#include "server/api/tenant_routes.h"
#include "server/api/trade_routes.h"

#include <iterator>

namespace server {

std::vector<Route> apiRoutes(const ApiContext& context) {
    std::vector<Route> all;
    for (std::vector<Route> (*routes)(const ApiContext&) :
         {signUpRoutes, signInRoutes, passwordRoutes, mfaRoutes, tenantRoutes, memberRoutes, auditRoutes,
          tagRoutes, accountRoutes, instrumentRoutes, noteRoutes, playbookRoutes, savedViewRoutes, goalRoutes,
          settingRoutes, analyticsRoutes, monthRoutes, tradeRoutes, fillRoutes}) {
        std::vector<Route> some = routes(context);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace server
