#include "app/trades/trade_entry_text.h"

#include "app/text/typed_number.h"
#include "core/domain/trading_day.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TradeEntry)
};

enum class Sign { Any, NotNegative, Positive };

QString numberProblem(const QString& text, Sign sign) {
    if (text.trimmed().isEmpty()) {
        return {};
    }
    const auto number = typedNumber(text);
    if (!number) {
        return number.error().code == core::ErrorCode::NumberTooLarge ? Words::tr("too large")
                                                                      : Words::tr("a number like 1234.50");
    }
    if (sign == Sign::Positive && !number->isPositive()) {
        return Words::tr("above zero");
    }
    return sign == Sign::NotNegative && number->isNegative() ? Words::tr("not below zero") : QString();
}

std::optional<core::Decimal> number(const QString& text) {
    const auto parsed = typedNumber(text);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

core::TradePoint pointAt(const QString& price, const QDateTime& time, const QString& zone) {
    const core::ZoneTable table(core::zoneNamed(zone).value_or(QTimeZone::utc()));
    const core::Day day = core::dayFromNumber(int(QDate(1970, 1, 1).daysTo(time.date())));
    const std::chrono::milliseconds clock(time.time().msecsSinceStartOfDay());
    return {number(price).value_or(core::Decimal()), table.read(day, clock).instant,
            core::TimePrecision::Minute};
}

QString stopProblem(const TradeEntryText& text) {
    const auto stop = number(text.stop);
    const auto entry = number(text.entryPrice);
    if (!stop || !entry) {
        return {};
    }
    const bool isLong = text.side == core::Direction::Long;
    if (isLong ? *stop < *entry : *stop > *entry) {
        return {};
    }
    return isLong ? Words::tr("a long's stop is below its entry")
                  : Words::tr("a short's stop is above its entry");
}

} // namespace

bool TradeEntryProblems::none() const {
    const QStringList all = QStringList{quantity, multiplier, entryPrice, exitPrice, exitTime, stop} + costs;
    return std::all_of(all.begin(), all.end(), [](const QString& problem) { return problem.isEmpty(); });
}

TradeEntryProblems problemsOf(const TradeEntryText& text) {
    TradeEntryProblems problems;
    problems.quantity = numberProblem(text.quantity, Sign::Positive);
    problems.multiplier = numberProblem(text.multiplier, Sign::Positive);
    problems.entryPrice = numberProblem(text.entryPrice, Sign::Any);
    problems.exitPrice = numberProblem(text.exitPrice, Sign::Any);
    core::DecimalSum costs;
    for (int kind = 0; kind < core::kChargeKinds; ++kind) {
        problems.costs.append(numberProblem(text.costs.value(kind), Sign::Any));
        costs.add(number(text.costs.value(kind)).value_or(core::Decimal()));
    }
    if (!costs.value()) {
        problems.costs.front() = Words::tr("too large");
    }
    problems.stop = numberProblem(text.stop, Sign::Any);
    if (problems.stop.isEmpty()) {
        problems.stop = stopProblem(text);
    }
    if (!text.exitPrice.trimmed().isEmpty() && text.exitTime < text.entryTime) {
        problems.exitTime = Words::tr("before the entry");
    }
    return problems;
}

bool isComplete(const TradeEntryText& text) {
    return !text.symbol.trimmed().isEmpty() && !text.quantity.trimmed().isEmpty() &&
           !text.entryPrice.trimmed().isEmpty();
}

TradeEntry tradeEntry(const TradeEntryText& text) {
    TradeEntry entry;
    entry.account = text.account;
    entry.symbol = text.symbol.trimmed();
    entry.side = text.side;
    entry.quantity = number(text.quantity).value_or(core::Decimal());
    entry.entry = pointAt(text.entryPrice, text.entryTime, text.zone);
    if (!text.exitPrice.trimmed().isEmpty()) {
        entry.exit = pointAt(text.exitPrice, text.exitTime, text.zone);
    }
    for (int kind = 0; kind < core::kChargeKinds; ++kind) {
        entry.charges[core::ChargeKind(kind)] = number(text.costs.value(kind)).value_or(core::Decimal());
    }
    entry.stop = number(text.stop);
    entry.multiplier = number(text.multiplier);
    for (const QString& tag : text.tags.split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = tag.simplified(); !name.isEmpty()) {
            entry.tags.append(name);
        }
    }
    entry.notes = text.notes.trimmed();
    return entry;
}

} // namespace app
