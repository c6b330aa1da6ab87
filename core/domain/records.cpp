#include "core/domain/records.h"

namespace core {

bool isSameSplit(const CorporateAction& a, const CorporateAction& b) {
    ProductSum difference;
    difference.add(a.from, b.to);
    difference.subtract(b.from, a.to);
    return a.instrument == b.instrument && a.kind == b.kind && a.date == b.date && difference.sign() == 0;
}

void JournalSettings::take(const QString& name, const QString& value) {
    if (name == u"zone") {
        zone = value;
    } else if (name == u"currency") {
        currency = value;
    } else if (name == u"riskFreeRate") {
        riskFreeRate = readRiskFreeRate(value).value_or(Decimal());
    }
}

std::optional<Decimal> readRiskFreeRate(const QString& text) {
    const Result<Decimal> rate = Decimal::parse(text);
    return rate && rate->abs() < Decimal::fromInt(100) ? std::optional(*rate) : std::nullopt;
}

void FxRates::set(const QString& from, const QString& to, Day day, Decimal rate) {
    m_rates[{from, to}].insert_or_assign(day, rate);
}

std::optional<Decimal> FxRates::rate(const QString& from, const QString& to, Day day) const {
    if (from == to) {
        return Decimal::fromUnits(Decimal::One);
    }
    if (const std::optional<Decimal> direct = told(from, to, day)) {
        return direct;
    }
    const std::optional<Decimal> opposite = told(to, from, day);
    return opposite ? divided(Decimal::fromUnits(Decimal::One), *opposite) : std::nullopt;
}

std::optional<Decimal> FxRates::told(const QString& from, const QString& to, Day day) const {
    const auto pair = m_rates.find({from, to});
    if (pair == m_rates.end()) {
        return std::nullopt;
    }
    const auto later = pair->second.upper_bound(day);
    if (later == pair->second.begin()) {
        return std::nullopt;
    }
    return std::prev(later)->second;
}

} // namespace core
