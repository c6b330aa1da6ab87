#pragma once

#include "core/domain/trade_book.h"
#include "core/journal/journal_values.h"
#include "core/journal/sqlite.h"

#include <QHash>

namespace core {

/// A trade with its parts, and all undeleted fills of its account and instrument near it.
struct MatchedAround {
    MatchedTrade trade;
    std::vector<Fill> fills;
    QHash<FillId, Annotation> annotations;
};

/// The stored trade of that id, else the one holding that fill; 0 when there is none. Throws SqliteFailure.
qint64 tradeKeyOf(SqliteConnection& connection, FillId id);

/// Matches that trade again among its neighbours, so that its parts are known. NotFound.
Result<MatchedAround> matchedAround(SqliteConnection& connection, FillId id);

/// The same with its row in `book`. In the caller's snapshot. Throws SqliteFailure.
Result<TradeDetail> readTradeDetail(SqliteConnection& connection, const TradeBook& book, FillId id);

/// All undeleted fills of an account and instrument, read through their trades.
std::vector<Fill> fillsOfSet(SqliteConnection& connection, AccountId account, InstrumentId instrument);

/// Undeleted splits of an instrument.
std::vector<CorporateAction> splitsOf(SqliteConnection& connection, InstrumentId instrument);

} // namespace core
