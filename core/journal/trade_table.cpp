#include "core/journal/trade_table.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view kInsertTrade = R"(
    insert into trades (id, account_key, instrument_key, position, first_at, last_at, currency, side, status,
        entry_precision, exit_precision, holding_known, costs_incomplete, residue_closed, fill_count, entry_day,
        exit_day, entry_minute, entry_at, exit_at, quantity, open_quantity, entry_price, exit_price, gross_pnl,
        net_pnl, commission, exchange, regulatory, taxes, funding, other, notional, rate_of_risk, initial_risk, stop,
        mae, mfe, has_notes, reviewed, stars, playbook, tags)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?))";

constexpr std::string_view kAllTrades = R"(
    select key, id, account_key, instrument_key, position, first_at, last_at, currency, side, status,
        entry_precision, exit_precision, holding_known, costs_incomplete, residue_closed, fill_count, entry_day,
        exit_day, entry_minute, entry_at, exit_at, quantity, open_quantity, entry_price, exit_price, gross_pnl,
        net_pnl, commission, exchange, regulatory, taxes, funding, other, notional, rate_of_risk, initial_risk, stop,
        mae, mfe, has_notes, reviewed, stars, playbook, tags
    from trades)";

constexpr std::string_view kUpdateAnnotated = R"(
    update trades set initial_risk = ?, stop = ?, mae = ?, mfe = ?, has_notes = ?, reviewed = ?, stars = ?,
        playbook = ?, tags = ?
    where key = ?)";

// Of those that end at one time, the one that later fills still join comes first.
constexpr std::string_view kTradesBackwards = R"(
    select key, first_at, last_at, status, holding_known from trades
    where account_key = ? and instrument_key = ? and position = '' and first_at <= ?
    order by last_at desc, status = 1 and holding_known)";
static_assert(int(TradeStatus::Closed) == 1);
constexpr std::string_view kTradesOfPosition =
    "select key from trades where account_key = ? and instrument_key = ? and position = ?";

constexpr std::string_view kInsertLink =
    "insert into trade_fills (trade_key, place, fill_key) values (?, ?, ?)";

/// NULL for the empty value: most trades have neither playbook nor tags.
std::optional<QByteArray> orNull(const QByteArray& tags) {
    return tags.isEmpty() ? std::nullopt : std::optional(tags);
}

} // namespace

qint64 TradeTable::insert(const TradeRow& row, std::span<const qint64> fillKeys) {
    if (!m_insertTrade) {
        m_insertTrade.emplace(m_connection.prepare(kInsertTrade));
        m_insertLink.emplace(m_connection.prepare(kInsertLink));
    }
    const Trade& trade = row.facts;
    m_insertTrade->run(trade.id.uuid(), row.accountKey, row.instrumentKey, row.position, row.firstAt,
                       row.lastAt, row.currency, int(trade.side), int(trade.status),
                       int(trade.entryPrecision), int(trade.exitPrecision), trade.holdingKnown,
                       trade.costsIncomplete, row.residueClosed, int(trade.fillCount), trade.entryDay,
                       trade.exitDay, int(trade.entryMinute), trade.entryAt, trade.exitAt, trade.quantity,
                       trade.openQuantity, trade.entryPrice, trade.exitPrice, trade.grossPnl, trade.netPnl,
                       trade.charges[ChargeKind::Commission], trade.charges[ChargeKind::Exchange],
                       trade.charges[ChargeKind::Regulatory], trade.charges[ChargeKind::Taxes],
                       trade.charges[ChargeKind::Funding], trade.charges[ChargeKind::Other], trade.notional,
                       row.rateOfRisk, trade.initialRisk, trade.stop, trade.mae, trade.mfe, trade.hasNotes,
                       trade.reviewed, int(trade.stars), row.playbook, orNull(row.tags));
    const qint64 key = m_connection.lastInsertKey();
    int place = 0;
    for (const qint64 fillKey : fillKeys) {
        m_insertLink->run(key, place++, fillKey);
    }
    return key;
}

void TradeTable::erase(qint64 key) {
    m_connection.run("delete from trade_fills where trade_key = ?", key);
    m_connection.run("delete from trades where key = ?", key);
}

void TradeTable::eraseAll() {
    m_connection.run("delete from trade_fills");
    m_connection.run("delete from trades");
}

void TradeTable::updateAnnotated(const TradeRow& row) {
    const Trade& trade = row.facts;
    m_connection.run(kUpdateAnnotated, trade.initialRisk, trade.stop, trade.mae, trade.mfe, trade.hasNotes,
                     trade.reviewed, int(trade.stars), row.playbook, orNull(row.tags), row.key);
}

TradeRow TradeTable::find(qint64 key) const {
    static const std::string kOneTrade = std::string(kAllTrades) + " where key = ?";
    SqliteStatement statement = m_connection.prepare(kOneTrade, key);
    return statement.step() ? read(statement) : TradeRow{};
}

