#pragma once

#include "app/command_line/command.h"
#include "core/domain/fill.h"

#include <optional>

namespace app {

/// "--stop" as a number; unset when the option is not given. An Error is wrong usage.
core::Result<std::optional<core::Decimal>> decimalOption(const CommandCall& call, const char* option);
core::Result<std::optional<int>> wholeOption(const CommandCall& call, const char* option);

/// "--timezone" is the name of a zone, or not given; empty where the command allows to take it back.
core::Result<void> checkZoneOption(const CommandCall& call);

/// A price at a time: "175.50@2025-12-01T09:30:00Z". Without an offset the time is read in `zone`; with a
/// date alone only the day is known.
struct PriceAtTime {
    core::Decimal price;
    core::Instant at{};
    core::TimePrecision precision = core::TimePrecision::Second;
};
core::Result<PriceAtTime> readPriceAtTime(const QString& text, const QString& zone);

} // namespace app
