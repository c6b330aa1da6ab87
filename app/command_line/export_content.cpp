#include "app/command_line/export_content.h"

#include "app/command_line/filter_options.h"
#include "app/command_line/trade_fills.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace app {

using namespace core;

namespace {

bool isWhole(const Reading& reading) {
    TradeFilter any;
    any.basis = reading.selection.filter.basis;
    return reading.selection.filter == any;
}

Result<QSet<QUuid>> selectedFills(const Reading& reading) {
    const Result<FillsByTrade> byTrade = fillsByTrade(*reading.journal, *reading.book);
    if (!byTrade.ok()) {
        return byTrade.error();
    }
    QSet<QUuid> ids;
    for (const quint32 index : tradesOf(reading.selection)) {
        for (const TradePart& part : byTrade->value(reading.book->trades[index].id)) {
            ids.insert(part.fill.id.uuid());
        }
    }
    return ids;
}

/// The fill a record hangs on; the null id for records that hang on none.
QUuid anchorOf(const Record& record) {
    switch (record.kind) {
    case RecordKind::Fill:
    case RecordKind::Annotation:
        return record.id;
    case RecordKind::AnnotationTag:
    case RecordKind::RuleCheck:
        return std::get<QUuid>(record.fields[0]);
    case RecordKind::Account:
    case RecordKind::CashMovement:
    case RecordKind::Instrument:
    case RecordKind::CorporateAction:
    case RecordKind::Tag:
    case RecordKind::TagGroup:
    case RecordKind::Playbook:
    case RecordKind::PlaybookRule:
    case RecordKind::Note:
    case RecordKind::Attachment:
    case RecordKind::ImportBatch:
    case RecordKind::SavedView:
    case RecordKind::Goal:
    case RecordKind::Setting:
    case RecordKind::FxRate:
        return {};
    }
    return {};
}

} // namespace

Result<std::vector<Fill>> fillsOf(const Reading& reading) {
    Result<std::vector<Fill>> fills = reading.journal->fills();
    if (!fills.ok()) {
        return fills;
    }
    if (!isWhole(reading)) {
        const Result<QSet<QUuid>> selected = selectedFills(reading);
        if (!selected.ok()) {
            return selected.error();
        }
        std::erase_if(fills.value(), [&](const Fill& fill) { return !selected->contains(fill.id.uuid()); });
    }
    std::sort(fills.value().begin(), fills.value().end(), [](const Fill& a, const Fill& b) {
        return std::tie(a.executedAt, a.id) < std::tie(b.executedAt, b.id);
    });
    return fills;
}

Result<RecordSource> recordsOf(const Reading& reading) {
    const Journal& journal = *reading.journal;
    if (isWhole(reading)) {
        return RecordSource([&journal](RecordKind kind) { return journal.records(kind, true); });
    }
    const Result<QSet<QUuid>> selected = selectedFills(reading);
    if (!selected.ok()) {
        return selected.error();
    }
    return RecordSource([&journal, ids = *selected](RecordKind kind) {
        Result<std::vector<Record>> records = journal.records(kind, false);
        if (records.ok()) {
            std::erase_if(records.value(), [&](const Record& record) {
                const QUuid anchor = anchorOf(record);
                return !anchor.isNull() && !ids.contains(anchor);
            });
        }
        return records;
    });
}

} // namespace app
