#pragma once

#include "core/base/result.h"
#include "core/domain/fill.h"
#include "core/domain/trade_filter.h"
#include "core/statistics/summary.h"

#include <QIODevice>

#include <span>

namespace core {

struct XlsxContent {
    const TradeBook& book;
    const TradeSelection& selection; ///< sheet Trades: closed, unopened, open
    const Summary& summary;          ///< sheet Summary: every figure of it, by its name in the API
    std::span<const Fill> fills;     ///< sheet Fills, in the order given
};

/// Writes a workbook with the sheets Summary, Trades and Fills: typed cells, times in the journal's zone. A
/// workbook's numbers are doubles, of which spreadsheets show 15 digits: each is the double nearest to the
/// exact decimal, so that amounts below ten trillion keep their cents; CSV and JSON keep every digit.
/// FileTooLarge beyond a sheet's 1,048,576 rows.
Result<void> writeXlsx(QIODevice& out, const XlsxContent& content);

} // namespace core
