#include "core/domain/records.h"

namespace core {

void FxRates::set(const QString& from, const QString& to, Day day, Decimal rate) {
    m_rates[{from, to}].insert_or_assign(day, rate);
}

std::optional<Decimal> FxRates::rate(const QString& from, const QString& to, Day day) const {
    if (from == to) {
        return Decimal::fromUnits(Decimal::One);
    }
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
