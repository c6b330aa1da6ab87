#pragma once

#include "core/domain/records.h"
#include "core/journal/change_scope.h"

namespace core {

/// The journal's zone, reporting currency and risk-free rate; another zone cuts the days of all trades anew.
/// InvalidValue for an unknown zone or no rate.
Result<void> changeSettings(ChangeScope& scope, const JournalSettings& settings);

/// Units of `to` for one unit of `from` on that day.
Result<void> setFxRate(ChangeScope& scope, const QString& from, const QString& to, Day day, Decimal rate);

} // namespace core
