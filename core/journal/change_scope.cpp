#include "core/journal/change_scope.h"

#include "core/domain/link_records.h"
#include "core/journal/annotation_lookup.h"
#include "core/journal/record_table.h"
#include "core/journal/record_writer.h"

#include <algorithm>

namespace core {

namespace {

QString kindName(RecordKind kind) {
    return QString::fromLatin1(schemaOf(kind).name);
}

Error notFound(RecordKind kind, const QUuid& id) {
    return {ErrorCode::NotFound,
            QStringLiteral("there is no %1 %2").arg(kindName(kind), id.toString(QUuid::WithoutBraces)),
            {}};
}

} // namespace

template <typename Work>
auto ChangeScope::tried(Work&& work) const -> decltype(work()) {
    auto result = guarded([&]() -> Result<decltype(work())> { return work(); });
    if (!result) {
        m_failure = m_failure.value_or(result.error());
        return {};
    }
    return std::move(result).value();
}

template <typename Work>
auto ChangeScope::writing(Work&& work) -> decltype(work()) {
    return guarded([&] {
        // SQLite may have rolled back by itself: what is written now would stand alone.
        if (m_failure) {
            throw SqliteFailure(*m_failure);
        }
        try {
            return work();
        } catch (const SqliteFailure& failure) {
            m_failure = failure.error();
            throw;
        }
    });
}

Result<void> ChangeScope::checkReferences(const Record& fill) const {
    const Fill values = fillFrom(fill);
    const auto isMissing = [&](RecordKind kind, const QUuid& id) {
        return !RecordTable(m_connection, kind).find(id);
    };
    if (isMissing(RecordKind::Account, values.account.uuid())) {
        Error error = notFound(RecordKind::Account, values.account.uuid());
        error.field = QStringLiteral("account");
        return error;
    }
    if (isMissing(RecordKind::Instrument, values.instrument.uuid())) {
        Error error = notFound(RecordKind::Instrument, values.instrument.uuid());
        error.field = QStringLiteral("instrument");
        return error;
    }
    return Done{};
}

Result<void> ChangeScope::put(const Record& record) {
    if (const std::vector<Error> wrong = validate(record); !wrong.empty()) {
        return wrong.front();
    }
    return writing([&]() -> Result<void> {
        if (record.kind == RecordKind::Fill && !record.deletedAt) {
            if (auto known = checkReferences(record); !known) {
                return known;
            }
        }
        m_writer.put(record);
        return Done{};
    });
}

Result<void> ChangeScope::remove(RecordKind kind, const QUuid& id) {
    std::optional<Record> record = find(kind, id);
    if (!record || record->deletedAt) {
        return notFound(kind, id);
    }
    record->deletedAt = m_now;
    return put(*record);
}

Result<void> ChangeScope::restore(RecordKind kind, const QUuid& id) {
    std::optional<Record> record = find(kind, id);
    if (!record) {
        return notFound(kind, id);
    }
    record->deletedAt.reset();
    return put(*record);
}

Result<void> ChangeScope::erase(RecordKind kind, const QUuid& id) {
    return writing([&]() -> Result<void> {
        m_writer.erase(kind, id);
        return Done{};
    });
}

Result<void> ChangeScope::putAnnotation(const Annotation& annotation) {
    if (auto stored = put(toRecord(annotation)); !stored) {
        return stored;
    }
    return setTags(annotation.id, annotation.tags);
}

Result<void> ChangeScope::setTags(FillId annotation, const std::vector<TagId>& tags) {
    return writing([&]() -> Result<void> {
        const RecordTable links(m_connection, RecordKind::AnnotationTag);
        for (const RecordTable::Row& row : links.where("annotation", annotation.uuid())) {
            if (std::find(tags.begin(), tags.end(), TagId(std::get<QUuid>(row.record.fields[1]))) ==
                tags.end()) {
                m_writer.erase(RecordKind::AnnotationTag, row.record.id);
            }
        }
        for (const TagId& tag : tags) {
            if (auto stored = put(tagLink(annotation, tag)); !stored) {
                return stored;
            }
        }
        return Done{};
    });
}

std::optional<Record> ChangeScope::find(RecordKind kind, const QUuid& id) const {
    return tried([&]() -> std::optional<Record> {
        auto row = RecordTable(m_connection, kind).find(id);
        return row ? std::optional(std::move(row->record)) : std::nullopt;
    });
}

std::optional<Fill> ChangeScope::findFill(FillId id) const {
    const std::optional<Record> record = find(RecordKind::Fill, id.uuid());
    return record && !record->deletedAt ? std::optional(fillFrom(*record)) : std::nullopt;
}

std::optional<Annotation> ChangeScope::findAnnotation(FillId id) const {
    return tried([&] { return AnnotationLookup(m_connection).find(id); });
}

Result<ImportBatchId>
ChangeScope::writeBatch(const std::function<Result<ImportBatchId>(RecordWriter&)>& write) {
    return writing([&]() -> Result<ImportBatchId> {
        auto batch = write(m_writer);
        if (batch) {
            m_batch = *batch;
        }
        return batch;
    });
}

} // namespace core
