#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "core/domain/charges.h"

#include <QString>

#include <optional>

namespace core {

enum class Side : quint8 { Buy, Sell };
/// What the broker says the fill does to the position.
enum class Effect : quint8 { Unknown, Open, Close };

/// One execution: the fact everything else is derived from.
struct Fill {
    FillId id;
    AccountId account;
    InstrumentId instrument;
    Side side = Side::Buy;
    Decimal quantity; ///< units or contracts (MetaTrader: lots), always positive
    Decimal price; ///< in the instrument's currency; may be zero or negative (expiry, spreads, oil in 2020)
    Instant executedAt{};
    TimePrecision timePrecision = TimePrecision::Second;
    Effect effect = Effect::Unknown;
    QString product;                    ///< the broker's word: CNC, MIS, Intraday, Overnight …
    QString venue;                      ///< exchange
    std::optional<Decimal> accountRate; ///< account currency per unit of instrument currency
    QString externalId;                 ///< the broker's execution id, empty when it has none
    bool executionByHand = false;       ///< a person edited side, quantity, price or time
    Charges charges;
    QString costCurrency;     ///< empty: the instrument's currency. May be the base coin of a crypto pair
    bool costsByHand = false; ///< a person edited the costs
    QString position;         ///< empty: cut flat to flat; else one trade of all fills that share it
    ImportBatchId batch;      ///< null when entered by hand

    friend bool operator==(const Fill&, const Fill&) = default;
};

/// Sold short without asking for overnight delivery: MIS, Intraday, BO, CO and their spellings.
bool isIntradayProduct(const QString& product);

} // namespace core
