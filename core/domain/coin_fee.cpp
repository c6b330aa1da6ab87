#include "core/domain/coin_fee.h"

namespace core {

bool paysInBaseCoin(const Instrument& instrument, const Fill& fill) {
    return !fill.costCurrency.isEmpty() && instrument.assetClass == AssetClass::Crypto &&
           fill.costCurrency != instrument.currency && fill.costCurrency == baseCoin(instrument);
}

Decimal positionQuantity(const Instrument& instrument, const Fill& fill) {
    if (!paysInBaseCoin(instrument, fill)) {
        return fill.quantity;
    }
    const Decimal fee = fill.charges.total();
    return fill.side == Side::Buy ? fill.quantity - fee : fill.quantity + fee;
}

} // namespace core
