#pragma once

#include "core/domain/annotation.h"
#include "core/domain/instrument.h"
#include "core/domain/trade_matching.h"
#include "core/domain/trading_day.h"
#include "core/journal/trade_table.h"

#include <QHash>

namespace core {

/// The projection's row of a matched trade; account and instrument keys and its time span are the caller's.
TradeRow tradeRowOf(const MatchedTrade& trade, const Instrument& instrument,
                    const QHash<FillId, Annotation>& annotations, const ZoneTable& journalZone);

/// The stored row with what its fills' annotations say now; matching is not asked again.
TradeRow reannotated(SqliteConnection& connection, qint64 tradeKey, const ZoneTable& journalZone);

} // namespace core
