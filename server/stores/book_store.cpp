#include "server/stores/book_store.h"

#include "core/domain/wire_names.h"
#include "server/stores/record_store.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace server {
namespace {

using core::RecordKind;

constexpr Sql kState = R"(-- state of the journal
    select left(epoch::text, 8) || '.' || version, version from tenant_sync where tenant_id = $1)";
constexpr Sql kTrades = R"(-- trades of the book
    select id, account, instrument, currency, side = 'short', status, entry_precision, exit_precision,
           holding_known, costs_incomplete, notes <> '', reviewed, stars, entry_minute, fill_count, entry_day,
           exit_day, coalesce(entry_timestamp, first_at), coalesce(exit_timestamp, last_at), quantity,
           open_quantity, entry_price, exit_price, pnl, net_pnl, commission, exchange, regulatory, taxes, funding,
           other, initial_risk, notional, stop, mae, mfe, playbook
      from trades t
     where tenant_id = $1
       and ($2::text is null or exists (
           select from trade_fills f
            where f.tenant_id = t.tenant_id and f.trade_id = t.id and not f.rest_is_later
              and f.fill_id in (select doors.annotations_with_words($2)))))";
constexpr Sql kTradeTags = R"(-- tags of the book's trades
    select trade_id, tag_id from trade_tags where tenant_id = $1)";
/// Their texts may be long, and no figure reads them.
constexpr Sql kPlaybooks = R"(-- playbooks of the book
    select id, name, color, sort_order from playbooks where tenant_id = $1 and deleted_at is null
     order by created_at, id)";
constexpr Sql kSettings = R"(-- settings of the book
    select name, value from settings
     where tenant_id = $1 and name in ('zone', 'currency', 'riskFreeRate') and deleted_at is null)";

/// Makes a book of rows, with ids as indexes.
class BookMaker {
public:
    template <typename T>
    QHash<QUuid, qint32> take(RecordKind kind, T (*convert)(const core::Record&), const Rows& rows,
                              std::vector<T>& list) {
        QHash<QUuid, qint32> places;
        for (const StoredRecord& stored : RecordStore::of(kind).readAll(rows)) {
            places.insert(stored.record.id, qint32(list.size()));
            list.push_back(convert(stored.record));
        }
        return places;
    }
    void takeTagSets(const Rows& rows);
    void takePlaybooks(const Rows& rows);
    void takeRates(const Rows& rows);
    void takeSettings(const Rows& rows);
    void takeTrades(const Rows& rows);

    std::shared_ptr<core::TradeBook> book = std::make_shared<core::TradeBook>();
    QHash<QUuid, qint32> accounts;
    QHash<QUuid, qint32> instruments;
    QHash<QUuid, qint32> tags;

private:
    qint32 currencyIndex(const QString& currency);

    QHash<QUuid, qint32> m_playbooks;
    QHash<QUuid, qint32> m_tagSetOfTrade;
};

void BookMaker::takeTagSets(const Rows& rows) {
    QHash<QUuid, std::vector<qint32>> ofTrade;
    for (const Row row : rows) {
        const auto tag = tags.constFind(row.uuid(1));
        if (tag != tags.constEnd()) {
            ofTrade[row.uuid(0)].push_back(*tag);
        }
    }
    std::map<std::vector<qint32>, qint32> known{{{}, 0}};
    for (auto trade = ofTrade.begin(); trade != ofTrade.end(); ++trade) {
        std::sort(trade->begin(), trade->end());
        const auto [set, isNew] = known.try_emplace(*trade, qint32(book->tagSets.size()));
        if (isNew) {
            book->tagSets.push_back(*trade);
        }
        m_tagSetOfTrade.insert(trade.key(), set->second);
    }
}

void BookMaker::takePlaybooks(const Rows& rows) {
    for (const Row row : rows) {
        m_playbooks.insert(row.uuid(0), qint32(book->playbooks.size()));
        book->playbooks.push_back(
            {row.id<core::PlaybookId>(0), row.text(1), row.text(2), {}, int(row.integer(3))});
    }
}

void BookMaker::takeRates(const Rows& rows) {
    for (const StoredRecord& stored : RecordStore::of(RecordKind::FxRate).readAll(rows)) {
        const auto& fields = stored.record.fields;
        book->fxRates.set(std::get<QString>(fields[0]), std::get<QString>(fields[1]),
                          std::get<core::Day>(fields[2]), std::get<core::Decimal>(fields[3]));
    }
}

void BookMaker::takeSettings(const Rows& rows) {
    for (const Row row : rows) {
        book->settings.take(row.text(0), row.text(1));
    }
    book->zone = book->settings.zone.isEmpty() ? QStringLiteral("UTC") : book->settings.zone;
}

qint32 BookMaker::currencyIndex(const QString& currency) {
    const auto found = std::find(book->currencies.begin(), book->currencies.end(), currency);
    const auto index = qint32(found - book->currencies.begin());
    if (found == book->currencies.end()) {
        book->currencies.push_back(currency);
    }
    return index;
}

/// Reads one row's columns one after the other.
class Columns {
public:
    explicit Columns(const Row& row) : m_row(row) {}