std::vector<qint64> TradeTable::fillKeys(qint64 tradeKey) const {
    std::vector<qint64> keys;
    SqliteStatement statement =
        m_connection.prepare("select fill_key from trade_fills where trade_key = ? order by place", tradeKey);
    while (statement.step()) {
        keys.push_back(statement.integer(0));
    }
    return keys;
}

std::vector<qint64> TradeTable::tradesWithFill(qint64 fillKey) const {
    std::vector<qint64> keys;
    SqliteStatement statement = m_connection.prepare(
        "select distinct trade_key from trade_fills where fill_key = ? order by trade_key", fillKey);
    while (statement.step()) {
        keys.push_back(statement.integer(0));
    }
    return keys;
}

std::vector<qint64> TradeTable::tradesSinceFlat(qint64 accountKey, qint64 instrumentKey, Instant from) const {
    return tradesBackwards(accountKey, instrumentKey, Instant::max(), from);
}

std::vector<qint64> TradeTable::tradesAround(const TradeRow& trade, std::chrono::hours margin) const {
    if (!trade.position.isEmpty()) {
        return tradesOfPosition(trade.accountKey, trade.instrumentKey, trade.position);
    }
    return tradesBackwards(trade.accountKey, trade.instrumentKey, trade.lastAt + margin,
                           trade.firstAt - margin);
}

std::vector<qint64> TradeTable::tradesBackwards(qint64 accountKey, qint64 instrumentKey, Instant until,
                                                Instant from) const {
    std::vector<qint64> trades;
    SqliteStatement statement = m_connection.prepare(kTradesBackwards, accountKey, instrumentKey, until);
    FlatPointSearch search(from);
    while (statement.step() && search.takes(statement.instant(1), statement.instant(2),
                                            TradeStatus(statement.integer(3)), statement.integer(4) != 0)) {
        trades.push_back(statement.integer(0));
    }
    return trades;
}

std::vector<qint64> TradeTable::tradesOfPosition(qint64 accountKey, qint64 instrumentKey,
                                                 const QString& position) const {
    std::vector<qint64> trades;
    SqliteStatement statement = m_connection.prepare(kTradesOfPosition, accountKey, instrumentKey, position);
    while (statement.step()) {
        trades.push_back(statement.integer(0));
    }
    return trades;
}

std::string_view TradeTable::allText() {
    return kAllTrades;
}

TradeRow TradeTable::read(SqliteStatement& statement) {
    TradeRow row;
    Trade& trade = row.facts;
    int column = 0;
    row.key = statement.integer(column++);
    trade.id = TradeId(statement.uuid(column++));
    row.accountKey = statement.integer(column++);
    row.instrumentKey = statement.integer(column++);
    row.position = statement.text(column++);
    row.firstAt = statement.instant(column++);
    row.lastAt = statement.instant(column++);
    row.currency = statement.text(column++);
    trade.side = Direction(statement.integer(column++));
    trade.status = TradeStatus(statement.integer(column++));
    trade.entryPrecision = TimePrecision(statement.integer(column++));
    trade.exitPrecision = TimePrecision(statement.integer(column++));
    trade.holdingKnown = statement.integer(column++) != 0;
    trade.costsIncomplete = statement.integer(column++) != 0;
    row.residueClosed = statement.integer(column++) != 0;
    trade.fillCount = qint32(statement.integer(column++));
    trade.entryDay = statement.day(column++);
    trade.exitDay = statement.day(column++);
    trade.entryMinute = qint16(statement.integer(column++));
    trade.entryAt = statement.instant(column++);
    trade.exitAt = statement.instant(column++);
    trade.quantity = statement.decimal(column++);
    trade.openQuantity = statement.decimal(column++);
    trade.entryPrice = statement.optionalDecimal(column++);
    trade.exitPrice = statement.optionalDecimal(column++);
    trade.grossPnl = statement.decimal(column++);
    trade.netPnl = statement.decimal(column++);
    for (int kind = 0; kind < kChargeKinds; ++kind) {
        trade.charges[ChargeKind(kind)] = statement.decimal(column++);
    }
    trade.notional = statement.optionalDecimal(column++);
    row.rateOfRisk = statement.decimal(column++);
    trade.initialRisk = statement.optionalDecimal(column++);
    trade.stop = statement.optionalDecimal(column++);
    trade.mae = statement.optionalDecimal(column++);
    trade.mfe = statement.optionalDecimal(column++);
    trade.hasNotes = statement.integer(column++) != 0;
    trade.reviewed = statement.integer(column++) != 0;
    trade.stars = quint8(statement.integer(column++));
    row.playbook = statement.uuid(column++);
    row.tags = statement.blob(column++);
    return row;
}

} // namespace core
