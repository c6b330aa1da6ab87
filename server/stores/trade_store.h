#pragma once

#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/matched_trade.h"
#include "core/domain/new_trade.h"
#include "server/stores/fill_store.h"
#include "server/stores/tenant_scope.h"
#include "server/stores/trade_query.h"

#include <functional>
#include <optional>
#include <vector>

namespace server {

/// A fill with its part in a trade.
struct TradeFill {
    core::Fill fill;
    core::FillRole role = core::FillRole::Entry;
    core::Decimal quantity; ///< in this trade
    core::Decimal fees;
    bool restIsLater = false;
    std::optional<core::TradeId> neighbour; ///< the other trade that holds it
};

/// A trade with all that it is made of.
struct WholeTrade {
    TradeRow row;
    std::vector<TradeFill> fills;         ///< in matching order
    std::optional<core::Annotation> plan; ///< that of its earliest annotated fill; its tags are not read
};

/// Queries for a whole trade in one round trip, and what their rows say: nullopt when there is none.
std::vector<Query> wholeTradeQueries(const TenantId& tenant, core::FillId anyFillOfIt);
std::optional<WholeTrade> readWholeTrade(const std::vector<Rows>& rows);

/// The trade as one would enter it by hand, its costs in one sum; nullopt when its opening is not known.
/// Without the annotation.
std::optional<core::NewTrade> asEntered(const WholeTrade& trade);

/// Trades as people make, change and delete them, in one change. Nothing stands until finish() and the
/// change's commit().
class TradeStore {
public:
    TradeStore(TenantChange& change, core::Instant now) : m_change(change), m_fills(change, now) {}

    std::optional<WholeTrade> find(core::FillId anyFillOfIt);
    /// In the order of `trades`, which must be there.
    std::vector<TradeRow> rows(const std::vector<core::TradeId>& trades);

    core::TradeId add(const core::NewTrade& trade);
    /// Makes the fills of a trade of at most one entry and one exit say what `wanted` says, their ids kept;
    /// nothing happens when they do already. The annotation stays as it is. UseFills for more fills;
    /// SharedFill, naming the neighbour.
    core::Result<void> rewrite(const WholeTrade& trade, const core::NewTrade& wanted);
    /// Its fills go to the trash. SharedFill, naming the neighbour.
    core::Result<void> remove(const WholeTrade& trade);
    void annotate(const WholeTrade& trade, const std::function<void(core::Annotation&)>& edit);

    FillStore& fills() { return m_fills; }

private:
    void rewriteExit(const WholeTrade& trade, const core::NewTrade& wanted, core::Fill& entry,
                     std::optional<core::Fill>& exit);

    TenantChange& m_change;
    FillStore m_fills;
};

} // namespace server
