#pragma once

#include "core/base/result.h"
#include "core/domain/instrument.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace core {

/// Trimmed, upper case, inner white space to one space: what ids and comparisons use.
QString canonicalSymbol(const QString& symbol);

/// What an option's symbol tells, whatever the broker's spelling.
struct OptionName {
    QString underlying;
    std::optional<Day> expiry; ///< Indian monthly symbols name only the month: unset
    int expiryYear = 0;
    int expiryMonth = 0;
    Decimal strike;
    OptionRight right = OptionRight::None;
};
/// "AAPL  260116C00150000", with or without the padding; nullopt: no OCC symbol.
std::optional<OptionName> readOccSymbol(QStringView symbol);
/// Monthly "NIFTY26SEP25500CE", weekly "NIFTY2560524750PE" and the long "OPT NIFTY 07 Apr 2026 23000 CE";
/// nullopt: no Indian option.
std::optional<OptionName> readIndianOption(QStringView symbol);
/// "NIFTY26SEPFUT" and the like: true for Indian futures.
bool isIndianFuture(QStringView symbol);

/// Root of a futures symbol with its month: "MNQ" of "MNQZ5", "NQ" of "/NQM22:XCME", "ES" of "ESZ2025",
/// "ES 03-26", "ES MAR26" and "CME_MINI:ES1!"; empty if none.
QString futureRoot(QStringView symbol);

/// One row of resources/contracts/contracts.csv: contract sizes everyone can look up at the exchange.
struct ContractSpec {
    QString root;
    AssetClass assetClass = AssetClass::Future;
    Decimal multiplier; ///< cash in `currency` for one point of the price as it is quoted (grains and meats:
                        ///< cents)
    std::optional<Decimal> tick;
    QString currency;
    QString exchange;
};
/// The published specification of a futures root; nullopt when the table does not have it.
std::optional<ContractSpec> contractSpec(const QString& root, AssetClass assetClass);
/// Of a US listed option by its OCC symbol; nullopt for adjusted series ("AAPL1"), whose size only the broker
/// knows.
std::optional<ContractSpec> contractSpec(const OptionName& occ);

} // namespace core
