#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "core/domain/charges.h"

#include <QString>

#include <optional>

namespace core {

enum class Direction : quint8 { Long, Short };
enum class TradeStatus : quint8 {
    Open,
    Closed,
    Unopened, ///< closings whose opening is not in the journal: no entry, no P&L, in no total but
              ///< unopenedTrades
};
/// Gross is the cash of sells minus the cash of buys; net is gross minus all costs.
enum class Basis : quint8 { Net, Gross };

/// One row of the trades projection: what tables, filters and statistics need, without its fills.
/// Cross-references are indexes into the TradeBook that holds it. Money is in the currency of `currency`.
struct Trade {
    TradeId id;
    qint32 account = -1;
    qint32 instrument = -1;
    qint32 currency = -1;
    qint32 tagSet = 0; ///< 0 is the empty set
    qint32 playbook = -1;
    Direction side = Direction::Long;
    TradeStatus status = TradeStatus::Open;
    TimePrecision entryPrecision = TimePrecision::Second;
    TimePrecision exitPrecision = TimePrecision::Second;
    bool holdingKnown = true;     ///< false with day precision or an opening price told by hand
    bool costsIncomplete = false; ///< a cost is in a currency without a rate and missing from `charges`
    bool hasNotes = false;
    bool reviewed = false;
    quint8 stars = 0;
    /// Minute of the entry day in the journal's zone; -1 with day precision.
    qint16 entryMinute = -1;
    qint32 fillCount = 0;
    Day entryDay{};
    Day exitDay{};        ///< journal's zone; for open trades the entry day
    Instant entryAt{};    ///< without a known entry that of the first closing, for the order only
    Instant exitAt{};     ///< of the last exit; meaningless while nothing is closed
    Decimal quantity;     ///< sum of the entries (unopened: of the closings)
    Decimal openQuantity; ///< what is still open
    std::optional<Decimal> entryPrice; ///< average, for display
    std::optional<Decimal> exitPrice;  ///< average, for display; unset while nothing is closed
    Decimal grossPnl; ///< closed: the trade's; open: what partial exits realised; unopened: meaningless
    Decimal netPnl;   ///< grossPnl − costs (open: of the closed quantity)
    Charges charges;  ///< of the whole trade
    std::optional<Decimal> initialRisk; ///< |entry − initial stop| × quantity × multiplier
    std::optional<Decimal> notional;    ///< entry price × quantity × multiplier, base of the trade's return
    std::optional<Decimal> stop;
    std::optional<Decimal> mae;
    std::optional<Decimal> mfe;

    Decimal pnl(Basis basis) const { return basis == Basis::Net ? netPnl : grossPnl; }
    bool isClosed() const { return status == TradeStatus::Closed; }

    /// The entryMinute of a trade whose opening is not in the journal, also where a person told its price.
    static constexpr qint16 NoEntry = -2;
    bool entryKnown() const { return entryMinute != NoEntry; }
};

} // namespace core
