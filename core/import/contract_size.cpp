#include "core/import/contract_size.h"

#include <algorithm>

namespace core {

void ContractSize::see(Decimal buyPrice, Decimal sellPrice, Decimal quantity, Decimal printedPnl) {
    DecimalSum difference;
    difference += sellPrice;
    difference.subtract(buyPrice);
    const auto move = difference.value();
    const auto points = move ? multiplied(*move, quantity) : std::nullopt;
    if (!points) {
        return;
    }
    if (points->isZero()) {
        m_contradicted = m_contradicted || !printedPnl.isZero();
        return;
    }
    const RoundTrip trip{*points, printedPnl};
    m_roundTrips.push_back(trip);
    if (!m_largest || trip.points.abs() > m_largest->points.abs()) {
        m_largest = trip;
    }
}

bool ContractSize::explains(Decimal size) const {
    static const Decimal kHalfCent = Decimal::fromUnits(Decimal::One / 200);
    return std::all_of(m_roundTrips.begin(), m_roundTrips.end(), [&](const RoundTrip& trip) {
        const auto pnl = multiplied(trip.points, size);
        if (!pnl) {
            return false;
        }
        DecimalSum difference;
        difference += *pnl;
        difference.subtract(trip.pnl);
        const auto error = difference.value();
        return error && error->abs() <= kHalfCent;
    });
}

std::optional<Decimal> ContractSize::implied() const {
    const auto exact =
        m_largest && !m_contradicted ? divided(m_largest->pnl, m_largest->points) : std::nullopt;
    if (!exact || !exact->isPositive()) {
        return std::nullopt;
    }
    for (int places = 0; places <= Decimal::Places; ++places) {
        const Decimal size = exact->rounded(places);
        if (size.isPositive() && explains(size)) {
            return size;
        }
    }
    return std::nullopt;
}

} // namespace core
