#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

namespace bench {

struct Times {
    double median = 0;
    double slowest = 0;
};

/// Of `rounds` measurements in milliseconds, after one that does not count.
inline Times timesMs(int rounds, const std::function<double()>& measure) {
    measure();
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        times.push_back(measure());
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.back()};
}

inline double elapsedMs(const std::function<void()>& run) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    return spent.count();
}

/// Milliseconds of the median of `rounds` runs, after one run that does not count.
inline double medianMs(int rounds, const std::function<void()>& run) {
    return timesMs(rounds, [&] { return elapsedMs(run); }).median;
}

} // namespace bench
