#pragma once

#include "core/base/clock.h"

#include <vector>

namespace app {

/// Round values (1, 2, 2.5, 5 × 10ⁿ) that cover [low, high] in about `wanted` steps. Ascending, at least two;
/// low and high may lie inside the outermost ticks.
std::vector<double> roundTicks(double low, double high, int wanted);

/// First days of months, quarters or years (or single days in a short range) in [first, last], at most
/// `wanted`.
std::vector<core::Day> dayTicks(core::Day first, core::Day last, int wanted);

} // namespace app
