#include "server/stores/trade_query.h"

#include "core/domain/wire_names.h"

#include <array>
#include <string>

namespace server {
namespace {

const std::string kSelect = R"(-- trades
    select t.id, t.account, a.name, a.owner, t.instrument, t.symbol, t.currency, t.notes, t.playbook, t.ver,
           t.created_at, t.updated_at, t.side, t.status, t.quantity, t.open_quantity, t.entry_price, t.exit_price,
           t.entry_timestamp, t.exit_timestamp, t.pnl, t.net_pnl, t.fees, t.entry_day, t.exit_day, t.entry_minute,
           t.entry_precision, t.exit_precision, t.holding_known, t.costs_incomplete, t.fill_count, t.initial_risk,
           t.notional, t.stop, t.mae, t.mfe, t.reviewed, t.stars, t.first_at, t.last_at,
           array(select g.name from trade_tags l join tags g on g.tenant_id = l.tenant_id and g.id = l.tag_id
                  where l.tenant_id = t.tenant_id and l.trade_id = t.id order by g.name, g.id)
      from trades t join accounts a on a.tenant_id = t.tenant_id and a.id = t.account)";

/// The value a row has in an order, and the type in which a cursor's text is compared.
struct OrderColumn {
    const char* expression;
    const char* type;
};
constexpr std::array<OrderColumn, kTradeOrders> kOrders = {{
    {"t.last_at", "timestamptz"},
    {"t.first_at", "timestamptz"},
    {"t.symbol", "text"},
    {"t.quantity", "bigint"},
    {"t.fees", "bigint"},
    // What has no result yet stands as if it had earned nothing.
    {"coalesce(t.pnl, 0)", "bigint"},
    {"coalesce(t.net_pnl, 0)", "bigint"},
}};

/// Conditions with their values; the tenant is $1.
class Conditions {
public:
    explicit Conditions(const TenantId& tenant) : m_text(" where t.tenant_id = $1"), m_parameters(tenant) {}

    template <typename... Values>
    void add(const char* condition, const Values&... values) {
        m_text += " and ";
        for (const char* c = condition; *c != '\0'; ++c) {
            *c == '?' ? void(m_text += "$" + std::to_string(++m_count)) : m_text.push_back(*c);
        }
        (m_parameters.add(values), ...);
    }
    const std::string& text() const { return m_text; }
    const Parameters& parameters() const { return m_parameters; }

private:
    std::string m_text;
    Parameters m_parameters;
    int m_count = 1;
};

void addOutcome(Conditions& conditions, core::Outcome outcome, core::Basis basis) {
    const std::string pnl = basis == core::Basis::Net ? "t.net_pnl" : "t.pnl";
    conditions.add("t.status = 'closed'");
    switch (outcome) {
    case core::Outcome::Win:
        return conditions.add((pnl + " > a.tolerance").c_str());
    case core::Outcome::Loss:
        return conditions.add((pnl + " < -a.tolerance").c_str());
    case core::Outcome::BreakEven:
        return conditions.add((pnl + " between -a.tolerance and a.tolerance").c_str());
    }
}

/// Weekday and hour of an entry that is known, the hour where more than the day is.
void addEntry(Conditions& conditions, const core::TradeFilter& filter) {
    if (filter.weekdays.empty() && filter.entryHours.empty()) {
        return;
    }
    conditions.add("t.entry_minute <> ?", int(core::Trade::NoEntry));
    if (!filter.weekdays.empty()) {
        conditions.add("extract(isodow from t.entry_day)::integer = any(?)", filter.weekdays);
    }
    if (!filter.entryHours.empty()) {
        conditions.add("t.entry_minute >= 0 and t.entry_minute / 60 = any(?)", filter.entryHours);
    }
}

void addR(Conditions& conditions, const core::TradeFilter& filter) {
    if (!filter.fromR && !filter.toR) {
        return;
    }
    conditions.add("t.status = 'closed' and t.initial_risk > 0");
    if (filter.fromR) {
        conditions.add("t.net_pnl::float8 / nullif(t.initial_risk, 0)::float8 >= ?", *filter.fromR);
    }
    if (filter.toR) {
        conditions.add("t.net_pnl::float8 / nullif(t.initial_risk, 0)::float8 < ?", *filter.toR);
    }
}

Conditions conditionsOf(const TenantId& tenant, const TradeList& list) {
    Conditions conditions(tenant);
    const core::TradeFilter& filter = list.filter;
    // An open trade's exit day is its entry day.
    if (filter.from) {
        conditions.add("t.exit_day >= ?", *filter.from);
    }
    if (filter.to) {
        conditions.add("t.exit_day <= ?", *filter.to);
    }
    if (!filter.symbols.isEmpty()) {
        conditions.add("t.symbol = any(?)",
                       std::vector<QString>(filter.symbols.begin(), filter.symbols.end()));
    }
    if (filter.side) {
        conditions.add("t.side = ?", core::wireName(*filter.side));
    }
    if (filter.status) {
        conditions.add("t.status = ?", core::wireName(*filter.status));
    }
    if (filter.outcome) {
        addOutcome(conditions, *filter.outcome, filter.basis);
    }
    if (list.accounts) {
        conditions.add("t.account = any(?)", *list.accounts);
    }
    if (list.tags) {
        conditions.add(
            "exists (select from trade_tags l where l.tenant_id = t.tenant_id and l.trade_id = t.id "
            "and l.tag_id = any(?))",
            *list.tags);
    }
    if (!list.words.isEmpty()) {
        conditions.add(
            "exists (select from trade_fills f where f.tenant_id = t.tenant_id and f.trade_id = t.id "
            "and not f.rest_is_later and f.fill_id in (select doors.annotations_with_words(?)))",
            list.words);
    }
    addEntry(conditions, filter);
    addR(conditions, filter);
    return conditions;
}

Query composed(const std::string& text, const Conditions& conditions) {
    Query query(Sql::composed(text));
    query.parameters = conditions.parameters();
    return query;
}

template <typename Enum>
Enum wordOf(const Row& row, int column) {
    return core::fromWireName<Enum>(row.text(column)).value_or(Enum());
}

} // namespace

