#include "server/api/trade_routes.h"

#include "core/domain/record.h"
#include "core/domain/trade_projection.h"
#include "server/api/endpoint.h"
#include "server/api/trade_body.h"
#include "server/api/trade_history.h"
#include "server/api/trade_json.h"
#include "server/api/trade_list.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/path_id.h"
#include "server/observe/metrics.h"
#include "server/stores/account_rights.h"

namespace server {
namespace {

constexpr EndpointRules kRead{};
/// Notes of 64 KiB, each byte up to six in JSON.
constexpr EndpointRules kWrite{.bodyLimit = 512 * 1024};
constexpr EndpointRules kBulk{.bodyLimit = 8 * 1024 * 1024, .budget = std::chrono::seconds(60)};
constexpr int kMostAtOnce = 500;

Problem noTrade() {
    return {ProblemKind::NotFound, QStringLiteral("There is no such trade here")};
}

Reply tradeReply(int status, const WholeTrade& trade) {
    return Reply::json(status, wholeTradeJson(trade)).with("ETag", entityTag(trade.row.version));
}

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
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    const auto id = store(trades, *change, names, entered);
    if (!id) {
        return problemFrom(id.error());
    }
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
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
    if (auto checked = body->finish(); !checked) {
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

Outcome<Reply> showTrade(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noTrade();
    }
    const auto rows = scope.readAll(Act::ReadJournal, wholeTradeQueries(scope.tenant(), *id));
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto trade = readWholeTrade(*rows);
    if (!trade) {
        return noTrade();
    }
    if (isUnmodified(request, trade->row.version)) {
        return Reply{.status = 304}.with("ETag", entityTag(trade->row.version));
    }
    return tradeReply(200, *trade);
}

/// The trade to be written, if this caller may and nobody was faster.
Outcome<WholeTrade> tradeToWrite(const Request& request, TenantChange& change, TradeStore& trades) {
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noTrade();
    }
    auto trade = trades.find(*id);
    if (!trade) {
        return noTrade();
    }
    if (auto fine = requireAccountRights(change, trade->row.accountOwner); !fine) {
        return problemFrom(fine.error());
    }
    if (auto same = requireMatch(request, trade->row.version); !same) {
        return same.error();
    }
    return *std::move(trade);
}

/// A stop on the wrong side leaves the trade without a risk: only matching knows, splits and all.
Outcome<void> requireProtection(const std::optional<core::Decimal>& before, const WholeTrade& now) {
    if (!now.plan || !now.plan->initialStop || now.plan->initialStop == before || now.row.facts.initialRisk ||
        !now.row.facts.entryPrice || !now.row.facts.notional) {
        return core::Done{};
    }
    const auto fine = core::checkStop(now.row.facts.side, *now.row.facts.entryPrice, *now.plan->initialStop);
    return wrongField(QStringLiteral("stop"),
                      fine ? QStringLiteral("The risk to this stop is too large to be held exactly")
                           : fine.error().detail);
}

/// The opening that a body must tell of a trade that has none in the journal, once it tells anything of it.
void requireOpening(BodyFields& fields, const TradeBody& body) {
    const std::pair<QStringView, bool> told[] = {{u"side", body.side.has_value()},
                                                 {u"quantity", body.quantity.has_value()},
                                                 {u"entryPrice", body.entryPrice.has_value()},
                                                 {u"entryTimestamp", body.entryAt.has_value()}};
    for (const auto& [name, is] : told) {
        if (!is) {
            fields.wrong(name, QStringLiteral("Is required: the opening of this trade is not known yet"));
        }
    }
}

bool tellsExecutions(const TradeBody& body) {
    return body.account || body.tellsInstrument() || body.side || body.quantity || body.entryPrice ||
           body.entryAt || body.exitPrice || body.exitAt || body.withoutExit || body.fees;
}

// NOLINTNEXTLINE(readability-function-size): the steps of one change in their order
Outcome<void> rewrite(BodyFields& fields, const TradeBody& body, const WholeTrade& stored,
                      TenantChange& change, NamedRecords& names, TradeStore& trades) {
    const auto entered = asEntered(stored);
    const bool rewrites = tellsExecutions(body);
    core::NewTrade wanted;
    std::optional<core::Account> account;
    if (rewrites && !entered) {
        requireOpening(fields, body);
    }
    if (rewrites) {
        wanted = wantedTrade(fields, body, entered);
    }
    account = resolveNames(fields, body, names, &stored.row, wanted);
    if (auto checked = fields.finish(); !checked) {
        return checked.error();
    }
    if (!rewrites) {
        return core::Done{};
    }
    if (auto fine = requireAccountRights(change, account->owner); !fine) {
        return problemFrom(fine.error());
    }
    const auto rewritten = trades.rewrite(stored, wanted);
    return rewritten ? Outcome<void>() : Outcome<void>(problemFrom(rewritten.error()));
}

Outcome<Reply> changeTrade(const ApiContext& context, const Request& request, TenantScope& scope,
                           BodyExtent extent) {
    auto fields = BodyFields::of(request);
    if (!fields) {
        return fields.error();
    }
    auto change = scope.change(Act::EditOwnTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    NamedRecords names(*change, context.clock.now());
    TradeStore trades(*change, context.clock.now());
    const auto stored = tradeToWrite(request, *change, trades);
    if (!stored) {
        return stored.error();
    }
    const TradeBody body = readTradeBody(*fields, extent);
    if (auto done = rewrite(*fields, body, *stored, *change, names, trades); !done) {
        return done.error();
    }
    trades.annotate(*stored, [&](core::Annotation& annotation) {
        for (const auto& note : body.notes) {
            note(annotation);
        }
        annotation.tags = body.tags ? names.tags(*body.tags) : annotation.tags;
    });
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
    }
    const auto changed = trades.find(stored->fills.front().fill.id);
    const auto stopBefore = stored->plan ? stored->plan->initialStop : std::nullopt;
    if (auto fine = requireProtection(stopBefore, *changed); !fine) {
        return fine.error();
    }
    change->commit();
    return tradeReply(200, *changed);
}

Outcome<Reply> replaceTrade(const ApiContext& context, const Request& request, TenantScope& scope) {
    return changeTrade(context, request, scope, BodyExtent::Whole);
}

Outcome<Reply> patchTrade(const ApiContext& context, const Request& request, TenantScope& scope) {
    return changeTrade(context, request, scope, BodyExtent::Part);
}

Outcome<Reply> deleteTrade(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto change = scope.change(Act::EditOwnTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    TradeStore trades(*change, context.clock.now());
    const auto stored = tradeToWrite(request, *change, trades);
    if (!stored) {
        return stored.error();
    }
    if (auto removed = trades.remove(*stored); !removed) {
        return problemFrom(removed.error());
    }
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
    }
    change->commit();
    return Reply::noContent();
}

Outcome<Reply> restoreTrade(const ApiContext& context, const Request& request, TenantScope& scope) {
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noTrade();
    }
    auto change = scope.change(Act::EditOwnTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    TradeStore trades(*change, context.clock.now());
    if (auto restored = trades.fills().restoreWith(*id); !restored) {
        return problemFrom(restored.error());
    }
    if (auto matched = trades.fills().finish(); !matched) {
        return problemFrom(matched.error());
    }
    const auto back = trades.find(*id);
    if (!back) {
        return Problem{ProblemKind::Conflict,
                       QStringLiteral("Its account or instrument is in the trash: restore that first")};
    }
    if (auto fine = requireAccountRights(*change, back->row.accountOwner); !fine) {
        return problemFrom(fine.error());
    }
    change->commit();
    return tradeReply(200, *back);
}

} // namespace

std::vector<Route> tradeRoutes(const ApiContext& context) {
    const auto route = [&context](Method method, const char* path, const EndpointRules& rules,
                                  Outcome<Reply> (*run)(const ApiContext&, const Request&, TenantScope&)) {
        return tenantRoute(context, method, path, rules,
                           [&context, run](const Request& request, TenantScope& scope) {
                               return run(context, request, scope);
                           });
    };
    return {
        route(Method::Get, "/trades", kRead, listTrades),
        route(Method::Post, "/trades", kWrite, createTrade),
        route(Method::Post, "/trades/bulk", kBulk, createTrades),
        route(Method::Get, "/trades/{id}", kRead, showTrade),
        route(Method::Put, "/trades/{id}", kWrite, replaceTrade),
        route(Method::Patch, "/trades/{id}", kWrite, patchTrade),
        route(Method::Delete, "/trades/{id}", kRead, deleteTrade),
        route(Method::Get, "/trades/{id}/history", kRead, tradeHistory),
        route(Method::Post, "/trades/{id}/restore", kRead, restoreTrade),
    };
}

} // namespace server
