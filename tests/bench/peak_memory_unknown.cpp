#include "tests/bench/peak_memory.h"

std::optional<double> bench::peakMegabytesOfChildren() {
    return std::nullopt;
}
