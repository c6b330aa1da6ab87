#include "core/journal/operations/tags.h"

#include "core/domain/link_records.h"
#include "core/journal/journal.h"
#include "core/journal/record_table.h"

namespace core {

namespace {

Result<std::vector<Record>> linksOf(const ChangeScope& scope, TagId id) {
    return guarded([&]() -> Result<std::vector<Record>> {
        std::vector<Record> links;
        const RecordTable table(scope.journal().connection(), RecordKind::AnnotationTag);
        for (RecordTable::Row& row : table.where("tag", id.uuid())) {
            links.push_back(std::move(row.record));
        }
        return links;
    });
}

bool sameName(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

Result<Tag> findTag(const Journal& journal, const QString& name) {
    const auto records = journal.records(RecordKind::Tag);
    if (!records) {
        return records.error();
    }
    for (const Record& record : *records) {
        if (Tag tag = tagFrom(record); sameName(tag.name, name.trimmed())) {
            return tag;
        }
    }
    return Error{ErrorCode::NotFound, QStringLiteral("there is no tag “%1”").arg(name),
                 QStringLiteral("tag")};
}

Result<TagId> addTag(ChangeScope& scope, Tag tag) {
    tag.name = tag.name.trimmed();
    if (findTag(scope.journal(), tag.name)) {
        return Error{ErrorCode::AlreadyExists, QStringLiteral("there is a tag “%1” already").arg(tag.name),
                     QStringLiteral("name")};
    }
    tag.id = newId<TagId>();
    if (auto stored = scope.put(tag); !stored) {
        return stored.error();
    }
    return tag.id;
}

Result<TagId> tagNamed(ChangeScope& scope, const QString& name) {
    if (const auto known = findTag(scope.journal(), name)) {
        return known->id;
    }
    Tag tag;
    tag.name = name;
    return addTag(scope, tag);
}

Result<TagGroupId> tagGroupNamed(ChangeScope& scope, const QString& name) {
    if (name.trimmed().isEmpty()) {
        return TagGroupId();
    }
    const auto records = scope.journal().records(RecordKind::TagGroup);
    if (!records) {
        return records.error();
    }
    for (const Record& record : *records) {
        if (sameName(tagGroupFrom(record).name, name.trimmed())) {
            return TagGroupId(record.id);
        }
    }
    TagGroup group;
    group.id = newId<TagGroupId>();
    group.name = name.trimmed();
    if (auto stored = scope.put(group); !stored) {
        return stored.error();
    }
    return group.id;
}

Result<void> renameTag(ChangeScope& scope, TagId id, const QString& name) {
    const auto record = scope.find(RecordKind::Tag, id.uuid());
    if (!record || record->deletedAt) {
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such tag"), QStringLiteral("tag")};
    }
    if (const auto other = findTag(scope.journal(), name); other && other->id != id) {
        return Error{ErrorCode::AlreadyExists,
                     QStringLiteral("there is a tag “%1” already; merge the two").arg(other->name),
                     QStringLiteral("name")};
    }
    Tag tag = tagFrom(*record);
    tag.name = name.trimmed();
    return scope.put(tag);
}

Result<void> mergeTags(ChangeScope& scope, TagId from, TagId into) {
    if (from == into) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("a tag cannot be merged into itself"), {}};
    }
    const auto links = linksOf(scope, from);
    if (!links) {
        return links.error();
    }
    for (const Record& link : *links) {
        if (auto stored = scope.put(tagLink(FillId(std::get<QUuid>(link.fields[0])), into)); !stored) {
            return stored;
        }
    }
    return removeTag(scope, from);
}

Result<void> removeTag(ChangeScope& scope, TagId id) {
    const auto links = linksOf(scope, id);
    if (!links) {
        return links.error();
    }
    for (const Record& link : *links) {
        if (auto erased = scope.erase(RecordKind::AnnotationTag, link.id); !erased) {
            return erased;
        }
    }
    return scope.remove(RecordKind::Tag, id.uuid());
}

} // namespace core