Query tradeCount(const TenantId& tenant, const TradeList& list) {
    const Conditions conditions = conditionsOf(tenant, list);
    // Every trade has its account, so that only what asks for the account's tolerance joins it.
    const std::string join =
        list.filter.outcome ? " join accounts a on a.tenant_id = t.tenant_id and a.id = t.account" : "";
    return composed("-- count trades\nselect count(*) from trades t" + join + conditions.text(), conditions);
}

Query tradePage(const TenantId& tenant, const TradeList& list, const std::optional<TradePosition>& after,
                qint64 offset, int limit) {
    const OrderColumn& order = kOrders[std::size_t(list.order)];
    const std::string direction = list.descending ? " desc" : "";
    Conditions conditions = conditionsOf(tenant, list);
    if (after) {
        const std::string condition = "(" + std::string(order.expression) + ", t.id) " +
                                      (list.descending ? "<" : ">") + " (?::text::" + order.type + ", ?)";
        conditions.add(condition.c_str(), after->value, after->id);
    }
    const std::string text = kSelect + conditions.text() + " order by " + order.expression + direction +
                             ", t.id" + direction + " limit " + std::to_string(limit) + " offset " +
                             std::to_string(after ? 0 : offset);
    return composed(text, conditions);
}

bool isPositionValue(TradeOrder order, const QString& value) {
    const char* type = kOrders[std::size_t(order)].type;
    if (type == std::string_view("timestamptz")) {
        return core::parseInstant(value).has_value();
    }
    bool isNumber = false;
    (void)value.toLongLong(&isNumber);
    return isNumber || type == std::string_view("text");
}

TradePosition positionOf(const TradeRow& row, TradeOrder order) {
    const auto units = [](core::Decimal value) { return QString::number(value.units()); };
    const bool hasResult = row.facts.status != core::TradeStatus::Unopened;
    switch (order) {
    case TradeOrder::ExitTimestamp:
        return {core::instantText(row.lastAt), row.facts.id};
    case TradeOrder::EntryTimestamp:
        return {core::instantText(row.firstAt), row.facts.id};
    case TradeOrder::Symbol:
        return {row.symbol, row.facts.id};
    case TradeOrder::Quantity:
        return {units(row.facts.quantity), row.facts.id};
    case TradeOrder::Fees:
        return {units(row.facts.charges.total()), row.facts.id};
    case TradeOrder::Pnl:
        return {units(hasResult ? row.facts.grossPnl : core::Decimal()), row.facts.id};
    case TradeOrder::NetPnl:
        return {units(hasResult ? row.facts.netPnl : core::Decimal()), row.facts.id};
    }
    Q_UNREACHABLE();
}

