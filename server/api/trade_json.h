#pragma once

#include "core/wire/json.h"
#include "server/stores/trade_query.h"
#include "server/stores/trade_store.h"

#include <vector>

namespace server {

/// A trade as a list shows it: the members of core/export/trades_json, without fills, then those that only
/// the server has.
void writeTradeRow(core::JsonWriter& json, const TradeRow& row);

/// The same with its fills and what its annotation holds.
QByteArray wholeTradeJson(const WholeTrade& trade);

} // namespace server
