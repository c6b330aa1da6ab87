#include "core/domain/fill_costs.h"

#include "core/domain/coin_fee.h"

namespace core {
namespace {

Charges times(const Charges& charges, Decimal factor) {
    Charges product;
    for (int i = 0; i < kChargeKinds; ++i) {
        const auto kind = ChargeKind(i);
        const std::optional<Decimal> amount = multiplied(charges[kind], factor);
        if (!amount) {
            throw DecimalOverflow();
        }
        product[kind] = *amount;
    }
    return product;
}

} // namespace

std::optional<Charges> FillCosts::converted(const Fill& fill, const Charges& charges) const {
    if (charges.isZero()) {
        return charges;
    }
    const QString& own = m_input.instrument.currency;
    if (paysInBaseCoin(m_input.instrument, fill)) {
        const std::optional<Decimal> rate = rateOf(own, fill);
        return rate ? std::optional(times(times(charges, fill.price), *rate)) : std::nullopt;
    }
    const QString& from = fill.costCurrency.isEmpty() ? own : fill.costCurrency;
    const std::optional<Decimal> rate = rateOf(from, fill);
    if (!rate) {
        return std::nullopt;
    }
    return *rate == Decimal::fromUnits(Decimal::One) ? charges : times(charges, *rate);
}

/// Units of the trade's currency for one of `from`, on the fill's day in the account's zone.
std::optional<Decimal> FillCosts::rateOf(const QString& from, const Fill& fill) const {
    const QString& own = m_input.instrument.currency;
    const QString& to = m_inAccountCurrency ? m_input.account.currency : own;
    if (from == to) {
        return Decimal::fromUnits(Decimal::One);
    }
    const std::optional<Decimal> told = fill.accountRate ? fill.accountRate : m_fallbackRate;
    if (told && from == own && to == m_input.account.currency) {
        return told;
    }
    if (told && from == m_input.account.currency && to == own) {
        return divided(Decimal::fromUnits(Decimal::One), *told);
    }
    return m_input.rates.rate(from, to, m_input.accountZone.dayOf(fill.executedAt, fill.timePrecision));
}

} // namespace core
