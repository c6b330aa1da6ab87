#pragma once

#include "core/domain/account.h"
#include "core/domain/charges.h"

#include <deque>

namespace core {

/// What entries have left open, with its exact cash value: splits change the quantity and never the value.
struct Lot {
    Decimal quantity;
    ProductSum value; ///< Σ quantity × price as paid
    Charges costs;
};

/// The open entries of one trade, taken by exits in the order of the account's matching method.
class OpenLots {
public:
    explicit OpenLots(MatchingMethod method) : m_method(method) {}

    void add(const Lot& lot);
    /// `quantity` units in the method's order; all there is when that is less.
    Lot take(Decimal quantity);
    Lot takeAll();
    void split(Decimal from, Decimal to);

private:
    MatchingMethod m_method;
    std::deque<Lot> m_lots; ///< Average keeps a single one
};

} // namespace core
