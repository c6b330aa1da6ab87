#include "server/stores/trade_projection.h"

#include "core/domain/flat_point.h"
#include "core/domain/trade_matching.h"
#include "core/domain/trade_projection.h"
#include "core/domain/wire_names.h"
#include "server/stores/matching_inputs.h"
#include "server/stores/record_store.h"

#include <algorithm>
#include <set>

namespace server {
namespace {

constexpr int kPage = 128;
/// Year 9999, later than any fill.
constexpr qint64 kEndOfTime = 253'402'300'799'999;

constexpr Sql kSets = R"(-- sets of fills
    select distinct account, instrument from fills
     where tenant_id = $1 and ($2 or account = any($3) or instrument = any($4)))";
constexpr Sql kTradesOfSet = R"(-- trades of a set
    select id from trades where tenant_id = $1 and account = $2 and instrument = $3)";
constexpr Sql kFillsOfSet = R"(-- fills of a set
    select id from fills where tenant_id = $1 and account = $2 and instrument = $3)";
constexpr Sql kTradesBackwards = R"(-- trades backwards
    select id, first_at, last_at, status, holding_known from trades
     where tenant_id = $1 and account = $2 and instrument = $3 and position = '' and first_at <= $6
     order by last_at desc, (status = 'closed' and holding_known), id
     limit $4 offset $5)";
constexpr Sql kTradesOfPositions = R"(-- trades of positions
    select id from trades
     where tenant_id = $1 and account = $2 and instrument = $3 and position = any($4))";
constexpr Sql kTradesWithFills = R"(-- trades with fills
    select distinct t.account, t.instrument, t.position, t.first_at
      from trade_fills f join trades t on t.tenant_id = f.tenant_id and t.id = f.trade_id
     where f.tenant_id = $1 and f.fill_id = any($2))";
constexpr Sql kAnnotatedTrades = R"(-- annotated trades
    select distinct t.id, t.account, t.instrument, t.position, t.first_at, t.last_at
      from trade_fills f join trades t on t.tenant_id = f.tenant_id and t.id = f.trade_id
     where f.tenant_id = $1 and f.fill_id = any($2) and t.ver <> $3)";
constexpr Sql kFillsOfTrades = R"(-- fills of trades
    select distinct fill_id from trade_fills where tenant_id = $1 and trade_id = any($2))";
constexpr Sql kEraseTrades = "delete from trades where tenant_id = $1 and id = any($2)";
constexpr Sql kInsertTrade = R"(-- insert trade
    insert into trades (tenant_id, id, user_id, symbol, side, entry_price, exit_price, quantity, fees, pnl, net_pnl,
        entry_timestamp, exit_timestamp, notes, created_at, updated_at, account, instrument, position, status,
        currency, first_at, last_at, entry_day, exit_day, entry_minute, entry_precision, exit_precision,
        holding_known, costs_incomplete, fill_count, open_quantity, commission, exchange, regulatory, taxes, funding,
        other, notional, initial_risk, stop, mae, mfe, reviewed, stars, playbook, ver)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45,
        $46, $47))";
constexpr Sql kInsertFills = R"(-- insert fills of a trade
    insert into trade_fills (tenant_id, trade_id, place, fill_id, role, quantity, fees, rest_is_later)
    select $1, $2, place - 1, fill, role, quantity, fees, later
      from unnest($3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::boolean[])
           with ordinality as parts (fill, role, quantity, fees, later, place))";
constexpr Sql kInsertTags = R"(-- insert tags of a trade
    insert into trade_tags (tenant_id, trade_id, tag_id) select $1, $2, unnest($3::uuid[]))";

/// What the row of a trade says beside its facts.
struct Shown {
    QString notes;
    QUuid playbook;
    std::set<core::TagId> tags;
    core::Instant firstAt = core::Instant::max();
    core::Instant lastAt = core::Instant::min();
    Written written{0, core::Instant::max(), core::Instant::min()};
};

