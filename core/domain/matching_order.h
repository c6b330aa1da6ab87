#pragma once

#include "core/domain/fill.h"

#include <span>
#include <vector>

namespace core {

/// "fill 9" before "fill 10": runs of digits by their value, the rest by code point; 0 when equal.
int compareNaturally(QStringView a, QStringView b);

/// Orders fills of one position and one instant (indexes into `fills`): the broker's ids in natural order
/// where all have one, else those adding to the position before those reducing it, then the id.
/// `positionSign` is that of the open quantity before them; from flat, fills marked opening come first and
/// those marked closing last, buys before sells.
void orderSimultaneous(std::span<quint32> group, std::span<const Fill> fills, int positionSign);

} // namespace core
