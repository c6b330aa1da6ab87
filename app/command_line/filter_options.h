#pragma once

#include "app/command_line/command.h"
#include "core/domain/trade_filter.h"

namespace app {

/// FILTER: --basis --from --to --symbol --tag --account --side --win --loss --open --closed.
void declareFilter(QCommandLineParser& parser);

/// The filter of a call; an Error is wrong usage.
core::Result<core::TradeFilter> readFilter(const CommandCall& call);

/// The filter's accounts and tags must be there: asking for a misspelt one must not look like "no trades".
core::Result<void> checkNames(const core::TradeFilter& filter, const core::TradeBook& book);

/// Symbols of the filter that the journal never met. Not wrong: nobody traded them, or somebody mistyped.
QStringList unknownSymbols(const core::TradeFilter& filter, const core::TradeBook& book);

/// The trades of a filter in the book's order.
std::vector<quint32> tradesOf(const core::TradeSelection& selection);

} // namespace app
