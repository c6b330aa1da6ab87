#include "server/api/trade_create.h"

#include "server/api/require_plan.h"
#include "server/api/trade_body.h"
#include "server/api/trade_json.h"
#include "server/api/trade_replies.h"
#include "server/http/error_reply.h"
#include "server/observe/metrics.h"
#include "server/stores/account_rights.h"

namespace server {
namespace {

constexpr int kMostAtOnce = 500;

QByteArray locationOf(core::TradeId id) {
    return "/v1/trades/" + id.toString().toLatin1();
}

/// One trade of a body, its names found or made. Wrong fields are noted in `fields`.
struct Entered {
    core::NewTrade trade;
    std::optional<core::Account> account;
    QStringList tags;
};
Entered readEntered(BodyFields& fields, NamedRecords& names) {
    const TradeBody body = readTradeBody(fields, BodyExtent::Whole);
    Entered entered;
    entered.trade = wantedTrade(fields, body, std::nullopt);
    entered.account = resolveNames(fields, body, names, nullptr, entered.trade);
    for (const auto& note : body.notes) {
        note(entered.trade.annotation);
    }
    entered.tags = body.tags.value_or(QStringList());
    return entered;
}

core::Result<core::TradeId> store(TradeStore& trades, TenantChange& change, NamedRecords& names,
                                  Entered& entered) {
    if (auto fine = requireAccountRights(change, entered.account->owner); !fine) {
        return fine.error();
    }
    entered.trade.annotation.tags = names.tags(entered.tags);
    return trades.add(entered.trade);
}

} // namespace

Outcome<Reply> createTrade(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    auto change = scope.change(Act::CreateTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    NamedRecords names(*change, context.clock.now());
    TradeStore trades(*change, context.clock.now());
    Entered entered = readEntered(*body, names);
    if (auto checked = finishTrade(*body); !checked) {
        return checked.error();
    }
    const auto id = store(trades, *change, names, entered);
    if (!id) {
        return problemFrom(id.error());
    }
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
    }
    if (auto held = requirePlan(context, *change); !held) {
        return held.error();
    }
    const auto made = trades.find(*id);
    change->commit();
    context.metrics.add(Count::TradesCreated);
    return tradeReply(201, *made).with("Location", locationOf(*id));
}

Outcome<Reply> createTrades(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    auto change = scope.change(Act::CreateTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    NamedRecords names(*change, context.clock.now());
    TradeStore trades(*change, context.clock.now());
    std::vector<Entered> entered;
    for (BodyFields* one : body->objects(u"trades", {.least = 1, .most = kMostAtOnce})) {
        entered.push_back(readEntered(*one, names));
    }
    if (auto checked = finishTrade(*body); !checked) {
        return checked.error();
    }
    std::vector<core::TradeId> ids;
    for (Entered& one : entered) {
        const auto id = store(trades, *change, names, one);
        if (!id) {
            return problemFrom(id.error());
        }
        ids.push_back(*id);
    }
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
    }
    if (auto held = requirePlan(context, *change); !held) {
        return held.error();
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const TradeRow& row : trades.rows(ids)) {
        writeTradeRow(json, row);
    }
    json.endArray().endObject();
    change->commit();
    context.metrics.add(Count::TradesCreated, {}, double(ids.size()));
    return Reply::json(201, json.take());
}

} // namespace server
