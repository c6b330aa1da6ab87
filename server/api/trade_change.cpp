#include "server/api/trade_change.h"

#include "core/domain/trade_projection.h"
#include "server/api/trade_body.h"
#include "server/api/trade_replies.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/path_id.h"
#include "server/stores/account_rights.h"

namespace server {
namespace {

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

/// What one change writes with.
struct Writing {
    Writing(TenantChange& to, core::Instant now) : change(to), names(to, now), trades(to, now) {}

    TenantChange& change;
    NamedRecords names;
    TradeStore trades;
};

Outcome<void> rewrite(BodyFields& fields, const TradeBody& body, const WholeTrade& stored, Writing& writing) {
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
    account = resolveNames(fields, body, writing.names, &stored.row, wanted);
    if (auto checked = finishTrade(fields); !checked) {
        return checked.error();
    }
    if (!rewrites) {
        return core::Done{};
    }
    if (auto fine = requireAccountRights(writing.change, account->owner); !fine) {
        return problemFrom(fine.error());
    }
    const auto rewritten = writing.trades.rewrite(stored, wanted);
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
    Writing writing(*change, context.clock.now());
    TradeStore& trades = writing.trades;
    const auto stored = tradeToWrite(request, *change, trades);
    if (!stored) {
        return stored.error();
    }
    const TradeBody body = readTradeBody(*fields, extent);
    if (auto done = rewrite(*fields, body, *stored, writing); !done) {
        return done.error();
    }
    trades.annotate(*stored, [&](core::Annotation& annotation) {
        for (const auto& note : body.notes) {
            note(annotation);
        }
        annotation.tags = body.tags ? writing.names.tags(*body.tags) : annotation.tags;
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

} // namespace

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
    change->audit(QStringLiteral("trade.delete"), stored->row.facts.id.toString());
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
        return noTrade();
    }
    if (auto fine = requireAccountRights(*change, back->row.accountOwner); !fine) {
        return problemFrom(fine.error());
    }
    change->commit();
    return tradeReply(200, *back);
}

} // namespace server
