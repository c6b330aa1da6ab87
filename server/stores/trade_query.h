#pragma once

#include "core/domain/account.h"
#include "core/domain/instrument.h"
#include "core/domain/trade.h"
#include "core/domain/trade_filter.h"
#include "server/postgres/query.h"
#include "server/postgres/rows.h"
#include "server/postgres/tenant_id.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace server {

/// A row of the projection with what it shows of its neighbours.
struct TradeRow {
    core::Trade facts; ///< its indexes into a book are not set
    core::AccountId account;
    QString accountName;
    QString accountOwner; ///< a user id
    core::InstrumentId instrument;
    QString symbol;
    QString currency;
    QString notes;
    QStringList tags; ///< names in their order
    core::PlaybookId playbook;
    qint64 version = 0; ///< its ETag
    core::Instant createdAt{};
    core::Instant updatedAt{};
    core::Instant firstAt{}; ///< of its first and its last fill
    core::Instant lastAt{};
};

/// The orders of a list. Exit and entry mean the last and the first fill, so that open trades have a place.
enum class TradeOrder : quint8 { ExitTimestamp, EntryTimestamp, Symbol, Quantity, Fees, Pnl, NetPnl };
inline constexpr int kTradeOrders = int(TradeOrder::NetPnl) + 1;

/// A list of trades, its names already resolved to ids.
struct TradeList {
    core::TradeFilter filter; ///< all of it but accounts and tags; its symbols are canonical
    std::optional<std::vector<core::AccountId>> accounts;
    std::optional<std::vector<core::TagId>> tags; ///< any of
    QString words;                                ///< in the notes; empty: any
    TradeOrder order = TradeOrder::ExitTimestamp;
    bool descending = true;
};

/// Where a list goes on: after the row with this value of its order and this id.
struct TradePosition {
    QString value;
    core::TradeId id;
};

Query tradeCount(const TenantId& tenant, const TradeList& list);
/// `after` or `offset`; reads `limit` rows at most.
Query tradePage(const TenantId& tenant, const TradeList& list, const std::optional<TradePosition>& after,
                qint64 offset, int limit);
/// A `value` that a position may have.
bool isPositionValue(TradeOrder order, const QString& value);
TradePosition positionOf(const TradeRow& row, TradeOrder order);

/// The trade of that id, or the one that holds the fill of that id: no row or one.
Query tradeWith(const TenantId& tenant, core::FillId anyFillOfIt);
Query tradesWithIds(const TenantId& tenant, const std::vector<core::TradeId>& ids);
TradeRow readTrade(const Row& row);

/// SQL: the id of the trade that $2 names as above, in the tenant $1.
const std::string& tradeIdText();

} // namespace server