Query tradeWith(const TenantId& tenant, core::FillId anyFillOfIt) {
    static const std::string text = kSelect + " where t.tenant_id = $1 and t.id = " + tradeIdText();
    return Query(Sql::composed(text), tenant, anyFillOfIt);
}

Query tradesWithIds(const TenantId& tenant, const std::vector<core::TradeId>& ids) {
    static const std::string text = kSelect + " where t.tenant_id = $1 and t.id = any($2)";
    return Query(Sql::composed(text), tenant, ids);
}

const std::string& tradeIdText() {
    // A fill that goes through flat names the later trade, where its annotation belongs. A trade whose
    // opening is not in the journal may have an id that is no fill's. The outer select makes one value of it
    // before the search: coalesce is not leakproof, and under row-level security no index would serve.
    static const std::string text =
        "(select coalesce((select h.trade_id from trade_fills h where h.tenant_id = $1 and h.fill_id = $2 "
        "order by (h.trade_id = $2) desc, h.rest_is_later, h.trade_id limit 1), "
        "(select x.id from trades x where x.tenant_id = $1 and x.id = $2)))";
    return text;
}

TradeRow readTrade(const Row& row) {
    TradeRow trade;
    core::Trade& facts = trade.facts;
    int column = 0;
    facts.id = row.id<core::TradeId>(column++);
    trade.account = row.id<core::AccountId>(column++);
    trade.accountName = row.text(column++);
    trade.accountOwner = row.text(column++);
    trade.instrument = row.id<core::InstrumentId>(column++);
    trade.symbol = row.text(column++);
    trade.currency = row.text(column++);
    trade.notes = row.text(column++);
    trade.playbook = row.id<core::PlaybookId>(column++);
    trade.version = row.integer(column++);
    trade.createdAt = row.instant(column++);
    trade.updatedAt = row.instant(column++);
    facts.side = wordOf<core::Direction>(row, column++);
    facts.status = wordOf<core::TradeStatus>(row, column++);
    facts.quantity = row.decimal(column++);
    facts.openQuantity = row.decimal(column++);
    facts.entryPrice = row.read<std::optional<core::Decimal>>(column++);
    facts.exitPrice = row.read<std::optional<core::Decimal>>(column++);
    const auto entryAt = row.read<std::optional<core::Instant>>(column++);
    const auto exitAt = row.read<std::optional<core::Instant>>(column++);
    facts.grossPnl = row.read<std::optional<core::Decimal>>(column++).value_or(core::Decimal());
    facts.netPnl = row.read<std::optional<core::Decimal>>(column++).value_or(core::Decimal());
    facts.charges = core::Charges::commission(row.decimal(column++)); // the sum is what is shown
    facts.entryDay = row.day(column++);
    facts.exitDay = row.day(column++);
    facts.entryMinute = qint16(row.number(column++));
    facts.entryPrecision = wordOf<core::TimePrecision>(row, column++);
    facts.exitPrecision = wordOf<core::TimePrecision>(row, column++);
    facts.holdingKnown = row.flag(column++);
    facts.costsIncomplete = row.flag(column++);
    facts.fillCount = row.number(column++);
    facts.initialRisk = row.read<std::optional<core::Decimal>>(column++);
    facts.notional = row.read<std::optional<core::Decimal>>(column++);
    facts.stop = row.read<std::optional<core::Decimal>>(column++);
    facts.mae = row.read<std::optional<core::Decimal>>(column++);
    facts.mfe = row.read<std::optional<core::Decimal>>(column++);
    facts.reviewed = row.flag(column++);
    facts.stars = quint8(row.number(column++));
    trade.firstAt = row.instant(column++);
    trade.lastAt = row.instant(column++);
    facts.entryAt = entryAt.value_or(trade.firstAt);
    facts.exitAt = exitAt.value_or(trade.lastAt);
    const auto names = row.read<std::vector<QString>>(column);
    trade.tags = QStringList(names.begin(), names.end());
    facts.hasNotes = !trade.notes.isEmpty();
    return trade;
}

} // namespace server
