#pragma once

#include "core/domain/matched_trade.h"

#include <optional>

namespace core {

/// Puts costs of fills into a trade's currency.
class FillCosts {
public:
    /// `inAccountCurrency`: the trade is shown in the account's currency, else in the instrument's.
    /// `fallbackRate` is the rate of fills that carry none.
    FillCosts(const MatchingInput& input, bool inAccountCurrency, std::optional<Decimal> fallbackRate)
        : m_input(input), m_inAccountCurrency(inAccountCurrency), m_fallbackRate(fallbackRate) {}

    /// nullopt when they are in a currency nobody has told a rate for. Throws DecimalOverflow.
    std::optional<Charges> converted(const Fill& fill, const Charges& charges) const;

private:
    std::optional<Decimal> rateOf(const QString& from, const Fill& fill) const;

    const MatchingInput& m_input;
    bool m_inAccountCurrency;
    std::optional<Decimal> m_fallbackRate;
};

} // namespace core
