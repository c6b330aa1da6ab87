#include "core/journal/trade_row.h"

#include "core/domain/trade_projection.h"
#include "core/journal/annotation_lookup.h"
#include "core/journal/record_table.h"
#include "core/journal/trade_detail.h"

#include <set>
#include <utility>

namespace core {

namespace {

void showAnnotations(TradeRow& row, const std::vector<const Annotation*>& annotations) {
    std::set<TagId> tags;
    for (const Annotation* annotation : annotations) {
        tags.insert(annotation->tags.begin(), annotation->tags.end());
    }
    row.tags.clear();
    for (const TagId& tag : tags) {
        row.tags.append(tag.uuid().toRfc4122());
    }
    row.playbook = annotations.empty() ? QUuid() : annotations.front()->playbook.uuid();
}

/// As much of the matched trade as its annotations are judged by.
MatchedTrade matchedOf(const TradeRow& row) {
    MatchedTrade trade;
    trade.id = row.facts.id;
    trade.position = row.position;
    trade.side = row.facts.side;
    trade.status = row.facts.status;
    trade.quantity = row.facts.quantity;
    trade.openQuantity = row.facts.openQuantity;
    trade.entryPrice = row.facts.entryPrice;
    trade.exitPrice = row.facts.exitPrice;
    trade.entryAt = row.facts.entryAt;
    trade.exitAt = row.facts.exitAt;
    trade.entryPrecision = row.facts.entryPrecision;
    trade.exitPrecision = row.facts.exitPrecision;
    trade.rateOfRisk = row.rateOfRisk;
    return trade;
}

} // namespace

TradeRow tradeRowOf(const MatchedTrade& trade, const Instrument& instrument,
                    const QHash<FillId, Annotation>& annotations, const ZoneTable& journalZone) {
    TradeRow row;
    row.position = trade.position;
    row.currency = trade.currency;
    row.residueClosed = trade.residueClosed;
    row.rateOfRisk = trade.rateOfRisk;
    row.facts = toTrade(trade, instrument, annotations, journalZone);
    if (!annotations.isEmpty()) {
        showAnnotations(row, annotationsOf(trade, annotations));
    }
    return row;
}

TradeRow reannotated(SqliteConnection& connection, qint64 tradeKey, const ZoneTable& journalZone) {
    const TradeTable table(connection);
    TradeRow row = table.find(tradeKey);
    const RecordTable fillTable(connection, RecordKind::Fill);
    const Instrument instrument =
        instrumentFrom(RecordTable(connection, RecordKind::Instrument).findByKey(row.instrumentKey)->record);
    MatchedTrade trade = matchedOf(row);
    std::vector<Fill> fills;
    for (const qint64 key : table.fillKeys(tradeKey)) {
        fills.push_back(fillFrom(fillTable.findByKey(key)->record));
        FillPart part;
        part.fill = fills.back().id;
        part.restIsLater = part.fill != trade.id && table.tradesWithFill(key).size() > 1;
        trade.parts.push_back(part);
    }
    if (!splitsOf(connection, instrument.id).empty()) {
        // What a split does to the plan's prices only matching can tell.
        auto around = matchedAround(connection, trade.id);
        if (!around) {
            throw SqliteFailure(around.error());
        }
        trade = std::move(around->trade);
    }
    const QHash<FillId, Annotation> annotations = AnnotationLookup(connection).of(fills);
    const Trade shown = toTrade(trade, instrument, annotations, journalZone);
    row.facts.initialRisk = shown.initialRisk;
    row.facts.stop = shown.stop;
    row.facts.mae = shown.mae;
    row.facts.mfe = shown.mfe;
    row.facts.hasNotes = shown.hasNotes;
    row.facts.reviewed = shown.reviewed;
    row.facts.stars = shown.stars;
    showAnnotations(row, annotationsOf(trade, annotations));
    return row;
}

} // namespace core
