#pragma once

#include "core/base/result.h"
#include "core/domain/instrument.h"

#include <optional>

namespace core {

/// What is told of an instrument; unset leaves it as it is, or as its symbol says.
struct InstrumentFacts {
    std::optional<Decimal> multiplier;
    std::optional<Decimal> tick;
    std::optional<AssetClass> assetClass;
    QString currency; ///< empty: unset
};

/// Whether the instrument is of the class and currency that are told.
bool agrees(const Instrument& instrument, const InstrumentFacts& facts);

void applyFacts(Instrument& instrument, const InstrumentFacts& facts);

/// An instrument that nobody has yet, its class, expiry and multiplier read from the symbol and the published
/// contracts, its id made of what it is. MissingMultiplier, field "multiplier", where they do not tell.
Result<Instrument> newInstrument(const QString& symbol, const InstrumentFacts& facts,
                                 const QString& accountCurrency);

} // namespace core
