#include "tests/bench/peak_memory.h"

#include <sys/resource.h>

std::optional<double> bench::peakMegabytesOfChildren() {
    rusage usage{};
    if (getrusage(RUSAGE_CHILDREN, &usage) != 0) {
        return std::nullopt;
    }
#ifdef __APPLE__
    constexpr double kPerMegabyte = 1024 * 1024; // counts bytes
#else
    constexpr double kPerMegabyte = 1024; // counts kilobytes
#endif
    return double(usage.ru_maxrss) / kPerMegabyte;
}
