#include "app/command_line/value_options.h"

#include "core/base/error_text.h"
#include "core/domain/trading_day.h"

#include <QTime>

namespace app {

using namespace core;

namespace {

std::optional<QTime> timeOfDay(const QString& text, TimePrecision& precision) {
    for (const auto& [pattern, known] :
         {std::pair{u"HH:mm:ss.zzz", TimePrecision::Second}, std::pair{u"HH:mm:ss", TimePrecision::Second},
          std::pair{u"HH:mm", TimePrecision::Minute}}) {
        const QTime time = QTime::fromString(text, QString::fromUtf16(pattern));
        if (time.isValid()) {
            precision = known;
            return time;
        }
    }
    return std::nullopt;
}

} // namespace

Result<std::optional<Decimal>> decimalOption(const CommandCall& call, const char* option) {
    if (!call.isSet(option)) {
        return std::optional<Decimal>();
    }
    const Result<Decimal> value = Decimal::parse(call.value(option));
    if (value.ok()) {
        return std::optional<Decimal>(*value);
    }
    // A number that is merely too long or too large says so.
    const bool isNumber = Decimal::parse(call.value(option), Decimal::Rounding::HalfEven).ok() ||
                          value.error().code == ErrorCode::NumberTooLarge;
    return usageError(isNumber
                          ? QStringLiteral("--%1: %2").arg(QLatin1String(option), errorText(value.error()))
                          : QStringLiteral("--%1 “%2” is no number like 1234.5")
                                .arg(QLatin1String(option), call.value(option)));
}

Result<std::optional<int>> wholeOption(const CommandCall& call, const char* option) {
    if (!call.isSet(option)) {
        return std::optional<int>();
    }
    bool ok = false;
    const int value = call.value(option).toInt(&ok);
    return ok ? Result<std::optional<int>>(value)
              : usageError(QStringLiteral("--%1 “%2” is no whole number")
                               .arg(QLatin1String(option), call.value(option)));
}

Result<void> checkZoneOption(const CommandCall& call) {
    const QString zone = call.value("timezone");
    return zone.isEmpty() || zoneNamed(zone).has_value()
               ? Result<void>()
               : usageError(QStringLiteral("--timezone “%1” is no zone like Asia/Kolkata").arg(zone));
}

Result<PriceAtTime> readPriceAtTime(const QString& text, const QString& zone) {
    const qsizetype at = text.indexOf(u'@');
    const Result<Decimal> price = Decimal::parse(QStringView(text).left(at < 0 ? text.size() : at));
    if (at < 0 || !price.ok()) {
        return usageError(
            QStringLiteral("“%1” is no price at a time like 175.50@2025-12-01T09:30").arg(text));
    }
    const QString time = text.mid(at + 1).trimmed();
    if (const std::optional<Instant> instant = parseInstant(time)) {
        return PriceAtTime{*price, *instant, TimePrecision::Second};
    }
    // RFC 3339 asks for seconds, people do not: 2025-12-01T09:30Z.
    if (const std::optional<Instant> instant =
            parseInstant(QString(time).insert(16, QStringLiteral(":00")))) {
        return PriceAtTime{*price, *instant, TimePrecision::Minute};
    }
    const std::optional<Day> day = parseDay(time.left(10));
    if (day.has_value() && time.size() == 10) {
        return PriceAtTime{*price, Instant(*day), TimePrecision::Day};
    }
    TimePrecision precision = TimePrecision::Second;
    const std::optional<QTime> clockTime = timeOfDay(time.mid(11), precision);
    if (!day.has_value() || !clockTime.has_value()) {
        return usageError(
            QStringLiteral("“%1” is no time like 2025-12-01T09:30 or 2025-12-01T09:30:00Z").arg(time));
    }
    const ZoneTable table(zoneNamed(zone).value_or(QTimeZone::utc()));
    const std::chrono::milliseconds sinceMidnight(clockTime->msecsSinceStartOfDay());
    return PriceAtTime{*price, table.read(*day, sinceMidnight).instant, precision};
}

} // namespace app
