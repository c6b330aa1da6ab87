#include "server/stores/matching_inputs.h"

#include "core/import/broker_format.h"
#include "server/stores/record_store.h"

#include <QTimeZone>

#include <algorithm>
#include <map>
#include <mutex>

namespace server {
namespace {

using core::RecordKind;

constexpr Sql kZone =
    "select value from settings where tenant_id = $1 and name = 'zone' and deleted_at is null";
constexpr Sql kTags = R"(-- tags of annotations
    select annotation, tag, ver, updated_at, deleted_at is null
      from annotation_tags where tenant_id = $1 and annotation = any($2))";
constexpr Sql kRates = R"(-- rates
    select from_currency, to_currency, date, rate from fx_rates where tenant_id = $1 and deleted_at is null)";

void note(Written& written, qint64 version, core::Instant updatedAt) {
    written.version = std::max(written.version, version);
    written.updatedAt = std::max(written.updatedAt, updatedAt);
}

void takeFills(const Rows& rows, MatchingInputs& inputs) {
    for (const StoredRecord& stored : RecordStore::of(RecordKind::Fill).readAll(rows)) {
        const core::Fill fill = core::fillFrom(stored.record);
        inputs.written.insert(fill.id, {stored.version, stored.createdAt, stored.updatedAt});
        if (!stored.record.deletedAt) {
            inputs.fills.push_back(fill);
        }
    }
}

void takeAnnotations(const Rows& rows, const Rows& tags, MatchingInputs& inputs) {
    for (const StoredRecord& stored : RecordStore::of(RecordKind::Annotation).readAll(rows)) {
        const core::Annotation annotation = core::annotationFrom(stored.record);
        note(inputs.written[annotation.id], stored.version, stored.updatedAt);
        if (!stored.record.deletedAt) {
            inputs.annotations.insert(annotation.id, annotation);
        }
    }
    for (const Row row : tags) {
        const auto fill = row.id<core::FillId>(0);
        note(inputs.written[fill], row.integer(2), row.instant(3));
        const auto annotation = inputs.annotations.find(fill);
        if (row.flag(4) && annotation != inputs.annotations.end()) {
            annotation->tags.push_back(row.id<core::TagId>(1));
        }
    }
    for (core::Annotation& annotation : inputs.annotations) {
        std::sort(annotation.tags.begin(), annotation.tags.end());
        if (annotation.openingPrice) {
            inputs.openingPrices.insert(annotation.id, *annotation.openingPrice);
        }
    }
}

bool needsRates(const MatchingInputs& inputs) {
    return std::any_of(inputs.fills.begin(), inputs.fills.end(), [&](const core::Fill& fill) {
        return !fill.costCurrency.isEmpty() && fill.costCurrency != inputs.instrument.currency;
    });
}

} // namespace

std::optional<MatchingInputs> readMatchingInputs(TenantChange& change, const QUuid& account,
                                                 const QUuid& instrument, const std::vector<QUuid>& fills) {
    const TenantId& tenant = change.tenant();
    const RecordStore& actions = RecordStore::of(RecordKind::CorporateAction);
    const std::vector<Rows> rows = change.runAll({
        RecordStore::of(RecordKind::Account).find(tenant, account),
        RecordStore::of(RecordKind::Instrument).find(tenant, instrument),
        RecordStore::of(RecordKind::Fill).findAll(tenant, fills),
        RecordStore::of(RecordKind::Annotation).findAll(tenant, fills),
        Query(kTags, tenant, fills),
        actions.where("tenant_id = $1 and instrument = $2 and deleted_at is null", tenant, instrument),
    });
    const auto accountRecord = RecordStore::of(RecordKind::Account).readFirst(rows[0]);
    const auto instrumentRecord = RecordStore::of(RecordKind::Instrument).readFirst(rows[1]);
    if (!accountRecord || accountRecord->record.deletedAt || !instrumentRecord ||
        instrumentRecord->record.deletedAt) {
        return std::nullopt;
    }
    MatchingInputs inputs;
    inputs.account = core::accountFrom(accountRecord->record);
    inputs.instrument = core::instrumentFrom(instrumentRecord->record);
    takeFills(rows[2], inputs);
    takeAnnotations(rows[3], rows[4], inputs);
    for (const StoredRecord& stored : actions.readAll(rows[5])) {
        inputs.actions.push_back(core::corporateActionFrom(stored.record));
    }
    if (needsRates(inputs)) {
        for (const Row row : change.run(kRates, tenant)) {
            inputs.rates.set(row.text(0), row.text(1), row.day(2), row.decimal(3));
        }
    }
    inputs.journalZone = readJournalZone(change);
    const QString broker = core::brokerZone(inputs.account.broker);
    inputs.accountZone = !inputs.account.zone.isEmpty() ? inputs.account.zone
                         : !broker.isEmpty()            ? broker
                                                        : inputs.journalZone;
    return inputs;
}

QString readJournalZone(TenantChange& change) {
    const Rows rows = change.run(kZone, change.tenant());
    return rows.isEmpty() || rows[0].text(0).isEmpty() ? QStringLiteral("UTC") : rows[0].text(0);
}

const core::ZoneTable& zoneTable(const QString& iana) {
    static std::mutex mutex;
    static std::map<QString, core::ZoneTable> tables;
    const std::scoped_lock lock(mutex);
    const auto known = tables.find(iana);
    if (known != tables.end()) {
        return known->second;
    }
    const QTimeZone zone = core::zoneNamed(iana).value_or(QTimeZone::utc());
    return tables.emplace(iana, core::ZoneTable(zone)).first->second;
}

} // namespace server
