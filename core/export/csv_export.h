#pragma once

#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/trade_book.h"

#include <QIODevice>

#include <span>

namespace core {

/// Writes the project's own CSV (core/wire/journal_csv_columns.h): one row per fill in the order given, RFC
/// 4180 with CRLF, UTF-8 without BOM. Read again, it gives equal fills, trades and annotations. A fill whose
/// account or instrument is not in the book is an InvalidValue naming it.
Result<void> writeFillsCsv(QIODevice& out, const TradeBook& book, std::span<const Fill> fills,
                           std::span<const Annotation> annotations);

/// One row per trade, for spreadsheets: `tj trades --csv`. In the order given; `trades` are indexes into the
/// book.
Result<void> writeTradesCsv(QIODevice& out, const TradeBook& book, std::span<const quint32> trades);

} // namespace core
