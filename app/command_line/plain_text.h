#pragma once

#include "core/base/decimal.h"

#include <QString>

#include <optional>

namespace app {

/// Money for terminals: two decimals, half to even, "-" for none; the exact digits are in --json and --csv.
QString moneyText(const std::optional<core::Decimal>& amount);

/// Every digit, at least two: what stands beside a broker's own figure may differ by less than a cent.
QString exactMoneyText(const std::optional<core::Decimal>& amount);

/// Prices and quantities: every digit.
QString numberText(const std::optional<core::Decimal>& number);

} // namespace app
