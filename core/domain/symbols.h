#pragma once

#include "core/base/result.h"
#include "core/domain/instrument.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace core {

/// Trimmed, upper case, inner white space to one space: what ids and comparisons use.
QString canonicalSymbol(const QString& symbol);

/// Option contracts as brokers spell them, all to one canonical Instrument (symbol "AAPL 2026-01-16 150 C" style
/// stays the broker's; `expiry`, `strike`, `right` are filled): OCC "AAPL  260116C00150000", Indian monthly
/// "NIFTY26SEP25500CE" and weekly "NIFTY2560524750PE", "OPT NIFTY 07 Apr 2026 23000 CE". nullopt: not an option.
struct OptionName {
    QString underlying;
    std::optional<Day> expiry; ///< Indian monthly symbols name only the month: unset
    int expiryYear = 0;
    int expiryMonth = 0;
    Decimal strike;
    OptionRight right = OptionRight::None;
};
std::optional<OptionName> readOccSymbol(QStringView symbol);
std::optional<OptionName> readIndianOption(QStringView symbol);
/// "NIFTY26SEPFUT" and the like: true for Indian futures.
bool isIndianFuture(QStringView symbol);

/// Root of a futures symbol with month code and year: "MNQ" of "MNQZ5", "/NQM22:XCME", "ESZ2025"; empty if none.
QString futureRoot(QStringView symbol);

/// One row of resources/contracts/contracts.csv: contract sizes everyone can look up at the exchange.
struct ContractSpec {
    QString root;
    AssetClass assetClass = AssetClass::Future;
    Decimal multiplier;
    std::optional<Decimal> tick;
    QString currency;
    QString exchange;
};
/// The published specification of a futures root or option class; nullopt when the table does not have it.
std::optional<ContractSpec> contractSpec(const QString& root, AssetClass assetClass);

} // namespace core
