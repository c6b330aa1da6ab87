#include "server/api/saved_view_routes.h"

#include "server/api/record_resource.h"

namespace server {

std::vector<Route> savedViewRoutes(const ApiContext& context) {
    RecordResource views;
    views.kind = core::RecordKind::SavedView;
    views.path = "/saved-views";
    views.onePath = "/saved-views/{id}";
    views.noun = "saved view";
    views.blank = {views.kind, {}, {}, {QString(), QString(), QStringLiteral("{}"), QString()}};
    views.fixed = {"owner"};
    views.admit = admitAuthor;
    views.prepare = setAuthor;
    return recordRoutes(context, views);
}

} // namespace server
