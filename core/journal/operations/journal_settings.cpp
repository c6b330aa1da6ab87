#include "core/journal/operations/journal_settings.h"

#include "core/domain/link_records.h"
#include "core/domain/trading_day.h"

namespace core {

namespace {

/// A setting nobody has set is no row.
Result<void> changeSetting(ChangeScope& scope, const QString& name, const QString& value) {
    const Record record = settingRecord(name, value);
    if (value.isEmpty() && !scope.find(RecordKind::Setting, record.id)) {
        return Done{};
    }
    return scope.put(record);
}

} // namespace

Result<void> changeSettings(ChangeScope& scope, const JournalSettings& settings) {
    if (!settings.zone.isEmpty() && !zoneNamed(settings.zone)) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("“%1” is no time zone like Asia/Kolkata").arg(settings.zone),
                     QStringLiteral("timezone")};
    }
    if (!readRiskFreeRate(settings.riskFreeRate.toString())) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("a risk-free rate lies between -100 and 100 percent a year"),
                     QStringLiteral("riskFreeRate")};
    }
    if (auto zone = changeSetting(scope, QStringLiteral("zone"), settings.zone); !zone) {
        return zone;
    }
    if (auto currency = changeSetting(scope, QStringLiteral("currency"), settings.currency.toUpper());
        !currency) {
        return currency;
    }
    return changeSetting(scope, QStringLiteral("riskFreeRate"),
                         settings.riskFreeRate.isZero() ? QString() : settings.riskFreeRate.toString());
}

Result<void> setFxRate(ChangeScope& scope, const QString& from, const QString& to, Day day, Decimal rate) {
    if (!rate.isPositive()) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("a rate is larger than zero"),
                     QStringLiteral("rate")};
    }
    return scope.put(fxRateRecord(from.toUpper(), to.toUpper(), day, rate));
}

} // namespace core
