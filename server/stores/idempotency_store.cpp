#include "server/stores/idempotency_store.h"

#include "core/wire/json.h"

namespace server {
namespace {

constexpr Sql kFind = R"(-- find kept reply
    select request_hash, status, content_type, headers ->> 'location', headers ->> 'etag', body
      from idempotency_keys
     where tenant_id = $1 and user_id = $2 and key = $3 and created_at > now() - interval '1 day')";
constexpr Sql kKeep = R"(-- keep reply
    update idempotency_keys set status = $4, content_type = $5, headers = $6, body = $7
     where tenant_id = $1 and user_id = $2 and key = $3)";

QByteArray headerOf(const Row& row, int column) {
    return row.read<std::optional<QString>>(column).value_or(QString()).toLatin1();
}

} // namespace

core::Result<std::optional<KeptReply>> IdempotencyStore::find(const QString& key) {
    const Caller& caller = m_scope.caller();
    const auto rows = m_scope.read(Act::ReadJournal, kFind, caller.tenant(), caller.user(), key);
    if (!rows) {
        return rows.error();
    }
    const auto row = rows->single();
    if (!row) {
        return std::optional<KeptReply>();
    }
    KeptReply kept;
    kept.requestHash = row->bytes(0);
    kept.status = row->read<std::optional<int>>(1);
    kept.contentType = headerOf(*row, 2);
    kept.location = headerOf(*row, 3);
    kept.entityTag = headerOf(*row, 4);
    kept.body = row->read<std::optional<QByteArray>>(5).value_or(QByteArray());
    return std::optional(kept);
}

core::Result<void> IdempotencyStore::keep(const QString& key, const KeptReply& reply) {
    const Caller& caller = m_scope.caller();
    core::JsonWriter headers;
    headers.beginObject();
    headers.key("location").string(QString::fromLatin1(reply.location));
    headers.key("etag").string(QString::fromLatin1(reply.entityTag)).endObject();
    return m_scope.writeUnsynced(kKeep, caller.tenant(), caller.user(), key, reply.status,
                                 QString::fromLatin1(reply.contentType), JsonText{headers.take()},
                                 reply.body);
}

} // namespace server
