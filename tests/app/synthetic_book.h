#pragma once

#include "core/domain/trade_book.h"

#include <memory>

namespace test {

/// A book of `trades` closed trades (and three open ones) from 5 January 2026 on, always the same for the
/// same number: weekdays 09:15–15:30 in Asia/Kolkata, five symbols, two accounts with starting equity, tags,
/// most with a stop.
std::shared_ptr<const core::TradeBook> syntheticBook(int trades);

} // namespace test
