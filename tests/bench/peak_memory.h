#pragma once

#include <optional>

namespace bench {

/// Megabytes of resident memory that the largest finished child process had at its peak; unset where the
/// system does not tell.
std::optional<double> peakMegabytesOfChildren();

} // namespace bench
