#include "server/api/trade_history.h"

#include "core/wire/json.h"
#include "server/http/error_reply.h"
#include "server/http/paging.h"
#include "server/http/path_id.h"
#include "server/stores/trade_query.h"

namespace server {
namespace {

std::string historyText() {
    return R"(-- history of a trade
    with parts as (
        select $2::uuid as id union select f.fill_id from trade_fills f
         where f.tenant_id = $1 and f.trade_id = )" +
           tradeIdText() + R"()
    select h.ver, h.at, h.user_id, coalesce(p.name, ''), h.kind, h.record, h.field_group, h.before, h.after,
           coalesce(g.name, '')
      from history h
      left join annotation_tags l on h.kind = 'annotationTag' and l.tenant_id = h.tenant_id and l.id = h.record
      left join tags g on g.tenant_id = l.tenant_id and g.id = l.tag
      left join doors.member_profiles() p on p.user_id = h.user_id
     where h.tenant_id = $1
       and (h.record in (select id from parts)
            or h.record in (select t.id from annotation_tags t
                             where t.tenant_id = $1 and t.annotation in (select id from parts)))
     order by h.ver desc, h.kind, h.record, h.field_group
     limit $3 offset $4)";
}

void writeChange(core::JsonWriter& json, const Row& row) {
    json.beginObject().key("version").integer(row.integer(0));
    json.key("at").string(core::instantText(row.instant(1)));
    json.key("userId").string(row.id<UserId>(2).toString()).key("userName").string(row.text(3));
    json.key("kind").string(row.text(4)).key("recordId").string(row.id<core::FillId>(5).toString());
    json.key("group").string(row.text(6));
    if (const QString tag = row.text(9); !tag.isEmpty()) {
        json.key("tag").string(tag);
    }
    json.key("before").raw(row.utf8(7)).key("after").raw(row.utf8(8)).endObject();
}

} // namespace

Outcome<Reply> tradeHistory(const ApiContext&, const Request& request, TenantScope& scope) {
    static const std::string text = historyText();
    const Problem noTrade{ProblemKind::NotFound, QStringLiteral("There is no such trade here")};
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noTrade;
    }
    QueryFields query(request);
    const PageRequest page = readPage(query);
    if (page.cursor) {
        query.wrong(u"cursor", QStringLiteral("This list is read by page and limit"));
    }
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    const auto rows =
        scope.readAll(Act::ReadJournal,
                      {Query("select exists (select from fills where tenant_id = $1 and id = $2) or "
                             "exists (select from trades where tenant_id = $1 and id = $2)",
                             scope.tenant(), *id),
                       Query(Sql::composed(text), scope.tenant(), *id, qint64(page.limit), page.offset())});
    if (!rows) {
        return problemFrom(rows.error());
    }
    if (!(*rows)[0][0].flag(0)) {
        return noTrade;
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const Row row : (*rows)[1]) {
        writeChange(json, row);
    }
    json.endArray().key("page").integer(page.page).key("limit").integer(page.limit).endObject();
    return Reply::json(200, json.take());
}

} // namespace server
