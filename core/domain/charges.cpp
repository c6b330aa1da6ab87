#include "core/domain/charges.h"

#include <algorithm>

namespace core {

Decimal Charges::total() const {
    Decimal sum;
    for (const Decimal amount : m_amounts) {
        sum += amount;
    }
    return sum;
}

bool Charges::isZero() const {
    return std::all_of(m_amounts.begin(), m_amounts.end(), [](Decimal amount) { return amount.isZero(); });
}

Charges& Charges::operator+=(const Charges& other) {
    for (std::size_t kind = 0; kind < m_amounts.size(); ++kind) {
        m_amounts[kind] += other.m_amounts[kind];
    }
    return *this;
}

Charges& Charges::operator-=(const Charges& other) {
    for (std::size_t kind = 0; kind < m_amounts.size(); ++kind) {
        m_amounts[kind] -= other.m_amounts[kind];
    }
    return *this;
}

Charges proRata(const Charges& charges, Decimal part, Decimal whole) {
    Charges share;
    for (int i = 0; i < kChargeKinds; ++i) {
        const auto kind = ChargeKind(i);
        share[kind] = charges[kind].isZero() ? Decimal() : proRata(charges[kind], part, whole);
    }
    return share;
}

} // namespace core
