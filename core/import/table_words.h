#pragma once

#include "core/domain/fill.h"
#include "core/domain/instrument.h"

#include <QString>

#include <optional>

namespace core {

/// "Dividend", "Deposit", "Transfer in" …: rows of a statement that move money but trade nothing.
bool isNoTrade(const QString& word);
/// "Reverse Split", "Stock Merger", "Symbol Change" …: rows that change a position without an execution,
/// whatever quantity and price they print.
bool isCorporateAction(const QString& word);
/// What an order list says of an order in its column of states.
enum class OrderState : quint8 { Executed, InPart, NotExecuted };
/// "Cancelled", "Rejected", "Working" … Executed for all other words: "Filled", "Complete", "Win".
OrderState orderStateOf(const QString& word);
/// "Buy", "Sold", "Sell to open" …: words that can only be a side; "Long" or "Short" may name a strategy.
std::optional<Side> tradeVerb(const QString& word);
/// "Equity", "ETF", "FUT", "fx" …; nullopt for other words.
std::optional<AssetClass> assetClassNamed(const QString& word);
/// Sets class and contract as far as the symbol itself proves them; a share otherwise.
void readClassOfSymbol(Instrument& instrument);

} // namespace core
