#include "server/stores/fill_store.h"

#include "core/domain/link_records.h"
#include "server/stores/record_store.h"

#include <algorithm>

namespace server {
namespace {

using core::RecordKind;

constexpr Sql kDeletedTogether = R"(-- fills deleted together
    select record from history
     where tenant_id = $1 and kind = 'fill' and field_group = 'life'
       and ver = (select ver from fills where tenant_id = $1 and id = $2 and deleted_at is not null))";

void insertNoted(TenantChange& change, const core::Record& record, core::Instant now) {
    const RecordStore& store = RecordStore::of(record.kind);
    store.insert(change, record, now);
    store.noteInsertion(change, record, now);
}

} // namespace

std::optional<FillStore::Stored> FillStore::find(core::FillId id) {
    const RecordStore& store = RecordStore::of(RecordKind::Fill);
    const auto stored = store.readFirst(m_change.runAll({store.find(m_change.tenant(), id.uuid())}).front());
    return stored && !stored->record.deletedAt
               ? std::optional(Stored{core::fillFrom(stored->record), stored->version})
               : std::nullopt;
}

void FillStore::add(const core::Fill& fill) {
    insertNoted(m_change, core::toRecord(fill), m_now);
    m_projection.touchFill(fill);
}

void FillStore::edit(const core::Fill& before, const core::Fill& after) {
    if (RecordStore::of(RecordKind::Fill)
            .update(m_change, core::toRecord(before), core::toRecord(after), m_now)) {
        m_projection.touchFill(before);
        m_projection.touchFill(after);
    }
}

void FillStore::remove(const core::Fill& fill) {
    core::Record gone = core::toRecord(fill);
    gone.deletedAt = m_now;
    RecordStore::of(RecordKind::Fill).update(m_change, core::toRecord(fill), gone, m_now);
    m_projection.touchFill(fill);
}

core::Result<void> FillStore::restoreWith(core::FillId id) {
    const RecordStore& store = RecordStore::of(RecordKind::Fill);
    std::vector<QUuid> ids;
    for (const Row row : m_change.run(kDeletedTogether, m_change.tenant(), id)) {
        ids.push_back(row.uuid(0));
    }
    const auto fills = m_change.runAll({store.findAll(m_change.tenant(), ids)});
    for (const StoredRecord& stored : store.readAll(fills.front())) {
        if (stored.record.deletedAt) {
            core::Record back = stored.record;
            back.deletedAt.reset();
            store.update(m_change, stored.record, back, m_now);
            m_projection.touchFill(core::fillFrom(back));
            restore(RecordKind::Account, core::fillFrom(back).account.uuid());
            restore(RecordKind::Instrument, core::fillFrom(back).instrument.uuid());
        }
    }
    if (ids.empty()) {
        return core::Error{
            core::ErrorCode::NotFound, QStringLiteral("Nothing with this id is in the trash"), {}};
    }
    return core::Done{};
}

/// Emptied of its fills, what they refer to may have gone to the trash after them.
void FillStore::restore(RecordKind kind, const QUuid& id) {
    const RecordStore& store = RecordStore::of(kind);
    const auto stored = store.readFirst(m_change.runAll({store.find(m_change.tenant(), id)}).front());
    if (stored && stored->record.deletedAt) {
        core::Record back = stored->record;
        back.deletedAt.reset();
        store.update(m_change, stored->record, back, m_now);
    }
}

core::Annotation FillStore::annotation(core::FillId fill) {
    const RecordStore& store = RecordStore::of(RecordKind::Annotation);
    const RecordStore& links = RecordStore::of(RecordKind::AnnotationTag);
    const auto rows = m_change.runAll(
        {store.find(m_change.tenant(), fill.uuid()),
         links.where("tenant_id = $1 and annotation = $2 and deleted_at is null", m_change.tenant(), fill)});
    core::Annotation annotation;
    annotation.id = fill;
    if (const auto stored = store.readFirst(rows[0]); stored && !stored->record.deletedAt) {
        annotation = core::annotationFrom(stored->record);
    }
    for (const StoredRecord& link : links.readAll(rows[1])) {
        annotation.tags.emplace_back(std::get<QUuid>(link.record.fields[1]));
    }
    std::sort(annotation.tags.begin(), annotation.tags.end());
    return annotation;
}

void FillStore::putAnnotation(const core::Annotation& annotation) {
    const RecordStore& store = RecordStore::of(RecordKind::Annotation);
    const core::Record record = core::toRecord(annotation);
    const auto stored =
        store.readFirst(m_change.runAll({store.find(m_change.tenant(), annotation.id.uuid())}).front());
    std::optional<core::Decimal> openingPrice;
    if (stored) {
        openingPrice = core::annotationFrom(stored->record).openingPrice;
        store.update(m_change, stored->record, record, m_now);
    } else {
        insertNoted(m_change, record, m_now);
    }
    putTags(annotation.id, annotation.tags);
    m_projection.touchAnnotation(annotation.id);
    if (annotation.openingPrice != openingPrice) {
        m_projection.touchOpeningPrice(annotation.id);
    }
}

void FillStore::putTags(core::FillId fill, const std::vector<core::TagId>& tags) {
    const RecordStore& store = RecordStore::of(RecordKind::AnnotationTag);
    const auto links = store.readAll(
        m_change.runAll({store.where("tenant_id = $1 and annotation = $2", m_change.tenant(), fill)})
            .front());
    std::vector<core::TagId> missing = tags;
    for (const StoredRecord& link : links) {
        const core::TagId tag(std::get<QUuid>(link.record.fields[1]));
        const bool wanted = std::erase(missing, tag) > 0;
        core::Record after = link.record;
        after.deletedAt = wanted ? std::nullopt : std::optional(after.deletedAt.value_or(m_now));
        store.update(m_change, link.record, after, m_now);
    }
    for (const core::TagId& tag : missing) {
        insertNoted(m_change, core::tagLink(fill, tag), m_now);
    }
}

} // namespace server
