// What RecordResource declares for several kinds: the shape of replies and the rules they share.
#include "core/wire/record_json.h"
#include "server/api/record_resource.h"
#include "server/stores/record_fields.h"

namespace server {

void writeStored(core::JsonWriter& json, const StoredRecord& stored) {
    core::JsonWriter record;
    core::writeRecord(record, stored.record);
    core::JsonWriter times;
    times.beginObject().key("createdAt").string(core::instantText(stored.createdAt));
    times.key("updatedAt").string(core::instantText(stored.updatedAt)).endObject();
    QByteArray members = record.take();
    members.chop(1); // its closing brace; there is always an id before it
    json.raw(members + ',' + times.take().mid(1));
}

Outcome<void> requireOwnName(RecordWriting& writing, const char* noun, const char* within) {
    const QString name = textOf(writing.after, "name");
    const RecordStore& store = RecordStore::of(writing.after.kind);
    // Not in SQL: the database's lower() knows fewer letters.
    for (const StoredRecord& other :
         store.readAll(writing.change.runAll({store.list(writing.change.tenant())})[0])) {
        const bool isRival =
            other.record.id != writing.after.id &&
            (within == nullptr || field(other.record, within) == field(writing.after, within));
        if (isRival && textOf(other.record, "name").compare(name, Qt::CaseInsensitive) == 0) {
            const QString words = QStringLiteral("There is a %1 “%2” already")
                                      .arg(QLatin1String(noun), textOf(other.record, "name"));
            return Problem{ProblemKind::Conflict, words, {{QStringLiteral("name"), words}}};
        }
    }
    return core::Done{};
}

Outcome<void> setAuthor(RecordWriting& writing) {
    if (writing.before == nullptr) {
        field(writing.after, "owner") = writing.change.user().toString();
    }
    return core::Done{};
}

Outcome<void> admitAuthor(TenantChange& change, const core::Record& record) {
    if (textOf(record, "owner") == change.user().toString()) {
        return core::Done{};
    }
    return Problem{ProblemKind::Forbidden, QStringLiteral("Only its author may change this")};
}

std::vector<core::Record> trashAlong(RecordWriting& writing, core::RecordKind kind, const char* name) {
    const RecordStore& store = RecordStore::of(kind);
    const std::string condition =
        std::string("tenant_id = $1 and deleted_at is null and ") + fieldNamed(kind, name).column + " = $2";
    std::vector<core::Record> trashed;
    for (const StoredRecord& stored : store.readAll(writing.change.runAll(
             {store.where(Sql::composed(condition), writing.change.tenant(), writing.after.id)})[0])) {
        core::Record after = stored.record;
        after.deletedAt = writing.now;
        store.update(writing.change, stored.record, after, writing.now);
        trashed.push_back(stored.record);
    }
    return trashed;
}

Outcome<void> requireUnused(qint64 uses, const QString& words) {
    return uses == 0 ? Outcome<void>() : Outcome<void>(Problem{ProblemKind::Conflict, words});
}

} // namespace server
