#pragma once

#include "core/domain/trade_filter.h"
#include "server/http/query_fields.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace server {

/// Which trades an analytics request is about.
struct StatisticsQuery {
    core::TradeFilter filter;
    std::optional<QString> words; ///< `q`: in the trade's notes
};

/// from, to, symbol, tag, account (name or id), side, win, status, q as GET /trades; and basis, weekday,
/// hour, fromR, toR as the filter bar.
StatisticsQuery readStatisticsQuery(QueryFields& query);

/// "2025-01-01..2025-12-31", "..": the days that were asked for.
QByteArray rangeText(const core::TradeFilter& filter);

/// A hash of all parameters but from and to, whatever their order.
QByteArray filtersHash(const Request& request);

} // namespace server
