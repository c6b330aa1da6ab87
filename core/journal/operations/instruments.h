#pragma once

#include "core/domain/instrument.h"
#include "core/journal/change_scope.h"

#include <optional>

namespace core {

/// What is told of an instrument; unset leaves it as it is, or as its symbol says.
struct InstrumentFacts {
    std::optional<Decimal> multiplier;
    std::optional<Decimal> tick;
    std::optional<AssetClass> assetClass;
    QString currency; ///< empty: unset
};

/// The undeleted instruments of a symbol: several when it trades in several currencies or classes.
Result<std::vector<Instrument>> instrumentsOf(const Journal& journal, const QString& symbol);

/// The journal's instrument of that symbol (and class and currency, where told); else a new one, its class,
/// expiry and multiplier read from the symbol and the published contracts. MissingMultiplier where they do
/// not tell.
Result<Instrument> instrumentFor(ChangeScope& scope, const QString& symbol, const InstrumentFacts& facts,
                                 const QString& accountCurrency);

/// Changes it; its trades are derived anew. The id stays, so that files that spell it as before still find
/// it.
Result<void> changeInstrument(ChangeScope& scope, InstrumentId id, const InstrumentFacts& facts);

} // namespace core
