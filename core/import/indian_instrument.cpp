#include "core/import/indian_instrument.h"

#include "core/domain/symbols.h"

namespace core {

std::optional<Instrument> indianInstrument(const QString& symbol, IndianSegment segment) {
    Instrument instrument;
    instrument.symbol = canonicalSymbol(symbol);
    instrument.currency = QStringLiteral("INR");
    if (segment == IndianSegment::Cash) {
        return instrument;
    }
    if (const auto option = readIndianOption(instrument.symbol)) {
        instrument.assetClass = AssetClass::Option;
        instrument.expiry = option->expiry;
        instrument.strike = option->strike;
        instrument.right = option->right;
        return instrument;
    }
    if (isIndianFuture(instrument.symbol) || instrument.symbol.startsWith(QLatin1String("FUT "))) {
        instrument.assetClass = AssetClass::Future;
        return instrument;
    }
    return segment == IndianSegment::Derivatives ? std::nullopt : std::optional(instrument);
}

} // namespace core
