#include "core/domain/closing_rule.h"

#include "core/domain/coin_fee.h"

#include <algorithm>

namespace core {
namespace {

/// Expiry, exercise and assignment are told as the last millisecond of a day.
bool isExpiryRow(const Fill& fill, const Instrument& instrument) {
    const bool contract =
        instrument.assetClass == AssetClass::Option || instrument.assetClass == AssetClass::Future;
    constexpr qint64 kDayMs = 86'400'000;
    return contract && fill.timePrecision == TimePrecision::Day && (toMs(fill.executedAt) + 1) % kDayMs == 0;
}

bool sellsOnlyWhatIsHeld(const MatchingInput& input) {
    const AssetClass assetClass = input.instrument.assetClass;
    return (assetClass == AssetClass::Stock || assetClass == AssetClass::Crypto) && !input.account.mayBeShort;
}

} // namespace

ClosingRule::ClosingRule(const MatchingInput& input, std::span<const quint32> fills, bool flatToFlat)
    : m_input(input), m_flatToFlat(flatToFlat), m_cashOnly(sellsOnlyWhatIsHeld(input)) {
    if (!m_cashOnly) {
        return;
    }
    for (const quint32 index : fills) {
        const Fill& fill = input.fills[index];
        if (fill.side == Side::Buy) {
            m_buysLeft[dayOf(fill)] += positionQuantity(input.instrument, fill);
        }
    }
}

int ClosingRule::dayOf(const Fill& fill) const {
    return m_flatToFlat ? dayNumber(m_input.accountZone.dayOf(fill.executedAt, fill.timePrecision)) : 0;
}

void ClosingRule::passed(const Fill& fill, Decimal quantity) {
    if (m_cashOnly && fill.side == Side::Buy) {
        m_buysLeft[dayOf(fill)].subtract(quantity);
    }
}

Decimal ClosingRule::openingPart(const Fill& fill, Decimal rest, Decimal open) const {
    if (fill.effect == Effect::Close || isExpiryRow(fill, m_input.instrument)) {
        return {};
    }
    if (fill.side == Side::Buy || !m_cashOnly || fill.effect == Effect::Open) {
        return rest;
    }
    DecimalSum boughtLater = m_buysLeft.value(dayOf(fill));
    if (!m_flatToFlat) {
        return boughtLater.sign() > 0 || isIntradayProduct(fill.product) ? rest : Decimal();
    }
    boughtLater.subtract(open.isNegative() ? open.abs()
                                           : Decimal()); // that much covers what is short already
    const Decimal covered =
        boughtLater.sign() <= 0 ? Decimal() : std::min(rest, boughtLater.value().value_or(rest));
    return covered < rest && isIntradayProduct(fill.product) ? rest : covered;
}

} // namespace core
