#pragma once

#include "core/base/decimal.h"

namespace app {

/// A number as a person types or pastes it: plain "1234.5", or as the window shows it, "₹1,52,250.00". What
/// is plain is never read otherwise, whatever separates decimals where the program runs.
core::Result<core::Decimal> typedNumber(const QString& text);

} // namespace app