Shown shownOf(const core::MatchedTrade& trade, const MatchingInputs& inputs,
              const QHash<core::FillId, core::Instant>& times) {
    Shown shown;
    QStringList notes;
    const auto annotations = core::annotationsOf(trade, inputs.annotations);
    for (const core::Annotation* annotation : annotations) {
        shown.tags.insert(annotation->tags.begin(), annotation->tags.end());
        if (!annotation->notes.isEmpty()) {
            notes.push_back(annotation->notes);
        }
    }
    shown.notes = notes.join(QStringLiteral("\n\n"));
    shown.playbook = annotations.empty() ? QUuid() : annotations.front()->playbook.uuid();
    for (const core::FillPart& part : trade.parts) {
        const core::Instant at = times.value(part.fill);
        const Written written = inputs.written.value(part.fill);
        shown.firstAt = std::min(shown.firstAt, at);
        shown.lastAt = std::max(shown.lastAt, at);
        shown.written.version = std::max(shown.written.version, written.version);
        shown.written.createdAt = std::min(shown.written.createdAt, written.createdAt);
        shown.written.updatedAt = std::max(shown.written.updatedAt, written.updatedAt);
    }
    return shown;
}

template <typename T>
std::optional<T> when(bool known, const T& value) {
    return known ? std::optional(value) : std::nullopt;
}

void queueParts(TenantChange& change, const core::MatchedTrade& trade) {
    std::vector<core::FillId> fills;
    std::vector<QString> roles;
    std::vector<core::Decimal> quantities;
    std::vector<core::Decimal> fees;
    std::vector<bool> later;
    for (const core::FillPart& part : trade.parts) {
        fills.push_back(part.fill);
        roles.push_back(part.role == core::FillRole::Entry ? QStringLiteral("entry")
                                                           : QStringLiteral("exit"));
        quantities.push_back(part.quantity);
        fees.push_back(part.charges.total());
        later.push_back(part.restIsLater);
    }
    change.queue(kInsertFills, change.tenant(), trade.id, fills, roles, quantities, fees, later);
}

void queueTrade(TenantChange& change, const core::MatchedTrade& matched, const MatchingInputs& inputs,
                const Shown& shown) {
    const core::Trade trade =
        core::toTrade(matched, inputs.instrument, inputs.annotations, zoneTable(inputs.journalZone));
    const bool opened = trade.status != core::TradeStatus::Unopened;
    const core::Charges& charges = trade.charges;
    change.queue(kInsertTrade, change.tenant(), trade.id, QUuid::fromString(inputs.account.owner),
                 inputs.instrument.symbol, core::wireName(trade.side), trade.entryPrice, trade.exitPrice,
                 trade.quantity, charges.total(), when(opened, trade.grossPnl), when(opened, trade.netPnl),
                 when(trade.entryKnown(), trade.entryAt), when(trade.exitPrice.has_value(), trade.exitAt),
                 shown.notes, shown.written.createdAt, shown.written.updatedAt, inputs.account.id,
                 inputs.instrument.id, matched.position, core::wireName(trade.status), matched.currency,
                 shown.firstAt, shown.lastAt, trade.entryDay, trade.exitDay, int(trade.entryMinute),
                 core::wireName(trade.entryPrecision), core::wireName(trade.exitPrecision),
                 trade.holdingKnown, trade.costsIncomplete, int(trade.fillCount), trade.openQuantity,
                 charges[core::ChargeKind::Commission], charges[core::ChargeKind::Exchange],
                 charges[core::ChargeKind::Regulatory], charges[core::ChargeKind::Taxes],
                 charges[core::ChargeKind::Funding], charges[core::ChargeKind::Other], trade.notional,
                 trade.initialRisk, trade.stop, trade.mae, trade.mfe, trade.reviewed, int(trade.stars),
                 shown.playbook, shown.written.version);
    queueParts(change, matched);
    if (!shown.tags.empty()) {
        change.queue(kInsertTags, change.tenant(), trade.id,
                     std::vector<core::TagId>(shown.tags.begin(), shown.tags.end()));
    }
}

