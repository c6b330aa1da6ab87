#include "server/api/goal_routes.h"

#include "server/api/record_resource.h"

namespace server {

std::vector<Route> goalRoutes(const ApiContext& context) {
    RecordResource goals;
    goals.kind = core::RecordKind::Goal;
    goals.path = "/goals";
    goals.onePath = "/goals/{id}";
    goals.noun = "goal";
    goals.blank = {goals.kind, {}, {}, {QString(), QStringLiteral("{}"), QString()}};
    goals.fixed = {"owner"};
    goals.admit = admitAuthor;
    goals.prepare = setAuthor;
    return recordRoutes(context, goals);
}

} // namespace server
