#pragma once

#include "core/base/decimal.h"

#include <optional>
#include <vector>

namespace core {

/// Learns what a contract is worth per point from round trips whose P&L is printed in cents.
class ContractSize {
public:
    void see(Decimal buyPrice, Decimal sellPrice, Decimal quantity, Decimal printedPnl);

    /// The plainest number that explains every round trip to the cent; nullopt when none was seen that moved,
    /// or when no single number does.
    std::optional<Decimal> implied() const;

private:
    struct RoundTrip {
        Decimal points; ///< price difference × quantity
        Decimal pnl;
    };
    bool explains(Decimal size) const;

    std::vector<RoundTrip> m_roundTrips;
    std::optional<RoundTrip> m_largest;
    bool m_contradicted = false;
};

} // namespace core
