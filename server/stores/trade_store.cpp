#include "server/stores/trade_store.h"

#include "server/stores/record_store.h"

#include <algorithm>

namespace server {
namespace {

using core::FillRole;
using core::RecordKind;

std::string partsText() {
    return "-- fills of a trade\n"
           "select f.fill_id, f.role, f.quantity, f.fees, f.rest_is_later, "
           "(select o.trade_id from trade_fills o where o.tenant_id = f.tenant_id and o.fill_id = f.fill_id "
           "and o.trade_id <> f.trade_id order by o.trade_id limit 1) "
           "from trade_fills f where f.tenant_id = $1 and f.trade_id = " +
           tradeIdText() + " order by f.place";
}

std::string ofItsFills(const char* which) {
    return "tenant_id = $1 and deleted_at is null and id in (select p.fill_id from trade_fills p "
           "where p.tenant_id = $1 and p.trade_id = " +
           tradeIdText() + which + ")";
}

core::Error sharedFill(const TradeFill& shared) {
    return {core::ErrorCode::SharedFill,
            QStringLiteral("Fill %1 also belongs to trade %2: change or delete its fills instead")
                .arg(shared.fill.id.toString(), shared.neighbour->toString()),
            {}};
}

core::Error useFills(const QString& why) {
    return {core::ErrorCode::UseFills,
            QStringLiteral("%1: price, quantity, time, side and fees are changed at its fills").arg(why),
            {}};
}

core::Result<void> requireUnshared(const WholeTrade& trade) {
    for (const TradeFill& part : trade.fills) {
        if (part.neighbour) {
            return sharedFill(part);
        }
    }
    return core::Done{};
}

/// Whether the fills' own numbers are those of the trade: no stock split lies between, no fee was paid in
/// the coin itself.
core::Result<void> requirePlain(const WholeTrade& trade) {
    const auto count = [&](FillRole role) {
        return std::count_if(trade.fills.begin(), trade.fills.end(),
                             [role](const TradeFill& part) { return part.role == role; });
    };
    if (count(FillRole::Entry) > 1 || count(FillRole::Exit) > 1) {
        return useFills(QStringLiteral("This trade has %1 fills").arg(trade.fills.size()));
    }
    for (const TradeFill& part : trade.fills) {
        const auto& price =
            part.role == FillRole::Entry ? trade.row.facts.entryPrice : trade.row.facts.exitPrice;
        if (part.quantity != part.fill.quantity || price != part.fill.price) {
            return useFills(QStringLiteral("A stock split or a fee in the coin itself lies in this trade"));
        }
    }
    return core::Done{};
}

bool samePoint(const core::TradePoint& a, const core::TradePoint& b) {
    return a.price == b.price && a.at == b.at;
}

bool sameExecutions(const core::NewTrade& a, const core::NewTrade& b) {
    return a.account == b.account && a.instrument == b.instrument && a.side == b.side &&
           a.quantity == b.quantity && samePoint(a.entry, b.entry) &&
           a.exit.has_value() == b.exit.has_value() && (!a.exit || samePoint(*a.exit, *b.exit)) &&
           a.charges.total() == b.charges.total();
}

std::optional<core::Fill> fillOf(const WholeTrade& trade, FillRole role) {
    const auto found = std::find_if(trade.fills.begin(), trade.fills.end(),
                                    [role](const TradeFill& part) { return part.role == role; });
    return found == trade.fills.end() ? std::nullopt : std::optional(found->fill);
}

/// What the stored fill becomes; what did not change, a coarser time above all, stays as it was told.
core::Fill rewritten(const core::Fill& stored, const core::Fill& wanted) {
    core::Fill after = stored;
    after.account = wanted.account;
    after.instrument = wanted.instrument;
    after.side = wanted.side;
    after.price = wanted.price;
    if (after.executedAt != wanted.executedAt) {
        after.executedAt = wanted.executedAt;
        after.timePrecision = wanted.timePrecision;
    }
    return after;
}

} // namespace

std::vector<Query> wholeTradeQueries(const TenantId& tenant, core::FillId anyFillOfIt) {
    static const std::string parts = partsText();
    static const std::string fills = ofItsFills("");
    static const std::string annotations = ofItsFills(" and not p.rest_is_later");
    return {tradeWith(tenant, anyFillOfIt), Query(Sql::composed(parts), tenant, anyFillOfIt),
            RecordStore::of(RecordKind::Fill).where(Sql::composed(fills), tenant, anyFillOfIt),
            RecordStore::of(RecordKind::Annotation).where(Sql::composed(annotations), tenant, anyFillOfIt)};
}

std::optional<WholeTrade> readWholeTrade(const std::vector<Rows>& rows) {
    if (rows[0].isEmpty()) {
        return std::nullopt;
    }
    WholeTrade trade;
    trade.row = readTrade(rows[0][0]);
    QHash<core::FillId, core::Fill> fills;
    for (const StoredRecord& stored : RecordStore::of(RecordKind::Fill).readAll(rows[2])) {
        fills.insert(core::FillId(stored.record.id), core::fillFrom(stored.record));
    }
    QHash<core::FillId, core::Annotation> annotations;
    for (const StoredRecord& stored : RecordStore::of(RecordKind::Annotation).readAll(rows[3])) {
        annotations.insert(core::FillId(stored.record.id), core::annotationFrom(stored.record));
    }
    for (const Row row : rows[1]) {
        TradeFill part;
        part.fill = fills.value(row.id<core::FillId>(0));
        part.role = row.text(1) == u"entry" ? FillRole::Entry : FillRole::Exit;
        part.quantity = row.decimal(2);
        part.fees = row.decimal(3);
        part.restIsLater = row.flag(4);
        part.neighbour = row.read<std::optional<core::TradeId>>(5);
        const auto annotation = annotations.constFind(part.fill.id);
        if (!trade.plan && !part.restIsLater && annotation != annotations.constEnd()) {
            trade.plan = *annotation;
        }
        trade.fills.push_back(std::move(part));
    }
    return trade;
}

std::optional<core::NewTrade> asEntered(const WholeTrade& trade) {
    const core::Trade& facts = trade.row.facts;
    if (!facts.entryKnown() || !facts.entryPrice) {
        return std::nullopt;
    }
    core::NewTrade entered;
    entered.account = trade.row.account;
    entered.instrument = trade.row.instrument;
    entered.side = facts.side;
    entered.quantity = facts.quantity;
    entered.entry = {*facts.entryPrice, facts.entryAt, facts.entryPrecision};
    if (facts.isClosed() && facts.exitPrice) {
        entered.exit = core::TradePoint{*facts.exitPrice, facts.exitAt, facts.exitPrecision};
    }
    entered.charges = facts.charges;
    return entered;
}

std::optional<WholeTrade> TradeStore::find(core::FillId anyFillOfIt) {
    return readWholeTrade(m_change.runAll(wholeTradeQueries(m_change.tenant(), anyFillOfIt)));
}

std::vector<TradeRow> TradeStore::rows(const std::vector<core::TradeId>& trades) {
    QHash<core::TradeId, TradeRow> found;
    const std::vector<Rows> rows = m_change.runAll({tradesWithIds(m_change.tenant(), trades)});
    for (const Row row : rows.front()) {
        const TradeRow trade = readTrade(row);
        found.insert(trade.facts.id, trade);
    }
    std::vector<TradeRow> ordered;
    for (const core::TradeId& id : trades) {
        ordered.push_back(found.value(id));
    }
    return ordered;
}

core::TradeId TradeStore::add(const core::NewTrade& trade) {
    const std::vector<core::Fill> fills = core::fillsOf(trade, core::freshPosition());
    for (const core::Fill& fill : fills) {
        m_fills.add(fill);
    }
    if (const auto annotation = core::annotationAt(fills.front().id, trade.annotation)) {
        m_fills.putAnnotation(*annotation);
    }
    return fills.front().id;
}

core::Result<void> TradeStore::rewrite(const WholeTrade& trade, const core::NewTrade& wanted) {
    const auto entered = asEntered(trade);
    if (entered && sameExecutions(*entered, wanted)) {
        return core::Done{};
    }
    for (const auto& require : {requireUnshared, requirePlain}) {
        if (auto fine = require(trade); !fine) {
            return fine;
        }
    }
    const std::vector<core::Fill> fresh = core::fillsOf(wanted, trade.fills.front().fill.position);
    const auto storedEntry = fillOf(trade, FillRole::Entry);
    const auto storedExit = fillOf(trade, FillRole::Exit);
    core::Fill entry = storedEntry ? rewritten(*storedEntry, fresh.front()) : fresh.front();
    std::optional<core::Fill> exit = storedExit;
    rewriteExit(trade, wanted, entry, exit);
    const bool quantityTold = !entered || wanted.quantity != entered->quantity;
    if (storedEntry && quantityTold) {
        entry.quantity = wanted.quantity;
    }
    if (!entered || wanted.charges.total() != entered->charges.total()) {
        (exit ? *exit : entry).charges = wanted.charges;
        (exit ? *exit : entry).costCurrency.clear();
        if (exit) {
            entry.charges = core::Charges();
        }
    }
    storedEntry ? m_fills.edit(*storedEntry, core::editedByHand(entry, *storedEntry)) : m_fills.add(entry);
    if (storedExit && exit) {
        m_fills.edit(*storedExit, core::editedByHand(*exit, *storedExit));
    } else if (exit) {
        m_fills.add(*exit);
    } else if (storedExit) {
        m_fills.remove(*storedExit);
    }
    return core::Done{};
}

/// `exit` is the stored one, and becomes what it is to be. What a trade has closed so far stays while it is
/// open; without a wished exit a closed one opens again.
void TradeStore::rewriteExit(const WholeTrade& trade, const core::NewTrade& wanted, core::Fill& entry,
                             std::optional<core::Fill>& exit) {
    if (wanted.exit) {
        core::Fill fresh = core::fillsOf(wanted, entry.position).back();
        // Its costs are told of the whole trade, and stand where they stood until they change.
        fresh.charges = core::Charges();
        exit = exit ? rewritten(*exit, fresh) : fresh;
        exit->quantity = wanted.quantity;
        return;
    }
    if (!exit) {
        return;
    }
    if (trade.row.facts.isClosed()) {
        entry.charges += exit->charges;
        exit.reset();
        return;
    }
    exit->account = wanted.account;
    exit->instrument = wanted.instrument;
    exit->side = wanted.side == core::Direction::Long ? core::Side::Sell : core::Side::Buy;
}

core::Result<void> TradeStore::remove(const WholeTrade& trade) {
    if (auto fine = requireUnshared(trade); !fine) {
        return fine;
    }
    for (const TradeFill& part : trade.fills) {
        m_fills.remove(part.fill);
    }
    return core::Done{};
}

void TradeStore::annotate(const WholeTrade& trade, const std::function<void(core::Annotation&)>& edit) {
    core::FillId anchor = trade.plan ? trade.plan->id : core::FillId();
    for (const TradeFill& part : trade.fills) {
        if (anchor.isNull() && !part.restIsLater) {
            anchor = part.fill.id;
        }
    }
    if (anchor.isNull()) {
        return;
    }
    const core::Annotation before = m_fills.annotation(anchor);
    core::Annotation after = before;
    edit(after);
    after.id = anchor;
    if (after.stop && !after.initialStop) {
        after.initialStop = after.stop;
    }
    if (after != before) {
        m_fills.putAnnotation(after);
    }
}

} // namespace server
