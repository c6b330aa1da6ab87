#include "server/api/trade_list.h"

#include "core/domain/record.h"
#include "core/domain/symbols.h"
#include "server/api/list_cursor.h"
#include "server/api/statistics_query.h"
#include "server/api/trade_json.h"
#include "server/http/error_reply.h"
#include "server/http/paging.h"
#include "server/stores/record_store.h"

#include <array>

namespace server {
namespace {

using core::RecordKind;

constexpr std::array<const char*, kTradeOrders> kOrderWords = {
    "exitTimestamp", "entryTimestamp", "symbol", "quantity", "fees", "pnl", "netPnl"};

void readOrder(QueryFields& query, TradeList& list) {
    const QString word = query.text(u"sort").value_or(QStringLiteral("-exitTimestamp"));
    list.descending = word.startsWith(u'-');
    const auto index = indexOfWord(QStringView(word).mid(list.descending ? 1 : 0), kOrderWords);
    if (!index) {
        query.wrong(u"sort", complaintOfChoice(kOrderWords) +
                                 QStringLiteral(", with a - before it for the largest or latest first"));
        return;
    }
    list.order = TradeOrder(*index);
}

/// Ids for the words of the filter. One round trip more, and only for those who name tags or accounts: names
/// are compared without their case, which the database's locale may not know how to do.
core::Result<void> resolve(TenantScope& scope, TradeList& list) {
    if (list.filter.tags.isEmpty() && list.filter.accounts.isEmpty()) {
        return core::Done{};
    }
    const RecordStore& tags = RecordStore::of(RecordKind::Tag);
    const RecordStore& accounts = RecordStore::of(RecordKind::Account);
    const auto rows =
        scope.readAll(Act::ReadJournal, {tags.list(scope.tenant()), accounts.list(scope.tenant())});
    if (!rows) {
        return rows.error();
    }
    if (!list.filter.tags.isEmpty()) {
        list.tags.emplace();
        for (const StoredRecord& stored : tags.readAll((*rows)[0])) {
            if (const core::Tag tag = core::tagFrom(stored.record);
                list.filter.tags.contains(tag.name, Qt::CaseInsensitive)) {
                list.tags->push_back(tag.id);
            }
        }
    }
    if (!list.filter.accounts.isEmpty()) {
        list.accounts.emplace();
        for (const StoredRecord& stored : accounts.readAll((*rows)[1])) {
            if (const core::Account account = core::accountFrom(stored.record);
                core::admitsAccount(list.filter, account)) {
                list.accounts->push_back(account.id);
            }
        }
    }
    return core::Done{};
}

/// What a cursor of this list is good for: its tenant, filter and order, whatever the length of a page.
QString listName(const Request& request, const TenantScope& scope, const TradeList& list) {
    Request filter;
    for (const auto& [name, value] : request.query) {
        if (name != u"cursor" && name != u"page" && name != u"limit") {
            filter.query.emplace_back(name, value);
        }
    }
    return QStringLiteral("/trades|%1|%2|%3")
        .arg(scope.tenant().toString(), QString::fromLatin1(rangeText(list.filter)),
             QString::fromLatin1(filtersHash(filter)));
}

Outcome<std::optional<TradePosition>> openCursor(const CursorSeal& seal, const QString& name,
                                                 const PageRequest& page, TradeOrder order) {
    if (!page.cursor) {
        return std::optional<TradePosition>();
    }
    const auto values = seal.open(name, *page.cursor);
    if (!values) {
        return values.error();
    }
    const auto id = values->size() == 2 ? readUuid((*values)[1]) : std::nullopt;
    if (!id || !isPositionValue(order, (*values)[0])) {
        return wrongField(QStringLiteral("cursor"), QStringLiteral("Start again without a cursor"));
    }
    return std::optional(TradePosition{(*values)[0], core::TradeId(*id)});
}

QByteArray pageJson(const std::vector<TradeRow>& trades, const PageRequest& page,
                    const std::optional<qint64>& total, const std::optional<QString>& next) {
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const TradeRow& trade : trades) {
        writeTradeRow(json, trade);
    }
    json.endArray();
    if (total) {
        json.key("total").integer(*total).key("page").integer(page.page);
    }
    json.key("limit").integer(page.limit).key("nextCursor");
    next ? json.string(*next) : json.null();
    json.endObject();
    return json.take();
}

} // namespace

Outcome<Reply> listTrades(const ApiContext& context, const Request& request, TenantScope& scope) {
    QueryFields query(request);
    TradeList list;
    StatisticsQuery asked = readStatisticsQuery(query);
    list.filter = std::move(asked.filter);
    list.words = asked.words.value_or(QString());
    for (QString& symbol : list.filter.symbols) {
        symbol = core::canonicalSymbol(symbol);
    }
    readOrder(query, list);
    const PageRequest page = readPage(query);
    if (auto checked = query.finish(); !checked) {
        return checked.error();
    }
    const CursorSeal seal = listCursors(context);
    const QString name = listName(request, scope, list);
    const auto after = openCursor(seal, name, page, list.order);
    if (!after) {
        return after.error();
    }
    if (auto resolved = resolve(scope, list); !resolved) {
        return problemFrom(resolved.error());
    }
    // One row more than asked for tells whether there is a next page.
    std::vector<Query> queries{tradePage(scope.tenant(), list, *after, page.offset(), page.limit + 1)};
    if (!page.cursor) {
        queries.push_back(tradeCount(scope.tenant(), list));
    }
    const auto rows = scope.readAll(Act::ReadJournal, std::move(queries));
    if (!rows) {
        return problemFrom(rows.error());
    }
    std::vector<TradeRow> trades;
    for (const Row row : rows->front()) {
        trades.push_back(readTrade(row));
    }
    std::optional<QString> next;
    if (int(trades.size()) > page.limit) {
        trades.resize(std::size_t(page.limit));
        const TradePosition last = positionOf(trades.back(), list.order);
        next = seal.seal(name, {last.value, last.id.toString()});
    }
    const auto total = page.cursor ? std::nullopt : std::optional((*rows)[1][0].integer(0));
    return Reply::json(200, pageJson(trades, page, total, next));
}

} // namespace server
