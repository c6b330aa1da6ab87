#include "core/domain/open_lots.h"

namespace core {
namespace {

void join(Lot& whole, const Lot& part) {
    whole.quantity += part.quantity;
    whole.value.add(part.value);
    whole.costs += part.costs;
}

/// Cuts `quantity` off the lot; what stays keeps the remainder of value and costs.
Lot cutOff(Lot& lot, Decimal quantity) {
    const Lot part{quantity, lot.value.portion(quantity, lot.quantity),
                   proRata(lot.costs, quantity, lot.quantity)};
    lot.quantity -= part.quantity;
    lot.value.subtract(part.value);
    lot.costs -= part.costs;
    return part;
}

} // namespace

void OpenLots::add(const Lot& lot) {
    if (m_method == MatchingMethod::Average && !m_lots.empty()) {
        join(m_lots.front(), lot);
    } else {
        m_lots.push_back(lot);
    }
}

Lot OpenLots::take(Decimal quantity) {
    Lot taken;
    while (!m_lots.empty() && quantity.isPositive()) {
        const bool newest = m_method == MatchingMethod::Lifo;
        Lot& next = newest ? m_lots.back() : m_lots.front();
        if (quantity < next.quantity) {
            join(taken, cutOff(next, quantity));
            break;
        }
        quantity -= next.quantity;
        join(taken, next);
        if (newest) {
            m_lots.pop_back();
        } else {
            m_lots.pop_front();
        }
    }
    return taken;
}

Lot OpenLots::takeAll() {
    Lot taken;
    for (const Lot& lot : m_lots) {
        join(taken, lot);
    }
    m_lots.clear();
    return taken;
}

void OpenLots::split(Decimal from, Decimal to) {
    for (Lot& lot : m_lots) {
        lot.quantity = proRata(lot.quantity, to, from);
    }
}

} // namespace core
