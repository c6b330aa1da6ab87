#pragma once

#include "core/base/clock.h"

namespace test {

/// A clock that stands still until it is told to go on.
class FakeClock final : public core::Clock {
public:
    explicit FakeClock(core::Instant now = core::instantFromMs(1'789'000'000'000)) : m_now(now) {}

    core::Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    core::Instant m_now;
};

} // namespace test
