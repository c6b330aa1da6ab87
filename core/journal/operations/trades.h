#pragma once

#include "core/domain/new_trade.h"
#include "core/journal/change_scope.h"

#include <span>

namespace core {

/// Its fills share a position of their own, so that it never mixes with others. The id of the opening fill.
Result<TradeId> addTrade(ChangeScope& scope, const NewTrade& trade);

/// The fills of these trades go to the trash, from where ChangeScope::restore() brings them back. SharedFill,
/// naming the neighbour, when a fill also belongs to a trade that stays.
Result<void> deleteTrades(ChangeScope& scope, std::span<const TradeId> trades);

/// A fill entered by hand; a null id makes a new one.
Result<FillId> addFill(ChangeScope& scope, Fill fill);
/// What a person changed is marked, so that no later file overwrites it.
Result<void> editFill(ChangeScope& scope, Fill fill);

/// Both become one trade, with one position. SharedFill, InvalidValue: see core/domain/position_edit.h.
Result<TradeId> mergeTrades(ChangeScope& scope, TradeId a, TradeId b);
/// These fills of the trade become a trade of their own.
Result<TradeId> splitTrade(ChangeScope& scope, TradeId trade, std::span<const FillId> moved);

} // namespace core
