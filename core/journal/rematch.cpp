#include "core/journal/rematch.h"

#include "core/domain/trade_matching.h"
#include "core/journal/annotation_lookup.h"
#include "core/journal/fx_rate_table.h"
#include "core/journal/trade_detail.h"
#include "core/journal/trade_row.h"

#include <algorithm>

namespace core {

namespace {

struct StoredFill {
    qint64 key = 0;
    Instant executedAt{};
};

constexpr std::string_view kTradesOfSet =
    "select key from trades where account_key = ? and instrument_key = ?";
constexpr std::string_view kHasTrades =
    "select exists (select 1 from trades where account_key = ? and instrument_key = ?)";
constexpr std::string_view kKeyOfFill = "select key from fills where id = ?";

} // namespace

void Rematch::touchFill(qint64 key, const Fill& fill, bool live) {
    TouchedSet& set = m_sets[{fill.account.uuid(), fill.instrument.uuid()}];
    if (fill.position.isEmpty()) {
        set.cutFrom = std::min(set.cutFrom.value_or(fill.executedAt), fill.executedAt);
    } else {
        set.positions.insert(fill.position);
    }
    set.fills.push_back({key, live ? std::optional(fill) : std::nullopt});
}

void Rematch::run() {
    if (m_everything || !m_accounts.isEmpty() || !m_instruments.isEmpty()) {
        gatherWholeSets();
    }
    // Before anything new is stored: it may take the keys that those fills had.
    for (auto set = m_sets.begin(); set != m_sets.end(); ++set) {
        if (!isKnown(set.key())) {
            eraseTradesOf(set.value());
        }
    }
    for (auto set = m_sets.begin(); set != m_sets.end(); ++set) {
        matchSet(set.key(), set.value());
    }
    annotate();
    m_sets.clear();
    m_annotated.clear();
    m_accounts.clear();
    m_instruments.clear();
    m_everything = false;
    m_rates.reset();
}

void Rematch::gatherWholeSets() {
    if (m_everything) {
        TradeTable(m_connection).eraseAll();
    }
    for (RecordTable::Row& row : RecordTable(m_connection, RecordKind::Fill).all(false)) {
        const Fill fill = fillFrom(row.record);
        if (m_everything || m_accounts.contains(fill.account.uuid()) ||
            m_instruments.contains(fill.instrument.uuid())) {
            TouchedSet& set = m_sets[{fill.account.uuid(), fill.instrument.uuid()}];
            set.whole = true;
            set.fills.push_back({row.key, fill});
        }
    }
}

bool Rematch::isKnown(const InstrumentInAccount& key) const {
    return RecordTable(m_connection, RecordKind::Account).find(key.account) &&
           RecordTable(m_connection, RecordKind::Instrument).find(key.instrument);
}

/// An import taken back takes the account and the instruments it made with it: their keys no longer lead to
/// the trades, those of the fills do.
void Rematch::eraseTradesOf(const TouchedSet& set) {
    TradeTable table(m_connection);
    for (const TouchedFill& touched : set.fills) {
        for (const qint64 trade : table.tradesWithFill(touched.key)) {
            table.erase(trade);
        }
    }
}

void Rematch::matchSet(const InstrumentInAccount& key, TouchedSet& set) {
    const auto accountRow = RecordTable(m_connection, RecordKind::Account).find(key.account);
    const auto instrumentRow = RecordTable(m_connection, RecordKind::Instrument).find(key.instrument);
    if (!accountRow || !instrumentRow) {
        return;
    }
    if (m_connection.number(kHasTrades, accountRow->key, instrumentRow->key) != 0) {
        TradeTable table(m_connection);
        const std::vector<qint64> doomed = doomedTrades(accountRow->key, instrumentRow->key, set);
        if (!set.whole) {
            loadFillsOf(doomed, set);
        }
        for (const qint64 trade : doomed) {
            table.erase(trade);
        }
    }
    if (!accountRow->record.deletedAt && !instrumentRow->record.deletedAt) {
        store(accountRow->key, instrumentRow->key, accountFrom(accountRow->record),
              instrumentFrom(instrumentRow->record), std::move(set.fills));
    }
}

std::vector<qint64> Rematch::doomedTrades(qint64 accountKey, qint64 instrumentKey,
                                          const TouchedSet& set) const {
    std::vector<qint64> trades;
    if (set.whole) {
        SqliteStatement statement = m_connection.prepare(kTradesOfSet, accountKey, instrumentKey);
        while (statement.step()) {
            trades.push_back(statement.integer(0));
        }
        return trades;
    }
    const TradeTable table(m_connection);
    if (set.cutFrom) {
        trades = table.tradesSinceFlat(accountKey, instrumentKey, *set.cutFrom - kDayInAnyZone);
    }
    for (const QString& position : set.positions) {
        const std::vector<qint64> more = table.tradesOfPosition(accountKey, instrumentKey, position);
        trades.insert(trades.end(), more.begin(), more.end());
    }
    return trades;
}

void Rematch::loadFillsOf(const std::vector<qint64>& trades, TouchedSet& set) const {
    QSet<qint64> known;
    for (const TouchedFill& touched : set.fills) {
        known.insert(touched.key);
    }
    const TradeTable table(m_connection);
    const RecordTable fills(m_connection, RecordKind::Fill);
    for (const qint64 trade : trades) {
        for (const qint64 key : table.fillKeys(trade)) {
            if (known.contains(key)) {
                continue;
            }
            known.insert(key);
            const auto row = fills.findByKey(key);
            if (row && !row->record.deletedAt) {
                set.fills.push_back({key, fillFrom(row->record)});
            }
        }
    }
}

void Rematch::store(qint64 accountKey, qint64 instrumentKey, const Account& account,
                    const Instrument& instrument, std::vector<TouchedFill> touched) {
    // The last word on each fill, in the order of the keys.
    const auto byKey = [](const TouchedFill& a, const TouchedFill& b) { return a.key < b.key; };
    if (!std::is_sorted(touched.begin(), touched.end(), byKey)) {
        std::stable_sort(touched.begin(), touched.end(), byKey);
    }
    std::vector<Fill> fills;
    QHash<FillId, StoredFill> stored;
    fills.reserve(touched.size());
    stored.reserve(qsizetype(touched.size()));
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const bool isLast = i + 1 == touched.size() || touched[i + 1].key != touched[i].key;
        if (isLast && touched[i].fill) {
            stored.insert(touched[i].fill->id, {touched[i].key, touched[i].fill->executedAt});
            fills.push_back(std::move(*touched[i].fill));
        }
    }
    if (fills.empty()) {
        return;
    }
    const QHash<FillId, Annotation> annotations = AnnotationLookup(m_connection).of(fills);
    const QHash<FillId, Decimal> openingPrices = openingPricesOf(annotations);
    const std::vector<CorporateAction> splits = splitsOf(m_connection, instrument.id);
    const auto trades = matchFills({account, instrument, fills, splits, openingPrices,
                                    m_zones.ofAccount(account, m_connection), rates()});
    if (!trades) {
        throw SqliteFailure(trades.error());
    }
    TradeTable table(m_connection);
    const ZoneTable& zone = m_zones.ofJournal(m_connection);
    std::vector<qint64> fillKeys;
    for (const MatchedTrade& trade : *trades) {
        fillKeys.clear();
        TradeRow row = tradeRowOf(trade, instrument, annotations, zone);
        row.accountKey = accountKey;
        row.instrumentKey = instrumentKey;
        row.firstAt = Instant::max();
        row.lastAt = Instant::min();
        for (const FillPart& part : trade.parts) {
            const StoredFill fill = stored.value(part.fill);
            row.firstAt = std::min(row.firstAt, fill.executedAt);
            row.lastAt = std::max(row.lastAt, fill.executedAt);
            if (fillKeys.empty() || fillKeys.back() != fill.key) {
                fillKeys.push_back(fill.key);
            }
        }
        table.insert(row, fillKeys);
    }
}

void Rematch::annotate() {
    TradeTable table(m_connection);
    QSet<qint64> trades;
    for (const QUuid& fill : m_annotated) {
        if (const qint64 key = m_connection.number(kKeyOfFill, fill); key != 0) {
            for (const qint64 trade : table.tradesWithFill(key)) {
                trades.insert(trade);
            }
        }
    }
    for (const qint64 key : trades) {
        table.updateAnnotated(reannotated(m_connection, key, m_zones.ofJournal(m_connection)));
    }
}

const FxRates& Rematch::rates() {
    if (!m_rates) {
        m_rates = readFxRates(m_connection);
    }
    return *m_rates;
}

} // namespace core
