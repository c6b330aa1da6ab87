#include "core/domain/link_records.h"

#include "core/domain/record_ids.h"

namespace core {

Record tagLink(FillId annotation, TagId tag) {
    return {RecordKind::AnnotationTag,
            namedUuid(annotation.uuid(), tag.toString()),
            std::nullopt,
            {annotation.uuid(), tag.uuid()}};
}

Record settingRecord(const QString& name, const QString& value) {
    return {RecordKind::Setting, settingIdFor(name), std::nullopt, {name, value}};
}

Record fxRateRecord(const QString& from, const QString& to, Day day, Decimal rate) {
    const QString name = QStringLiteral("rate|%1|%2|%3").arg(from, to, dayText(day));
    return {RecordKind::FxRate, namedUuid(kJournalNamespace, name), std::nullopt, {from, to, day, rate}};
}

} // namespace core
