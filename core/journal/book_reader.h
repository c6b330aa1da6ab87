#pragma once

#include "core/domain/trade_book.h"
#include "core/journal/sqlite.h"

#include <memory>

namespace core {

/// Reads everything that pages and statistics need; in the caller's snapshot. Throws SqliteFailure.
std::shared_ptr<const TradeBook> readTradeBook(SqliteConnection& connection);

JournalSettings readSettings(SqliteConnection& connection);

} // namespace core
