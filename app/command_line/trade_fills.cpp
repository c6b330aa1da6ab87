#include "app/command_line/trade_fills.h"

#include "core/domain/trade_matching.h"
#include "core/domain/trading_day.h"

#include <map>

namespace app {

using namespace core;

namespace {

/// What matching asks beside the fills.
struct Surroundings {
    QHash<FillId, Decimal> openingPrices;
    QHash<InstrumentId, std::vector<CorporateAction>> actions;
    std::map<QString, ZoneTable> zones;

    const ZoneTable& zoneOf(const Account& account, const QString& journalZone) {
        const QString name = account.zone.isEmpty() ? journalZone : account.zone;
        const auto found = zones.find(name);
        return found != zones.end()
                   ? found->second
                   : zones.emplace(name, ZoneTable(zoneNamed(name).value_or(QTimeZone::utc()))).first->second;
    }
};

Result<Surroundings> readSurroundings(const Journal& journal) {
    Surroundings around;
    const Result<std::vector<Annotation>> annotations = journal.annotations();
    const Result<std::vector<Record>> actions = journal.records(RecordKind::CorporateAction);
    if (!annotations.ok() || !actions.ok()) {
        return annotations.ok() ? actions.error() : annotations.error();
    }
    for (const Annotation& annotation : *annotations) {
        if (annotation.openingPrice.has_value()) {
            around.openingPrices.insert(annotation.id, *annotation.openingPrice);
        }
    }
    for (const Record& record : *actions) {
        const CorporateAction action = corporateActionFrom(record);
        around.actions[action.instrument].push_back(action);
    }
    return around;
}

void addTrades(const std::vector<MatchedTrade>& trades, const std::vector<Fill>& fills, FillsByTrade& into) {
    QHash<FillId, const Fill*> byId;
    for (const Fill& fill : fills) {
        byId.insert(fill.id, &fill);
    }
    for (const MatchedTrade& trade : trades) {
        std::vector<TradePart>& parts = into[trade.id];
        for (const FillPart& part : trade.parts) {
            parts.push_back({*byId.value(part.fill), part});
        }
    }
}

} // namespace

Result<FillsByTrade> fillsByTrade(const Journal& journal, const TradeBook& book) {
    Result<std::vector<Fill>> fills = journal.fills();
    Result<Surroundings> around = readSurroundings(journal);
    if (!fills.ok() || !around.ok()) {
        return fills.ok() ? around.error() : fills.error();
    }
    std::map<std::pair<AccountId, InstrumentId>, std::vector<Fill>> sets;
    for (Fill& fill : fills.value()) {
        sets[{fill.account, fill.instrument}].push_back(std::move(fill));
    }
    FillsByTrade byTrade;
    for (const Account& account : book.accounts) {
        for (const Instrument& instrument : book.instruments) {
            const auto set = sets.find({account.id, instrument.id});
            if (set == sets.end()) {
                continue;
            }
            const std::vector<CorporateAction> actions = around->actions.value(instrument.id);
            const Result<std::vector<MatchedTrade>> trades =
                matchFills({account, instrument, set->second, actions, around->openingPrices,
                            around.value().zoneOf(account, book.zone), book.fxRates});
            if (!trades.ok()) {
                return trades.error();
            }
            addTrades(*trades, set->second, byTrade);
        }
    }
    return byTrade;
}

} // namespace app
