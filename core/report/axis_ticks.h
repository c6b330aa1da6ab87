#pragma once

#include <vector>

namespace core {

/// Round values from at or below `from` to at or above `to`, about `count` of them: an axis begins and ends
/// at one.
std::vector<double> axisTicks(double from, double to, int count);

} // namespace core