core::Result<std::vector<core::MatchedTrade>> matched(const MatchingInputs& inputs) {
    return core::matchFills({inputs.account, inputs.instrument, inputs.fills, inputs.actions,
                             inputs.openingPrices, zoneTable(inputs.accountZone), inputs.rates});
}

QHash<core::FillId, core::Instant> timesOf(const MatchingInputs& inputs) {
    QHash<core::FillId, core::Instant> times;
    for (const core::Fill& fill : inputs.fills) {
        times.insert(fill.id, fill.executedAt);
    }
    return times;
}

std::vector<QUuid> idsOf(const Rows& rows) {
    std::vector<QUuid> ids;
    for (const Row row : rows) {
        ids.push_back(row.uuid(0));
    }
    return ids;
}

} // namespace

void TradeProjection::touchFill(const core::Fill& fill) {
    TouchedSet& set = m_sets[{fill.account.uuid(), fill.instrument.uuid()}];
    if (fill.position.isEmpty()) {
        set.cutFrom = std::min(set.cutFrom.value_or(fill.executedAt), fill.executedAt);
    } else {
        set.positions.insert(fill.position);
    }
    set.fills.push_back(fill.id.uuid());
}

core::Result<void> TradeProjection::run() {
    if (m_everything || !m_accounts.isEmpty() || !m_instruments.isEmpty()) {
        gatherWholeSets();
    }
    if (!m_openingPrices.isEmpty()) {
        gatherOpeningPrices();
    }
    // Of all sets before anything new is stored: a fill that moves to another set takes its trade's id along.
    for (auto set = m_sets.begin(); set != m_sets.end(); ++set) {
        eraseTrades(set.key(), set.value());
    }
    for (auto set = m_sets.begin(); set != m_sets.end(); ++set) {
        if (auto matched = matchSet(set.key(), set.value()); !matched) {
            return matched;
        }
    }
    return m_annotated.isEmpty() ? core::Result<void>() : rewriteAnnotated();
}

void TradeProjection::gatherWholeSets() {
    const std::vector<QUuid> accounts(m_accounts.begin(), m_accounts.end());
    const std::vector<QUuid> instruments(m_instruments.begin(), m_instruments.end());
    for (const Row row : m_change.run(kSets, m_change.tenant(), m_everything, accounts, instruments)) {
        m_sets[{row.uuid(0), row.uuid(1)}].whole = true;
    }
}

/// Matched like a changed fill, from the beginning of its trade.
void TradeProjection::gatherOpeningPrices() {
    const std::vector<QUuid> fills(m_openingPrices.begin(), m_openingPrices.end());
    for (const Row row : m_change.run(kTradesWithFills, m_change.tenant(), fills)) {
        TouchedSet& set = m_sets[{row.uuid(0), row.uuid(1)}];
        if (row.text(2).isEmpty()) {
            set.cutFrom = std::min(set.cutFrom.value_or(row.instant(3)), row.instant(3));
        } else {
            set.positions.insert(row.text(2));
        }
    }
}

/// And adds their fills to those that are matched anew.
void TradeProjection::eraseTrades(const core::InstrumentInAccount& key, TouchedSet& set) {
    const std::vector<QUuid> doomed = doomedTrades(key, set);
    const std::vector<QUuid> theirs =
        set.whole ? idsOf(m_change.run(kFillsOfSet, m_change.tenant(), key.account, key.instrument))
                  : idsOf(m_change.run(kFillsOfTrades, m_change.tenant(), doomed));
    set.fills.insert(set.fills.end(), theirs.begin(), theirs.end());
    std::sort(set.fills.begin(), set.fills.end());
    set.fills.erase(std::unique(set.fills.begin(), set.fills.end()), set.fills.end());
    m_change.queue(kEraseTrades, m_change.tenant(), doomed);
}

