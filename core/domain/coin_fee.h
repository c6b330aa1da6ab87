#pragma once

#include "core/domain/fill.h"
#include "core/domain/instrument.h"

namespace core {

/// The fee is paid in the coin that is bought or sold.
bool paysInBaseCoin(const Instrument& instrument, const Fill& fill);

/// What a fill does to the position: less of the coin arrives, more of it leaves, by the fee paid in it. Not
/// positive when the fee is as large as the fill. Throws DecimalOverflow.
Decimal positionQuantity(const Instrument& instrument, const Fill& fill);

} // namespace core
