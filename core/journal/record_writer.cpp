#include "core/journal/record_writer.h"

#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/records.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

JournalPart partOf(RecordKind kind) {
    switch (kind) {
    case RecordKind::Account:
    case RecordKind::CashMovement:
        return JournalPart::Accounts;
    case RecordKind::Instrument:
    case RecordKind::CorporateAction:
        return JournalPart::Instruments;
    case RecordKind::Fill:
        return JournalPart::Trades;
    case RecordKind::Annotation:
    case RecordKind::AnnotationTag:
    case RecordKind::RuleCheck:
    case RecordKind::Attachment:
        return JournalPart::Annotations;
    case RecordKind::Tag:
    case RecordKind::TagGroup:
        return JournalPart::Tags;
    case RecordKind::Playbook:
    case RecordKind::PlaybookRule:
        return JournalPart::Playbooks;
    case RecordKind::Note:
        return JournalPart::Notes;
    case RecordKind::ImportBatch:
        return JournalPart::Imports;
    case RecordKind::SavedView:
    case RecordKind::Goal:
        return JournalPart::Views;
    case RecordKind::Setting:
    case RecordKind::FxRate:
        return JournalPart::Settings;
    }
    return JournalPart::None;
}

bool isLive(const std::optional<Record>& record) {
    return record && !record->deletedAt;
}

/// Whether trades read those fields of an account.
bool matchesAlike(const Record& a, const Record& b) {
    const Account x = accountFrom(a);
    const Account y = accountFrom(b);
    return x.currency == y.currency && x.zone == y.zone && x.broker == y.broker && x.matching == y.matching &&
           x.mayBeShort == y.mayBeShort && a.deletedAt.has_value() == b.deletedAt.has_value();
}

std::optional<Decimal> openingPriceOf(const std::optional<Record>& annotation) {
    return isLive(annotation) ? annotationFrom(*annotation).openingPrice : std::nullopt;
}

bool isZone(const std::optional<Record>& setting) {
    return setting && std::get<QString>(setting->fields[0]) == u"zone";
}

} // namespace

void RecordWriter::put(const Record& record) {
    RecordTable table(m_connection, record.kind);
    const auto row = table.find(record.id);
    if (row && row->record == record) {
        return;
    }
    qint64 key = 0;
    if (row) {
        key = row->key;
        table.update(key, record);
    } else {
        key = table.insert(record);
    }
    const auto before = row ? std::optional(row->record) : std::nullopt;
    remember(record.kind, record.id, before, record);
    noteTouched(record.kind, key, before, record);
}

void RecordWriter::erase(RecordKind kind, const QUuid& id) {
    RecordTable table(m_connection, kind);
    const auto row = table.find(id);
    if (!row) {
        return;
    }
    noteTouched(kind, row->key, row->record, std::nullopt);
    table.erase(row->key);
    remember(kind, id, row->record, std::nullopt);
}

bool RecordWriter::insertImported(const Fill& fill, const Record& record) {
    const qint64 key = m_fills.insert(record);
    if (key == 0) {
        return false;
    }
    m_rematch.touchFill(key, fill, true);
    m_changes |= JournalPart::Trades;
    return true;
}

std::vector<RecordImage> RecordWriter::eraseImported(const QUuid& batch, const QSet<qint64>& stayingKeys) {
    std::vector<RecordImage> images;
    for (RecordTable::Row& row : m_fills.where("batch", batch)) {
        if (stayingKeys.contains(row.key)) {
            continue;
        }
        if (!row.record.deletedAt) {
            m_rematch.touchFill(row.key, fillFrom(row.record), false);
        }
        m_fills.erase(row.key);
        images.push_back({RecordKind::Fill, row.record.id, std::nullopt, std::move(row.record)});
    }
    m_changes |= JournalPart::Trades;
    return images;
}

void RecordWriter::restoreImported(const std::vector<RecordImage>& fills) {
    for (const RecordImage& image : fills) {
        const qint64 key = m_fills.insert(*image.after);
        if (key == 0) {
            throw SqliteFailure({ErrorCode::UndoRefused,
                                 QStringLiteral("a fill of that import has come back another way meanwhile"),
                                 {}});
        }
        if (isLive(image.after)) {
            m_rematch.touchFill(key, fillFrom(*image.after), true);
        }
    }
    m_changes |= JournalPart::Trades;
}

void RecordWriter::remember(RecordKind kind, const QUuid& id, const std::optional<Record>& before,
                            const std::optional<Record>& after) {
    m_changes |= partOf(kind);
    const auto place = m_places.constFind({int(kind), id});
    if (place != m_places.constEnd()) {
        m_images[*place].after = after;
        return;
    }
    m_places.insert({int(kind), id}, m_images.size());
    m_images.push_back({kind, id, before, after});
}

std::vector<RecordImage> RecordWriter::changedImages() const {
    std::vector<RecordImage> images;
    std::copy_if(m_images.begin(), m_images.end(), std::back_inserter(images),
                 [](const RecordImage& image) { return image.before != image.after; });
    return images;
}

void RecordWriter::noteTouched(RecordKind kind, qint64 key, const std::optional<Record>& before,
                               const std::optional<Record>& after) {
    switch (kind) {
    case RecordKind::Fill:
        if (isLive(before)) {
            m_rematch.touchFill(key, fillFrom(*before), false);
        }
        if (isLive(after)) {
            m_rematch.touchFill(key, fillFrom(*after), true);
        }
        break;
    case RecordKind::Annotation:
        noteAnnotation(before, after);
        break;
    case RecordKind::AnnotationTag:
        m_rematch.touchAnnotation(FillId(std::get<QUuid>((after ? after : before)->fields[0])));
        break;
    case RecordKind::Account:
        // A new account has no fills yet: they are refused without it.
        if (before && (!after || !matchesAlike(*before, *after))) {
            m_rematch.touchAccount(AccountId(before->id));
            m_changes |= JournalPart::Trades;
        }
        break;
    case RecordKind::Instrument:
        if (before) {
            m_rematch.touchInstrument(InstrumentId(before->id));
            m_changes |= JournalPart::Trades;
        }
        break;
    case RecordKind::CorporateAction:
        m_rematch.touchInstrument(corporateActionFrom(*(after ? after : before)).instrument);
        m_changes |= JournalPart::Trades;
        break;
    case RecordKind::Setting:
        if (isZone(before) || isZone(after)) {
            m_rematch.touchEverything();
            m_changes |= JournalPart::Trades;
        }
        break;
    case RecordKind::FxRate:
        m_rematch.touchEverything();
        m_changes |= JournalPart::Trades;
        break;
    case RecordKind::CashMovement:
    case RecordKind::RuleCheck:
    case RecordKind::Tag:
    case RecordKind::TagGroup:
    case RecordKind::Playbook:
    case RecordKind::PlaybookRule:
    case RecordKind::Note:
    case RecordKind::Attachment:
    case RecordKind::ImportBatch:
    case RecordKind::SavedView:
    case RecordKind::Goal:
        break;
    }
}

void RecordWriter::noteAnnotation(const std::optional<Record>& before, const std::optional<Record>& after) {
    const FillId id((after ? after : before)->id);
    if (openingPriceOf(before) == openingPriceOf(after)) {
        m_rematch.touchAnnotation(id);
        return;
    }
    // The opening price of a trade changes its matching, not only what is shown of it.
    const auto row = m_fills.find(id.uuid());
    if (row && !row->record.deletedAt) {
        m_rematch.touchFill(row->key, fillFrom(row->record), true);
        m_changes |= JournalPart::Trades;
    }
}

} // namespace core
