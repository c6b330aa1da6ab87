#include "server/api/fill_routes.h"

#include "core/domain/record.h"
#include "core/domain/wire_names.h"
#include "server/api/endpoint.h"
#include "server/api/record_resource.h"
#include "server/api/require_plan.h"
#include "server/api/trade_body.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/http/path_id.h"
#include "server/stores/account_rights.h"
#include "server/stores/named_records.h"
#include "server/stores/trade_store.h"

namespace server {
namespace {

using core::RecordKind;

constexpr EndpointRules kRead{};
constexpr EndpointRules kWrite{.bodyLimit = 64 * 1024};

Problem noFill() {
    return {ProblemKind::NotFound, QStringLiteral("There is no such fill here")};
}

Reply fillReply(int status, const StoredRecord& stored) {
    core::JsonWriter json;
    writeStored(json, stored);
    return Reply::json(status, json.take()).with("ETag", entityTag(stored.version));
}

void readText(BodyFields& fields, QStringView name, int most, QString& text) {
    const auto told = fields.optionalText(name, {.least = 0, .most = most});
    if (fields.contains(name)) {
        text = told.value_or(QString());
    }
}

void readCharges(BodyFields& fields, core::Fill& fill) {
    const auto names = core::wireNames<core::ChargeKind>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const QString name = QString::fromLatin1(names[i]);
        const auto amount = fields.optionalDecimal(name);
        if (fields.contains(name)) {
            fill.charges[core::ChargeKind(i)] = amount.value_or(core::Decimal());
        }
    }
    core::DecimalSum total;
    for (std::size_t i = 0; i < names.size(); ++i) {
        total += fill.charges[core::ChargeKind(i)];
    }
    if (!total.value()) {
        fields.wrong(QString::fromLatin1(names[0]), QStringLiteral("The costs together are too large"));
    }
    readText(fields, u"costCurrency", 16, fill.costCurrency);
    fill.costCurrency = fill.costCurrency.toUpper();
}

/// What happened must be told; what is missing of the rest stays as it is in `fill`.
void readExecution(BodyFields& fields, core::Fill& fill) {
    fill.side = fields.choice<core::Side>(u"side", core::wireNames<core::Side>());
    fill.quantity = fields.decimal(u"quantity", DecimalRule::Positive);
    fill.price = fields.decimal(u"price");
    fill.executedAt = fields.instant(u"executedAt");
    fill.timePrecision =
        fields.optionalChoice<core::TimePrecision>(u"timePrecision", core::wireNames<core::TimePrecision>())
            .value_or(fill.timePrecision);
    fill.effect =
        fields.optionalChoice<core::Effect>(u"effect", core::wireNames<core::Effect>()).value_or(fill.effect);
    readText(fields, u"product", 64, fill.product);
    readText(fields, u"venue", 64, fill.venue);
    readText(fields, u"externalId", 200, fill.externalId);
    readText(fields, u"position", 200, fill.position);
    const auto rate = fields.optionalDecimal(u"accountRate", DecimalRule::Positive);
    if (fields.contains(u"accountRate")) {
        fill.accountRate = rate;
    }
    readCharges(fields, fill);
    if (fill.quantity.isPositive() && !core::multiplied(fill.quantity, fill.price)) {
        fields.wrong(u"quantity", QStringLiteral("quantity × price is too large to be held exactly"));
    }
}

/// Account and instrument by name, id or the trade the fill joins; what is not told stays as it is in `fill`.
std::optional<core::Account> readPlace(BodyFields& fields, NamedRecords& names, TradeStore& trades,
                                       core::Fill& fill) {
    const auto accountWord = fields.optionalText(u"account", {.least = 1, .most = 200});
    const auto symbol = fields.optionalText(u"symbol", {.least = 1, .most = 64});
    const core::InstrumentFacts facts = readInstrumentFacts(fields);
    if (const auto joined = fields.optionalId<core::TradeId>(u"trade")) {
        const auto trade = trades.find(*joined);
        if (!trade || accountWord || symbol) {
            fields.wrong(u"trade", trade ? QStringLiteral("Its account and symbol are known: leave them out")
                                         : QStringLiteral("There is no such trade here"));
            return std::nullopt;
        }
        fill.account = trade->row.account;
        fill.instrument = trade->row.instrument;
        fill.position = fields.contains(u"position") ? fill.position : trade->fills.front().fill.position;
        return names.accountWithId(fill.account);
    }
    std::optional<core::Account> account;
    if (!accountWord && !fill.account.isNull()) {
        account = names.accountWithId(fill.account);
    } else if (const auto named = names.account(accountWord)) {
        account = *named;
        fill.account = named->id;
    } else {
        fields.wrong(u"account", named.error().detail);
    }
    if (symbol) {
        const auto instrument = names.instrument(*symbol, facts, account ? account->currency : QString());
        if (instrument) {
            fill.instrument = instrument->id;
        } else {
            fields.wrong(instrument.error().field, instrument.error().detail);
        }
    } else if (fill.instrument.isNull()) {
        fields.wrong(u"symbol", QStringLiteral("Is required, or the trade that the fill joins"));
    }
    return account;
}

Outcome<Reply> written(const ApiContext& context, int status, core::FillId id, TenantChange& change,
                       FillStore& fills) {
    if (auto matched = fills.finish(); !matched) {
        return problemFrom(matched.error());
    }
    if (auto held = status == 201 ? requirePlan(context, change) : Outcome<void>(); !held) {
        return held.error();
    }
    const RecordStore& store = RecordStore::of(RecordKind::Fill);
    const auto stored = store.readFirst(change.runAll({store.find(change.tenant(), id.uuid())}).front());
    change.commit();
    return fillReply(status, *stored);
}

Outcome<Reply> createFill(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto fields = BodyFields::of(request);
    if (!fields) {
        return fields.error();
    }
    auto change = scope.change(Act::CreateTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    NamedRecords names(*change, context.clock.now());
    TradeStore trades(*change, context.clock.now());
    core::Fill fill;
    fill.id = core::newId<core::FillId>();
    readExecution(*fields, fill);
    const auto account = readPlace(*fields, names, trades, fill);
    if (auto checked = fields->finish(); !checked) {
        return checked.error();
    }
    if (auto fine = requireAccountRights(*change, account->owner); !fine) {
        return problemFrom(fine.error());
    }
    trades.fills().add(fill);
    auto reply = written(context, 201, fill.id, *change, trades.fills());
    if (!reply) {
        return reply.error();
    }
    return (*std::move(reply)).with("Location", "/v1/fills/" + fill.id.toString().toLatin1());
}

/// The fill to be written, if this caller may and nobody was faster.
Outcome<core::Fill> fillToWrite(const Request& request, TenantChange& change, FillStore& fills) {
    const auto id = pathId<core::FillId>(request);
    const auto stored = id ? fills.find(*id) : std::nullopt;
    if (!stored) {
        return noFill();
    }
    if (auto fine = requireAccountRights(change, stored->fill.account.uuid()); !fine) {
        return problemFrom(fine.error());
    }
    if (auto same = requireMatch(request, stored->version); !same) {
        return same.error();
    }
    return stored->fill;
}

Outcome<Reply> replaceFill(const ApiContext& context, const Request& request, TenantScope& scope) {
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
    const auto before = fillToWrite(request, *change, trades.fills());
    if (!before) {
        return before.error();
    }
    core::Fill after = *before;
    readExecution(*fields, after);
    const auto account = readPlace(*fields, names, trades, after);
    if (auto checked = fields->finish(); !checked) {
        return checked.error();
    }
    if (auto fine = requireAccountRights(*change, account->owner); !fine) {
        return problemFrom(fine.error());
    }
    trades.fills().edit(*before, core::editedByHand(after, *before));
    return written(context, 200, before->id, *change, trades.fills());
}

Outcome<Reply> deleteFill(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto change = scope.change(Act::EditOwnTrades);
    if (!change) {
        return problemFrom(change.error());
    }
    FillStore fills(*change, context.clock.now());
    const auto stored = fillToWrite(request, *change, fills);
    if (!stored) {
        return stored.error();
    }
    fills.remove(*stored);
    if (auto matched = fills.finish(); !matched) {
        return problemFrom(matched.error());
    }
    change->audit(QStringLiteral("fill.delete"), stored->id.toString());
    change->commit();
    return Reply::noContent();
}

Outcome<Reply> showFill(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto id = pathId<core::FillId>(request);
    if (!id) {
        return noFill();
    }
    const RecordStore& store = RecordStore::of(RecordKind::Fill);
    const auto rows = scope.readAll(Act::ReadJournal, {store.find(scope.tenant(), id->uuid())});
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto stored = store.readFirst(rows->front());
    if (!stored || stored->record.deletedAt) {
        return noFill();
    }
    if (isUnmodified(request, stored->version)) {
        return Reply{.status = 304}.with("ETag", entityTag(stored->version));
    }
    return fillReply(200, *stored);
}

Outcome<Reply> listFills(const ApiContext&, const Request& request, TenantScope& scope) {
    const auto id = pathId<core::FillId>(request);
    const Problem noTrade{ProblemKind::NotFound, QStringLiteral("There is no such trade here")};
    if (!id) {
        return noTrade;
    }
    const auto rows = scope.readAll(Act::ReadJournal, wholeTradeQueries(scope.tenant(), *id));
    if (!rows) {
        return problemFrom(rows.error());
    }
    const auto trade = readWholeTrade(*rows);
    if (!trade) {
        return noTrade;
    }
    QHash<QUuid, StoredRecord> records;
    for (const StoredRecord& stored : RecordStore::of(RecordKind::Fill).readAll((*rows)[2])) {
        records.insert(stored.record.id, stored);
    }
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const TradeFill& part : trade->fills) {
        writeStored(json, records.value(part.fill.id.uuid()));
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

} // namespace

std::vector<Route> fillRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Get, "/trades/{id}/fills", kRead, listFills),
        tenantRoute(context, Method::Post, "/fills", kWrite, createFill),
        tenantRoute(context, Method::Get, "/fills/{id}", kRead, showFill),
        tenantRoute(context, Method::Put, "/fills/{id}", kWrite, replaceFill),
        tenantRoute(context, Method::Delete, "/fills/{id}", kRead, deleteFill),
    };
}

} // namespace server