    template <typename T>
    T next() {
        return m_row.read<T>(m_column++);
    }
    core::Decimal decimal() { return next<std::optional<core::Decimal>>().value_or(core::Decimal()); }
    template <typename Enum>
    Enum word() {
        return core::fromWireName<Enum>(next<QString>()).value_or(Enum());
    }

private:
    const Row& m_row;
    int m_column = 0;
};

void readState(Columns& columns, core::Trade& trade) {
    trade.side = columns.next<bool>() ? core::Direction::Short : core::Direction::Long;
    trade.status = columns.word<core::TradeStatus>();
    trade.entryPrecision = columns.word<core::TimePrecision>();
    trade.exitPrecision = columns.word<core::TimePrecision>();
    trade.holdingKnown = columns.next<bool>();
    trade.costsIncomplete = columns.next<bool>();
    trade.hasNotes = columns.next<bool>();
    trade.reviewed = columns.next<bool>();
    trade.stars = quint8(columns.next<int>());
    trade.entryMinute = qint16(columns.next<int>());
    trade.fillCount = columns.next<int>();
    trade.entryDay = columns.next<core::Day>();
    trade.exitDay = columns.next<core::Day>();
    trade.entryAt = columns.next<core::Instant>();
    trade.exitAt = columns.next<core::Instant>();
}

void readMoney(Columns& columns, core::Trade& trade) {
    using Money = std::optional<core::Decimal>;
    trade.quantity = columns.decimal();
    trade.openQuantity = columns.decimal();
    trade.entryPrice = columns.next<Money>();
    trade.exitPrice = columns.next<Money>();
    trade.grossPnl = columns.decimal();
    trade.netPnl = columns.decimal();
    for (const core::ChargeKind kind :
         {core::ChargeKind::Commission, core::ChargeKind::Exchange, core::ChargeKind::Regulatory,
          core::ChargeKind::Taxes, core::ChargeKind::Funding, core::ChargeKind::Other}) {
        trade.charges[kind] = columns.decimal();
    }
    trade.initialRisk = columns.next<Money>();
    trade.notional = columns.next<Money>();
    trade.stop = columns.next<Money>();
    trade.mae = columns.next<Money>();
    trade.mfe = columns.next<Money>();
}

void BookMaker::takeTrades(const Rows& rows) {
    book->trades.reserve(std::size_t(rows.size()));
    for (const Row row : rows) {
        Columns columns(row);
        core::Trade trade;
        trade.id = core::TradeId(columns.next<QUuid>());
        trade.account = accounts.value(columns.next<QUuid>(), -1);
        trade.instrument = instruments.value(columns.next<QUuid>(), -1);
        trade.currency = currencyIndex(columns.next<QString>());
        readState(columns, trade);
        readMoney(columns, trade);
        const auto playbook = columns.next<std::optional<QUuid>>();
        trade.playbook = playbook ? m_playbooks.value(*playbook, -1) : -1;
        trade.tagSet = m_tagSetOfTrade.value(trade.id.uuid(), 0);
        if (trade.account >= 0 && trade.instrument >= 0) {
            book->trades.push_back(trade);
        }
    }
    core::sortTrades(*book);
}

} // namespace

core::Result<QByteArray> readJournalState(TenantScope& scope) {
    const auto rows = scope.read(Act::ReadJournal, kState, scope.tenant());
    if (!rows) {
        return rows.error();
    }
    return (*rows)[0].utf8(0);
}

core::Result<TenantBook> readBook(TenantScope& scope, const std::optional<QString>& words) {
    const TenantId& tenant = scope.tenant();
    const auto list = [&tenant](RecordKind kind) { return RecordStore::of(kind).list(tenant); };
    const auto rows = scope.readSnapshot(
        Act::ReadJournal, {Query(kState, tenant), list(RecordKind::Account), list(RecordKind::Instrument),
                           list(RecordKind::Tag), list(RecordKind::TagGroup), Query(kPlaybooks, tenant),
                           list(RecordKind::CashMovement), list(RecordKind::FxRate), Query(kSettings, tenant),
                           Query(kTradeTags, tenant), Query(kTrades, tenant, words)});
    if (!rows) {
        return rows.error();
    }
    BookMaker maker;
    core::TradeBook& book = *maker.book;
    maker.accounts = maker.take(RecordKind::Account, core::accountFrom, (*rows)[1], book.accounts);
    maker.instruments =
        maker.take(RecordKind::Instrument, core::instrumentFrom, (*rows)[2], book.instruments);
    maker.tags = maker.take(RecordKind::Tag, core::tagFrom, (*rows)[3], book.tags);
    maker.take(RecordKind::TagGroup, core::tagGroupFrom, (*rows)[4], book.tagGroups);
    maker.takePlaybooks((*rows)[5]);
    maker.take(RecordKind::CashMovement, core::cashMovementFrom, (*rows)[6], book.cashMovements);
    std::stable_sort(
        book.cashMovements.begin(), book.cashMovements.end(),
        [](const core::CashMovement& a, const core::CashMovement& b) { return a.date < b.date; });
    maker.takeRates((*rows)[7]);
    maker.takeSettings((*rows)[8]);
    maker.takeTagSets((*rows)[9]);
    maker.takeTrades((*rows)[10]);
    return TenantBook{maker.book, (*rows)[0][0].utf8(0), (*rows)[0][0].integer(1)};
}

} // namespace server
