#pragma once

#include "core/domain/account.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/domain/trade.h"
#include "core/domain/trading_day.h"

#include <QHash>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace core {

enum class FillRole : quint8 { Entry, Exit };

/// The part of a fill that belongs to one trade. A fill that goes through flat is in two trades.
struct FillPart {
    FillId fill;
    FillRole role = FillRole::Entry;
    bool whole = true;        ///< false: the rest of the fill is in a neighbouring trade
    bool restIsLater = false; ///< the rest is in a later trade, and the fill's annotation belongs there
    Decimal quantity; ///< what it does to the position: fees paid in the base coin are taken into account
    Charges charges;  ///< in the trade's currency, pro rata; the last part of a split fill gets the remainder
    /// Exits of an opened trade: what this exit realised by the account's matching method, in the trade's
    /// currency.
    std::optional<Decimal> realisedGross;
    Charges realisedCosts; ///< its own and those of the entries it closes

    friend bool operator==(const FillPart&, const FillPart&) = default;
};

/// A stock split in the life of a trade: it scales what the parts before `beforePart` have left open.
struct TradeSplit {
    std::size_t beforePart = 0;
    Decimal from;
    Decimal to;

    friend bool operator==(const TradeSplit&, const TradeSplit&) = default;
};

/// One trade, from flat to flat. Quantities and average prices are in the units after its last split.
struct MatchedTrade {
    /// Its first fill (a fill that reverses names the trade it opens). Where one sale both closes something
    /// unknown and opens a short, the fill names the short and the unopened trade beginning with it has an id
    /// derived from it.
    TradeId id;
    QString position;
    Direction side = Direction::Long;
    TradeStatus status = TradeStatus::Open;
    std::vector<FillPart> parts;    ///< in matching order
    std::vector<TradeSplit> splits; ///< in their order
    Decimal quantity;
    Decimal openQuantity;
    std::optional<Decimal> entryPrice;
    std::optional<Decimal> exitPrice;
    Instant entryAt{};
    Instant exitAt{};
    TimePrecision entryPrecision = TimePrecision::Second;
    TimePrecision exitPrecision = TimePrecision::Second;
    bool holdingKnown = true;
    QString currency; ///< the account's when every closing carries a rate to it, else the instrument's
    Decimal grossPnl; ///< as in Trade
    Decimal netPnl;
    Charges charges;
    bool costsIncomplete = false;
    bool residueClosed = false;                            ///< a leftover below 1e-7 units was closed with it
    Decimal rateOfRisk = Decimal::fromUnits(Decimal::One); ///< account rate used to show risk in `currency`

    friend bool operator==(const MatchedTrade&, const MatchedTrade&) = default;
};

/// All undeleted fills of one account and instrument (every position), in any order.
struct MatchingInput {
    const Account& account;
    const Instrument& instrument;
    std::span<const Fill> fills;
    std::span<const CorporateAction> actions;    ///< splits of this instrument
    const QHash<FillId, Decimal>& openingPrices; ///< annotations' openingPrice by fill
    const ZoneTable& accountZone; ///< the account's zone, else its broker's, else the journal's
    const FxRates& rates;         ///< for costs in a third currency
};

} // namespace core
