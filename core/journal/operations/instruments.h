#pragma once

#include "core/domain/new_instrument.h"
#include "core/journal/change_scope.h"

#include <vector>

namespace core {

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
