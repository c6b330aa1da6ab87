#pragma once

#include <chrono>

namespace server {

/// Until when somebody waits for an answer, by the steady clock.
using Deadline = std::chrono::steady_clock::time_point;

inline Deadline deadlineIn(std::chrono::milliseconds budget) {
    return std::chrono::steady_clock::now() + budget;
}
/// Rounded up; 0 once it has passed.
inline std::chrono::milliseconds remaining(Deadline deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return left.count() > 0 ? left : std::chrono::milliseconds(0);
}

} // namespace server
