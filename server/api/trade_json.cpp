#include "server/api/trade_json.h"

#include "core/domain/r_multiple.h"
#include "core/domain/trade_book.h"
#include "core/export/trades_json.h"

namespace server {
namespace {

constexpr int kMoneyPlaces = 2;

void writeOptional(core::JsonWriter& json, const char* key, const std::optional<core::Decimal>& value,
                   int minPlaces = 0) {
    json.key(key);
    value ? json.decimal(*value, minPlaces) : json.null();
}

/// A book of this one trade, for core's own words on it.
core::TradeBook bookOf(const TradeRow& row) {
    core::TradeBook book;
    core::Account account;
    account.id = row.account;
    account.name = row.accountName;
    core::Instrument instrument;
    instrument.id = row.instrument;
    instrument.symbol = row.symbol;
    book.accounts.push_back(account);
    book.instruments.push_back(instrument);
    book.currencies.push_back(row.currency);
    book.tagSets.emplace_back();
    for (const QString& name : row.tags) {
        core::Tag tag;
        tag.name = name;
        book.tagSets.back().push_back(qint32(book.tags.size()));
        book.tags.push_back(tag);
    }
    core::Trade trade = row.facts;
    trade.account = trade.instrument = trade.currency = 0;
    trade.tagSet = 1;
    book.trades.push_back(trade);
    return book;
}

void writeMembers(core::JsonWriter& json, const TradeRow& row) {
    const core::TradeBook book = bookOf(row);
    core::writeTradeMembers(json, book, book.trades.front());
    json.key("notes").string(row.notes);
    json.key("instrumentId").string(row.instrument.toString());
    json.key("entryDay").string(core::dayText(row.facts.entryDay));
    json.key("exitDay").string(core::dayText(row.facts.exitDay));
    writeOptional(json, "stop", row.facts.stop);
    writeOptional(json, "initialRisk", row.facts.initialRisk, kMoneyPlaces);
    const auto r = core::rMultiple(row.facts);
    json.key("rMultiple");
    r ? json.ratio(*r) : json.null();
    writeOptional(json, "mae", row.facts.mae, kMoneyPlaces);
    writeOptional(json, "mfe", row.facts.mfe, kMoneyPlaces);
    json.key("playbook");
    row.playbook.isNull() ? json.null() : json.string(row.playbook.toString());
    json.key("stars").integer(row.facts.stars).key("reviewed").boolean(row.facts.reviewed);
    json.key("costsIncomplete").boolean(row.facts.costsIncomplete);
    json.key("fillCount").integer(row.facts.fillCount);
    json.key("createdAt").string(core::instantText(row.createdAt));
    json.key("updatedAt").string(core::instantText(row.updatedAt));
}

} // namespace

void writeTradeRow(core::JsonWriter& json, const TradeRow& row) {
    json.beginObject();
    writeMembers(json, row);
    json.endObject();
}

QByteArray wholeTradeJson(const WholeTrade& trade) {
    core::JsonWriter json;
    json.beginObject();
    writeMembers(json, trade.row);
    const core::Annotation plan = trade.plan.value_or(core::Annotation());
    writeOptional(json, "initialStop", plan.initialStop);
    writeOptional(json, "target", plan.target);
    writeOptional(json, "openingPrice", plan.openingPrice);
    json.key("emotion").string(plan.emotion).key("mistakes").beginArray();
    for (const QString& mistake : plan.mistakes) {
        json.string(mistake);
    }
    json.endArray().key("fills").beginArray();
    for (const TradeFill& part : trade.fills) {
        core::writeTradeFill(json, part.fill, part.role, part.quantity, part.fees);
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace server
