#pragma once

#include "core/domain/instrument.h"
#include "core/statistics/figure_text.h"

namespace app {

/// A price with as many decimals as the instrument is quoted with (2 to 5 where nobody has told the tick):
/// averages have many more. The tooltip's place is for the whole value.
QString priceText(const core::FigureText& text, const core::Instrument& instrument, core::Decimal price);

} // namespace app
