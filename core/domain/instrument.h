#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QString>

#include <optional>

namespace core {

enum class AssetClass : quint8 { Stock, Future, Option, Forex, Crypto, Cfd };
enum class OptionRight : quint8 { None, Call, Put };

struct Instrument {
    InstrumentId id;
    QString symbol; ///< canonical: trimmed, upper case
    AssetClass assetClass = AssetClass::Stock;
    QString currency; ///< what its price is quoted in
    Decimal multiplier =
        Decimal::fromUnits(Decimal::One); ///< cash per unit of price and quantity; always known
    std::optional<Decimal> tick;
    std::optional<Day> expiry;
    std::optional<Decimal> strike;
    OptionRight right = OptionRight::None;

    friend bool operator==(const Instrument&, const Instrument&) = default;
};

/// "BTC" of a crypto pair "BTC/USDT", "BTC-USDT" or "BTCUSDT" quoted in USDT; empty for everything else.
QString baseCoin(const Instrument& instrument);

} // namespace core
