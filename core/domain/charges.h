#pragma once

#include "core/base/decimal.h"

#include <array>

namespace core {

enum class ChargeKind : quint8 { Commission, Exchange, Regulatory, Taxes, Funding, Other };
inline constexpr int kChargeKinds = 6;

/// Costs by kind: a cost is positive, a rebate negative. Brokers print the opposite sign; importers turn it.
class Charges {
public:
    Decimal& operator[](ChargeKind kind) { return m_amounts[std::size_t(kind)]; }
    Decimal operator[](ChargeKind kind) const { return m_amounts[std::size_t(kind)]; }
    static Charges commission(Decimal amount) {
        Charges charges;
        charges[ChargeKind::Commission] = amount;
        return charges;
    }

    Decimal total() const;
    bool isZero() const;
    Charges& operator+=(const Charges& other);
    Charges& operator-=(const Charges& other);
    friend bool operator==(const Charges&, const Charges&) = default;

private:
    std::array<Decimal, kChargeKinds> m_amounts{};
};

/// Each kind × part / whole, half to even at 8 places. The caller gives the remainder to the last part.
Charges proRata(const Charges& charges, Decimal part, Decimal whole);

} // namespace core
