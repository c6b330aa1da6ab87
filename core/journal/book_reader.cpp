#include "core/journal/book_reader.h"

#include "core/journal/fx_rate_table.h"
#include "core/journal/projection_state.h"
#include "core/journal/record_table.h"
#include "core/journal/trade_table.h"

#include <QHash>

#include <algorithm>

namespace core {

namespace {

constexpr int kIdSize = 16;

/// Fills one list of the book and remembers where each record went.
template <typename T, typename Place>
void readList(SqliteConnection& connection, RecordKind kind, T (*convert)(const Record&),
              std::vector<T>& list, Place&& place) {
    for (const RecordTable::Row& row : RecordTable(connection, kind).all(false)) {
        place(row, qint32(list.size()));
        list.push_back(convert(row.record));
    }
}

/// Turns the keys and ids of stored trades into indexes of the book.
class TradeTaker {
public:
    explicit TradeTaker(TradeBook& book) : m_book(book) {}

    QHash<qint64, qint32> accounts;    ///< by key
    QHash<qint64, qint32> instruments; ///< by key
    QHash<QUuid, qint32> tags;
    QHash<QUuid, qint32> playbooks;

    void operator()(TradeRow row) {
        Trade& trade = row.facts;
        trade.account = accounts.value(row.accountKey, -1);
        trade.instrument = instruments.value(row.instrumentKey, -1);
        if (trade.account < 0 || trade.instrument < 0) {
            return;
        }
        trade.currency = currencyIndex(row.currency);
        trade.tagSet = row.tags.isEmpty() ? 0 : tagSetIndex(row.tags);
        trade.playbook = row.playbook.isNull() ? -1 : playbooks.value(row.playbook, -1);
        m_book.trades.push_back(trade);
    }

private:
    qint32 currencyIndex(const QString& currency) {
        const auto found = std::find(m_book.currencies.begin(), m_book.currencies.end(), currency);
        if (found == m_book.currencies.end()) {
            m_book.currencies.push_back(currency);
            return qint32(m_book.currencies.size()) - 1;
        }
        return qint32(found - m_book.currencies.begin());
    }

    qint32 tagSetIndex(const QByteArray& ids) {
        const auto known = m_tagSets.constFind(ids);
        if (known != m_tagSets.constEnd()) {
            return *known;
        }
        std::vector<qint32> indexes;
        for (qsizetype at = 0; at + kIdSize <= ids.size(); at += kIdSize) {
            const auto tag = tags.constFind(QUuid::fromRfc4122(QByteArrayView(ids).sliced(at, kIdSize)));
            if (tag != tags.constEnd()) {
                indexes.push_back(*tag);
            }
        }
        std::sort(indexes.begin(), indexes.end());
        const auto same = std::find(m_book.tagSets.begin(), m_book.tagSets.end(), indexes);
        const auto index = qint32(same - m_book.tagSets.begin());
        if (same == m_book.tagSets.end()) {
            m_book.tagSets.push_back(std::move(indexes));
        }
        m_tagSets.insert(ids, index);
        return index;
    }

    TradeBook& m_book;
    QHash<QByteArray, qint32> m_tagSets;
};

} // namespace

JournalSettings readSettings(SqliteConnection& connection) {
    JournalSettings settings;
    SqliteStatement statement =
        connection.prepare("select name, value from settings where deleted_at is null order by key");
    while (statement.step()) {
        settings.take(statement.text(0), statement.text(1));
    }
    return settings;
}

std::shared_ptr<const TradeBook> readTradeBook(SqliteConnection& connection) {
    auto book = std::make_shared<TradeBook>();
    TradeTaker taker(*book);
    using Row = RecordTable::Row;
    readList(connection, RecordKind::Account, accountFrom, book->accounts,
             [&](const Row& row, qint32 index) { taker.accounts.insert(row.key, index); });
    readList(connection, RecordKind::Instrument, instrumentFrom, book->instruments,
             [&](const Row& row, qint32 index) { taker.instruments.insert(row.key, index); });
    readList(connection, RecordKind::Tag, tagFrom, book->tags,
             [&](const Row& row, qint32 index) { taker.tags.insert(row.record.id, index); });
    readList(connection, RecordKind::Playbook, playbookFrom, book->playbooks,
             [&](const Row& row, qint32 index) { taker.playbooks.insert(row.record.id, index); });
    readList(connection, RecordKind::TagGroup, tagGroupFrom, book->tagGroups, [](const Row&, qint32) {});
    readList(connection, RecordKind::CashMovement, cashMovementFrom, book->cashMovements,
             [](const Row&, qint32) {});
    std::stable_sort(book->cashMovements.begin(), book->cashMovements.end(),
                     [](const CashMovement& a, const CashMovement& b) { return a.date < b.date; });
    book->fxRates = readFxRates(connection);
    book->settings = readSettings(connection);
    book->zone = projectionZone(connection);
    book->trades.reserve(std::size_t(connection.number("select count(*) from trades")));
    TradeTable(connection).readAll([&](TradeRow row) { taker(std::move(row)); });
    sortTrades(*book);
    return book;
}

} // namespace core
