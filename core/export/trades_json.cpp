#include "core/export/trades_json.h"

#include "core/domain/wire_names.h"

namespace core {

namespace {

constexpr int kMoneyPlaces = 2;

void writeOptional(JsonWriter& json, const char* key, const std::optional<Decimal>& value,
                   int minPlaces = 0) {
    json.key(key);
    value.has_value() ? json.decimal(*value, minPlaces) : json.null();
}

void writeTime(JsonWriter& json, const char* key, Instant instant, bool known) {
    json.key(key);
    known ? json.string(instantText(instant)) : json.null();
}

void writePart(JsonWriter& json, const TradePart& part) {
    json.beginObject().key("id").string(part.fill.id.toString());
    json.key("side").string(wireName(part.fill.side));
    json.key("role").string(part.part.role == FillRole::Entry ? "entry" : "exit");
    json.key("quantity").decimal(part.part.quantity).key("price").decimal(part.fill.price);
    json.key("executedAt").string(instantText(part.fill.executedAt));
    json.key("timePrecision").string(wireName(part.fill.timePrecision));
    json.key("fees").decimal(part.part.charges.total(), kMoneyPlaces);
    json.key("externalId");
    part.fill.externalId.isEmpty() ? json.null() : json.string(part.fill.externalId);
    json.endObject();
}

void writeResult(JsonWriter& json, const Trade& trade) {
    const bool hasPnl = trade.isClosed();
    json.key("fees").decimal(trade.charges.total(), kMoneyPlaces);
    writeOptional(json, "pnl", hasPnl ? std::optional(trade.grossPnl) : std::nullopt, kMoneyPlaces);
    writeOptional(json, "netPnl", hasPnl ? std::optional(trade.netPnl) : std::nullopt, kMoneyPlaces);
    if (trade.status == TradeStatus::Open) {
        json.key("openQuantity").decimal(trade.openQuantity);
        json.key("realisedPnl").decimal(trade.grossPnl, kMoneyPlaces);
        json.key("realisedNetPnl").decimal(trade.netPnl, kMoneyPlaces);
    }
}

} // namespace

void writeTrade(JsonWriter& json, const TradeBook& book, const Trade& trade,
                std::span<const TradePart> parts) {
    const Account& account = book.accountOf(trade);
    const bool unopened = trade.status == TradeStatus::Unopened;
    const bool open = trade.status == TradeStatus::Open;
    json.beginObject().key("id").string(trade.id.toString());
    json.key("account").string(account.name).key("accountId").string(account.id.toString());
    json.key("symbol").string(book.instrumentOf(trade).symbol).key("side").string(wireName(trade.side));
    json.key("quantity").decimal(trade.quantity);
    writeOptional(json, "entryPrice", unopened ? std::nullopt : trade.entryPrice);
    writeOptional(json, "exitPrice", open ? std::nullopt : trade.exitPrice);
    writeTime(json, "entryTimestamp", trade.entryAt, !unopened);
    writeTime(json, "exitTimestamp", trade.exitAt, !open);
    writeResult(json, trade);
    json.key("currency").string(book.currencyOf(trade)).key("status").string(wireName(trade.status));
    json.key("tags").beginArray();
    for (const qint32 tag : book.tagsOf(trade)) {
        json.string(book.tags[std::size_t(tag)].name);
    }
    json.endArray().key("fills").beginArray();
    for (const TradePart& part : parts) {
        writePart(json, part);
    }
    json.endArray().endObject();
}

} // namespace core