core::Result<void> TradeProjection::matchSet(const core::InstrumentInAccount& key, const TouchedSet& set) {
    auto inputs = readMatchingInputs(m_change, key.account, key.instrument, set.fills);
    if (!inputs) {
        return core::Done{};
    }
    // A touched fill that has moved to another account or instrument belongs to that set.
    std::erase_if(inputs->fills, [&](const core::Fill& fill) {
        return fill.account.uuid() != key.account || fill.instrument.uuid() != key.instrument;
    });
    const auto trades = matched(*inputs);
    if (!trades) {
        return trades.error();
    }
    const auto times = timesOf(*inputs);
    for (const core::MatchedTrade& trade : *trades) {
        queueTrade(m_change, trade, *inputs, shownOf(trade, *inputs, times));
    }
    return core::Done{};
}

/// An annotation changes what its trade shows, not how fills are cut: matched among what has a say in how the
/// trade is cut, and written alone.
core::Result<void> TradeProjection::rewriteAnnotated() {
    const std::vector<QUuid> annotated(m_annotated.begin(), m_annotated.end());
    // What this change has written anew carries its version.
    const Rows rows = m_change.run(kAnnotatedTrades, m_change.tenant(), annotated, m_change.version());
    for (const Row row : rows) {
        const core::InstrumentInAccount key{row.uuid(1), row.uuid(2)};
        const std::vector<QUuid> around = row.text(3).isEmpty()
                                              ? tradesBackwards(key, row.instant(5) + core::kDayInAnyZone,
                                                                row.instant(4) - core::kDayInAnyZone)
                                              : std::vector<QUuid>{row.uuid(0)};
        const auto fills = idsOf(m_change.run(kFillsOfTrades, m_change.tenant(), around));
        const auto inputs = readMatchingInputs(m_change, key.account, key.instrument, fills);
        if (!inputs) {
            continue;
        }
        const auto trades = matched(*inputs);
        if (!trades) {
            return trades.error();
        }
        const auto times = timesOf(*inputs);
        for (const core::MatchedTrade& trade : *trades) {
            if (trade.id.uuid() == row.uuid(0)) {
                m_change.queue(kEraseTrades, m_change.tenant(), std::vector<QUuid>{row.uuid(0)});
                queueTrade(m_change, trade, *inputs, shownOf(trade, *inputs, times));
            }
        }
    }
    return core::Done{};
}

std::vector<QUuid> TradeProjection::doomedTrades(const core::InstrumentInAccount& key,
                                                 const TouchedSet& set) {
    const TenantId& tenant = m_change.tenant();
    if (set.whole) {
        return idsOf(m_change.run(kTradesOfSet, tenant, key.account, key.instrument));
    }
    std::vector<QUuid> doomed;
    if (!set.positions.isEmpty()) {
        const std::vector<QString> positions(set.positions.begin(), set.positions.end());
        doomed = idsOf(m_change.run(kTradesOfPositions, tenant, key.account, key.instrument, positions));
    }
    if (!set.cutFrom) {
        return doomed;
    }
    const auto cut =
        tradesBackwards(key, core::instantFromMs(kEndOfTime), *set.cutFrom - core::kDayInAnyZone);
    doomed.insert(doomed.end(), cut.begin(), cut.end());
    return doomed;
}

/// Those without a position that a change between these times can concern, the latest first. One that only
/// begins by then counts too: closings without an opening go on across the other side's trades.
std::vector<QUuid> TradeProjection::tradesBackwards(const core::InstrumentInAccount& key, core::Instant until,
                                                    core::Instant from) {
    std::vector<QUuid> trades;
    core::FlatPointSearch search(from);
    for (int offset = 0;; offset += kPage) {
        const Rows page = m_change.run(kTradesBackwards, m_change.tenant(), key.account, key.instrument,
                                       qint64(kPage), qint64(offset), until);
        for (const Row row : page) {
            const auto status = core::fromWireName<core::TradeStatus>(row.text(3));
            if (!search.takes(row.instant(1), row.instant(2), *status, row.flag(4))) {
                return trades;
            }
            trades.push_back(row.uuid(0));
        }
        if (page.size() < kPage) {
            return trades;
        }
    }
}

} // namespace server
