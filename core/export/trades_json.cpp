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

void writeTradeFill(JsonWriter& json, const Fill& fill, FillRole role, Decimal quantity, Decimal fees) {
    json.beginObject().key("id").string(fill.id.toString());
    json.key("side").string(wireName(fill.side));
    json.key("role").string(role == FillRole::Entry ? "entry" : "exit");
    json.key("quantity").decimal(quantity).key("price").decimal(fill.price);
    json.key("executedAt").string(instantText(fill.executedAt));
    json.key("timePrecision").string(wireName(fill.timePrecision));
    json.key("fees").decimal(fees, kMoneyPlaces);
    json.key("externalId");
    fill.externalId.isEmpty() ? json.null() : json.string(fill.externalId);
    json.endObject();
}

void writeTradeMembers(JsonWriter& json, const TradeBook& book, const Trade& trade) {
    const Account& account = book.accountOf(trade);
    const bool unopened = trade.status == TradeStatus::Unopened;
    const bool open = trade.status == TradeStatus::Open;
    json.key("id").string(trade.id.toString());
    json.key("account").string(account.name).key("accountId").string(account.id.toString());
    json.key("symbol").string(book.instrumentOf(trade).symbol).key("side").string(wireName(trade.side));
    json.key("quantity").decimal(trade.quantity);
    writeOptional(json, "entryPrice", unopened ? std::nullopt : trade.entryPrice);
    writeOptional(json, "exitPrice", open ? std::nullopt : trade.exitPrice);
    writeTime(json, "entryTimestamp", trade.entryAt, trade.entryKnown());
    writeTime(json, "exitTimestamp", trade.exitAt, !open);
    writeResult(json, trade);
    json.key("currency").string(book.currencyOf(trade)).key("status").string(wireName(trade.status));
    json.key("tags").beginArray();
    for (const qint32 tag : book.tagsOf(trade)) {
        json.string(book.tags[std::size_t(tag)].name);
    }
    json.endArray();
}

void writeTrade(JsonWriter& json, const TradeBook& book, const Trade& trade,
                std::span<const TradePart> parts) {
    json.beginObject();
    writeTradeMembers(json, book, trade);
    json.key("fills").beginArray();
    for (const TradePart& part : parts) {
        writeTradeFill(json, part.fill, part.part.role, part.part.quantity, part.part.charges.total());
    }
    json.endArray().endObject();
}

} // namespace core
