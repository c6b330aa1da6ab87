#include "server/api/audit_routes.h"

#include "core/wire/json.h"
#include "server/api/endpoint.h"
#include "server/http/error_reply.h"
#include "server/http/paging.h"
#include "server/stores/audit_store.h"

namespace server {
namespace {

void writeEntry(core::JsonWriter& json, const AuditEntry& entry) {
    json.beginObject().key("id").string(entry.id.toString(QUuid::WithoutBraces));
    json.key("at").string(core::instantText(entry.at));
    json.key("userId");
    if (entry.user.isNull()) {
        json.null();
    } else {
        json.string(entry.user.toString());
    }
    json.key("userName").string(entry.userName).key("action").string(entry.action);
    json.key("resource").string(entry.resource).key("ip").string(entry.clientIp);
    json.key("userAgent").string(entry.userAgent);
    json.key("detail").raw(entry.detail).endObject();
}

Outcome<Reply> showAuditLog(const ApiContext&, const Request& request, TenantScope& scope) {
    QueryFields query(request);
    const PageRequest page = readPage(query);
    AuditFilter filter;
    filter.from = query.instant(u"from");
    filter.to = query.instant(u"to");
    filter.action = query.text(u"action");
    filter.user = query.id<UserId>(u"user");
    filter.resource = query.text(u"resource");
    if (page.cursor) {
        query.wrong(u"cursor", QStringLiteral("This list is read by page and limit"));
    }
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    const auto found = readAuditLog(scope, filter, page.limit, page.offset());
    if (!found) {
        return problemFrom(found.error());
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const AuditEntry& entry : found->entries) {
        writeEntry(json, entry);
    }
    json.endArray().key("total").integer(found->total);
    json.key("page").integer(page.page).key("limit").integer(page.limit).endObject();
    return Reply::json(200, json.take());
}

} // namespace

std::vector<Route> auditRoutes(const ApiContext& context) {
    return {tenantRoute(context, Method::Get, "/audit-log", {}, showAuditLog)};
}

} // namespace server
