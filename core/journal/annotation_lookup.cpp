#include "core/journal/annotation_lookup.h"

#include "core/journal/record_table.h"

namespace core {

namespace {

constexpr std::string_view kTagsOf =
    "select tag from annotation_tags where annotation = ? and deleted_at is null order by tag";
constexpr std::string_view kCountUpTo = "select count(*) from (select 1 from annotations limit ?)";
constexpr std::string_view kAllTags =
    "select annotation, tag from annotation_tags where deleted_at is null order by tag";

// Reading the whole table beats looking up each fill from about this share of it.
constexpr qint64 kScanFactor = 4;

} // namespace

std::vector<TagId> AnnotationLookup::tagsOf(FillId id) const {
    std::vector<TagId> tags;
    SqliteStatement statement = m_connection.prepare(kTagsOf, id.uuid());
    while (statement.step()) {
        tags.emplace_back(statement.uuid(0));
    }
    return tags;
}

std::optional<Annotation> AnnotationLookup::find(FillId id) const {
    const auto row = RecordTable(m_connection, RecordKind::Annotation).find(id.uuid());
    if (!row || row->record.deletedAt) {
        return std::nullopt;
    }
    Annotation annotation = annotationFrom(row->record);
    annotation.tags = tagsOf(id);
    return annotation;
}

std::vector<Annotation> AnnotationLookup::all() const {
    QHash<QUuid, std::vector<TagId>> tags;
    SqliteStatement links = m_connection.prepare(kAllTags);
    while (links.step()) {
        tags[links.uuid(0)].emplace_back(links.uuid(1));
    }
    std::vector<Annotation> annotations;
    for (const RecordTable::Row& row : RecordTable(m_connection, RecordKind::Annotation).all(false)) {
        annotations.push_back(annotationFrom(row.record));
        annotations.back().tags = tags.value(row.record.id);
    }
    return annotations;
}

QHash<FillId, Annotation> AnnotationLookup::of(std::span<const Fill> fills) const {
    QHash<FillId, Annotation> found;
    const qint64 worth = qint64(fills.size()) * kScanFactor;
    const qint64 stored = m_connection.number(kCountUpTo, worth);
    if (stored == 0) {
        return found;
    }
    if (stored < worth) {
        for (const Annotation& annotation : all()) {
            found.insert(annotation.id, annotation);
        }
        return found;
    }
    for (const Fill& fill : fills) {
        if (const std::optional<Annotation> annotation = find(fill.id)) {
            found.insert(fill.id, *annotation);
        }
    }
    return found;
}

QHash<FillId, Decimal> openingPricesOf(const QHash<FillId, Annotation>& annotations) {
    QHash<FillId, Decimal> prices;
    for (const Annotation& annotation : annotations) {
        if (annotation.openingPrice) {
            prices.insert(annotation.id, *annotation.openingPrice);
        }
    }
    return prices;
}

} // namespace core
