#include "server/api/tag_routes.h"

#include "server/api/record_resource.h"
#include "server/stores/record_fields.h"

#include <iterator>

namespace server {
namespace {

using core::RecordKind;

/// Off every trade: a deleted tag wins over whoever puts it on one.
Outcome<void> takeTagOff(RecordWriting& writing) {
    for (const core::Record& link : trashAlong(writing, RecordKind::AnnotationTag, "tag")) {
        writing.projection.touchAnnotation(core::FillId(idOf(link, "annotation")));
    }
    return core::Done{};
}

Outcome<void> emptyGroup(RecordWriting& writing) {
    const RecordStore& tags = RecordStore::of(RecordKind::Tag);
    for (const StoredRecord& tag : tags.readAll(
             writing.change.runAll({tags.where("tenant_id = $1 and tag_group = $2 and deleted_at is null",
                                               writing.change.tenant(), writing.after.id)})[0])) {
        core::Record after = tag.record;
        field(after, "group") = std::monostate();
        tags.update(writing.change, tag.record, after, writing.now);
    }
    return core::Done{};
}

} // namespace

std::vector<Route> tagRoutes(const ApiContext& context) {
    RecordResource tags;
    tags.kind = RecordKind::Tag;
    tags.path = "/tags";
    tags.onePath = "/tags/{id}";
    tags.noun = "tag";
    tags.blank = core::toRecord(core::Tag{});
    tags.references = {{"group", RecordKind::TagGroup}};
    tags.prepare = [](RecordWriting& writing) { return requireOwnName(writing, "tag"); };
    tags.trash = takeTagOff;

    RecordResource groups;
    groups.kind = RecordKind::TagGroup;
    groups.path = "/tag-groups";
    groups.onePath = "/tag-groups/{id}";
    groups.noun = "tag group";
    groups.blank = core::toRecord(core::TagGroup{});
    groups.prepare = [](RecordWriting& writing) { return requireOwnName(writing, "tag group"); };
    groups.trash = emptyGroup;

    std::vector<Route> all = recordRoutes(context, tags);
    std::vector<Route> more = recordRoutes(context, groups);
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

} // namespace server
