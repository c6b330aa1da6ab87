#include "core/journal/trade_detail.h"

#include "core/domain/trade_matching.h"
#include "core/domain/trade_projection.h"
#include "core/journal/annotation_lookup.h"
#include "core/journal/fx_rate_table.h"
#include "core/journal/record_table.h"
#include "core/journal/trade_table.h"
#include "core/journal/zones.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr std::string_view kTradeById = "select key from trades where id = ?";
constexpr std::string_view kKeyOfFill = "select key from fills where id = ?";
constexpr std::string_view kFillKeysOfSet = R"(
    select distinct trade_fills.fill_key from trade_fills
    join trades on trades.key = trade_fills.trade_key
    join accounts on accounts.key = trades.account_key
    join instruments on instruments.key = trades.instrument_key
    where accounts.id = ? and instruments.id = ?)";

Error notFound(FillId id) {
    return {ErrorCode::NotFound, QStringLiteral("there is no trade %1").arg(id.toString()), {}};
}

/// The fills that can have a say in how the trade is cut: of its set, from the last flat point before its day
/// to the end of the day after it.
std::vector<Fill> fillsAround(SqliteConnection& connection, const TradeRow& trade) {
    const TradeTable table(connection);
    std::set<qint64> keys;
    for (const qint64 neighbour : table.tradesAround(trade, kDayInAnyZone)) {
        for (const qint64 key : table.fillKeys(neighbour)) {
            keys.insert(key);
        }
    }
    std::vector<Fill> fills;
    const RecordTable records(connection, RecordKind::Fill);
    for (const qint64 key : keys) {
        fills.push_back(fillFrom(records.findByKey(key)->record));
    }
    return fills;
}

Result<MatchedAround> matchAround(SqliteConnection& connection, FillId id) {
    const TradeRow row = TradeTable(connection).find(tradeKeyOf(connection, id));
    const auto account = RecordTable(connection, RecordKind::Account).findByKey(row.accountKey);
    const auto instrument = RecordTable(connection, RecordKind::Instrument).findByKey(row.instrumentKey);
    if (!account || !instrument) {
        return notFound(id);
    }
    MatchedAround around;
    around.fills = fillsAround(connection, row);
    around.annotations = AnnotationLookup(connection).of(around.fills);
    const Account owner = accountFrom(account->record);
    const Instrument traded = instrumentFrom(instrument->record);
    const auto splits = splitsOf(connection, traded.id);
    const auto openingPrices = openingPricesOf(around.annotations);
    const FxRates rates = readFxRates(connection);
    Zones zones;
    auto trades = matchFills(
        {owner, traded, around.fills, splits, openingPrices, zones.ofAccount(owner, connection), rates});
    if (!trades) {
        return trades.error();
    }
    const auto matched = std::find_if(trades->begin(), trades->end(),
                                      [&](const MatchedTrade& trade) { return trade.id == row.facts.id; });
    if (matched == trades->end()) {
        return notFound(id);
    }
    around.trade = std::move(*matched);
    return around;
}

} // namespace

qint64 tradeKeyOf(SqliteConnection& connection, FillId id) {
    const qint64 fill = connection.number(kKeyOfFill, id.uuid());
    const TradeTable table(connection);
    const std::vector<qint64> trades = table.tradesWithFill(fill);
    for (const qint64 trade : trades) {
        if (table.find(trade).facts.id == id) {
            return trade;
        }
    }
    // An unopened trade that begins with a fill already naming another trade has an id of its own.
    return trades.empty() ? connection.number(kTradeById, id.uuid()) : trades.front();
}

std::vector<Fill> fillsOfSet(SqliteConnection& connection, AccountId account, InstrumentId instrument) {
    std::vector<Fill> fills;
    const RecordTable table(connection, RecordKind::Fill);
    SqliteStatement keys = connection.prepare(kFillKeysOfSet, account.uuid(), instrument.uuid());
    while (keys.step()) {
        fills.push_back(fillFrom(table.findByKey(keys.integer(0))->record));
    }
    return fills;
}

std::vector<CorporateAction> splitsOf(SqliteConnection& connection, InstrumentId instrument) {
    std::vector<CorporateAction> splits;
    const RecordTable table(connection, RecordKind::CorporateAction);
    for (const RecordTable::Row& row : table.where("instrument", instrument.uuid())) {
        if (!row.record.deletedAt) {
            splits.push_back(corporateActionFrom(row.record));
        }
    }
    return splits;
}

Result<MatchedAround> matchedAround(SqliteConnection& connection, FillId id) {
    return guarded([&] { return matchAround(connection, id); });
}

Result<TradeDetail> readTradeDetail(SqliteConnection& connection, const TradeBook& book, FillId id) {
    auto around = matchAround(connection, id);
    if (!around) {
        return around.error();
    }
    const auto inBook = std::find_if(book.trades.begin(), book.trades.end(),
                                     [&](const Trade& trade) { return trade.id == around->trade.id; });
    if (inBook == book.trades.end()) {
        return notFound(id);
    }
    TradeDetail detail;
    detail.trade = *inBook;
    for (const FillPart& part : around->trade.parts) {
        detail.fills.push_back(*std::find_if(around->fills.begin(), around->fills.end(),
                                             [&](const Fill& fill) { return fill.id == part.fill; }));
    }
    for (const Annotation* annotation : annotationsOf(around->trade, around->annotations)) {
        detail.annotations.push_back(*annotation);
    }
    detail.matched = std::move(around->trade);
    return detail;
}

} // namespace core
