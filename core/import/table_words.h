#pragma once

#include "core/domain/instrument.h"

#include <QString>

#include <optional>

namespace core {

/// "Dividend", "Deposit", "Transfer in" …: rows of a statement that move money but trade nothing.
bool isNoTrade(const QString& word);
/// "Equity", "ETF", "FUT", "fx" …; nullopt for other words.
std::optional<AssetClass> assetClassNamed(const QString& word);
/// Sets class and contract as far as the symbol itself proves them; a share otherwise.
void readClassOfSymbol(Instrument& instrument);

} // namespace core
