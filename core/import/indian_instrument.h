#pragma once

#include "core/domain/instrument.h"

#include <QString>

#include <optional>

namespace core {

enum class IndianSegment : quint8 {
    Unknown, ///< the symbol alone tells what it is
    Cash,
    Derivatives,
};

/// What an Indian broker's symbol names: an option ("NIFTY2560524750PE", "OPT LTM 28 Jul 2026 4400 CE"), a
/// future, else a share; in rupees. Its quantities are units, so the multiplier is one. nullopt when a symbol
/// of the derivatives segment is neither option nor future.
std::optional<Instrument> indianInstrument(const QString& symbol, IndianSegment segment);

} // namespace core
