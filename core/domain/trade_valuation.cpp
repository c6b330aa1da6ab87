#include "core/domain/trade_valuation.h"

#include "core/domain/fill_costs.h"
#include "core/domain/open_lots.h"

#include <algorithm>

namespace core {
namespace {

constexpr Decimal kOne = Decimal::fromUnits(Decimal::One);

Decimal fitting(const std::optional<Decimal>& value) {
    if (!value) {
        throw DecimalOverflow();
    }
    return *value;
}

/// How the trade's money becomes its currency's.
struct Conversion {
    bool toAccount = false;
    std::optional<Decimal> firstRate; ///< of the first closing that carries one
};

/// In the account's currency when every closing carries a rate to it. Also where the currencies are the same:
/// a rate derived from a printed profit holds what the file does not tell about the contract.
Conversion conversionOf(const TradeCut& cut, const MatchingInput& input) {
    Conversion conversion;
    bool anyExit = false;
    bool allRated = true;
    for (const CutPart& part : cut.parts) {
        if (part.role == FillRole::Exit) {
            const std::optional<Decimal>& rate = input.fills[part.fill].accountRate;
            anyExit = true;
            allRated = allRated && rate.has_value();
            conversion.firstRate = conversion.firstRate ? conversion.firstRate : rate;
        }
    }
    conversion.toAccount = anyExit && allRated;
    return conversion;
}

/// The opening price a person told for an unopened trade: of its earliest fill that has one.
std::optional<Decimal> toldOpeningPrice(const TradeCut& cut, const MatchingInput& input) {
    if (!cut.unopened || input.openingPrices.isEmpty()) {
        return std::nullopt;
    }
    for (const CutPart& part : cut.parts) {
        const auto told = input.openingPrices.constFind(input.fills[part.fill].id);
        if (told != input.openingPrices.constEnd()) {
            return *told;
        }
    }
    return std::nullopt;
}

class Valuation {
public:
    Valuation(const TradeCut& cut, const MatchingInput& input)
        : m_cut(cut), m_input(input), m_conversion(conversionOf(cut, input)),
          m_costs(input, m_conversion.toAccount, m_conversion.firstRate), m_lots(input.account.matching),
          m_openingPrice(toldOpeningPrice(cut, input)) {}

    MatchedTrade run();

private:
    bool isLong() const { return m_cut.side == Direction::Long; }
    void describe();
    void addEntry(const CutPart& part, FillPart& shown);
    void addExit(const CutPart& part, FillPart& shown, bool last);
    Lot entriesOf(const CutPart& part, bool last);
    Charges costsOf(const CutPart& part);
    void applySplits(std::size_t beforePart);
    void finish();

    const TradeCut& m_cut;
    const MatchingInput& m_input;
    const Conversion m_conversion;
    const FillCosts m_costs;
    OpenLots m_lots;
    const std::optional<Decimal> m_openingPrice;
    MatchedTrade m_trade;
    std::size_t m_nextSplit = 0;
    ProductSum m_entryValue; ///< Σ price × quantity as executed
    ProductSum m_exitValue;
    Decimal m_entryQuantity; ///< in units after the last split
    Decimal m_exitQuantity;
    Decimal m_realised; ///< of the exits so far, in the instrument's currency
};

MatchedTrade Valuation::run() {
    describe();
    m_trade.parts.reserve(m_cut.parts.size());
    for (std::size_t i = 0; i < m_cut.parts.size(); ++i) {
        applySplits(i);
        const CutPart& part = m_cut.parts[i];
        FillPart& shown = m_trade.parts.emplace_back();
        shown.fill = m_input.fills[part.fill].id;
        shown.role = part.role;
        shown.whole = part.whole;
        shown.restIsLater = part.restIsLater;
        shown.quantity = part.quantity;
        shown.charges = costsOf(part);
        m_trade.charges += shown.charges;
        if (part.role == FillRole::Entry) {
            addEntry(part, shown);
        } else {
            addExit(part, shown, i + 1 == m_cut.parts.size());
        }
    }
    applySplits(m_cut.parts.size());
    finish();
    return std::move(m_trade);
}

void Valuation::describe() {
    const Fill& first = m_input.fills[m_cut.parts.front().fill];
    m_trade.id = first.id;
    if (m_cut.unopened && m_cut.parts.front().restIsLater) {
        m_trade.id = TradeId(namedUuid(first.id.uuid(), QStringLiteral("unopened")));
    }
    m_trade.position = first.position;
    m_trade.side = m_cut.side;
    m_trade.residueClosed = m_cut.residueClosed;
    m_trade.splits = m_cut.splits;
    m_trade.openQuantity = m_cut.openQuantity;
    m_trade.entryAt = first.executedAt;
    m_trade.entryPrecision = first.timePrecision;
    m_trade.currency = m_conversion.toAccount ? m_input.account.currency : m_input.instrument.currency;
    if (m_conversion.toAccount) {
        m_trade.rateOfRisk = first.accountRate.value_or(*m_conversion.firstRate);
    }
    if (m_cut.unopened) {
        m_trade.status = m_openingPrice ? TradeStatus::Closed : TradeStatus::Unopened;
    } else {
        m_trade.status = m_cut.openQuantity.isZero() ? TradeStatus::Closed : TradeStatus::Open;
    }
}

void Valuation::addEntry(const CutPart& part, FillPart& shown) {
    const Fill& fill = m_input.fills[part.fill];
    Lot lot{part.quantity, {}, shown.charges};
    lot.value.add(fill.price, part.quantity);
    m_entryValue.add(lot.value);
    m_entryQuantity += part.quantity;
    m_lots.add(lot);
}

/// What an exit closes. The exit that ends a trade takes all that is left, dust included.
Lot Valuation::entriesOf(const CutPart& part, bool last) {
    if (!m_cut.unopened) {
        return last && m_cut.openQuantity.isZero() ? m_lots.takeAll() : m_lots.take(part.quantity);
    }
    Lot told{part.quantity, {}, {}};
    told.value.add(m_openingPrice.value_or(Decimal()), part.quantity);
    m_entryValue.add(told.value);
    return told;
}

void Valuation::addExit(const CutPart& part, FillPart& shown, bool last) {
    const Fill& fill = m_input.fills[part.fill];
    ProductSum cash;
    cash.add(fill.price, part.quantity);
    m_exitValue.add(cash);
    m_exitQuantity += part.quantity;
    m_trade.exitAt = fill.executedAt;
    m_trade.exitPrecision = fill.timePrecision;

    const Lot entries = entriesOf(part, last);
    shown.realisedCosts = shown.charges;
    shown.realisedCosts += entries.costs;
    if (m_trade.status == TradeStatus::Unopened) {
        return;
    }
    Decimal realised;
    if (last && m_trade.status == TradeStatus::Closed) {
        // The trade's cash is rounded once; its last exit takes what the earlier ones were rounded by.
        ProductSum total = isLong() ? m_exitValue : m_entryValue;
        total.subtract(isLong() ? m_entryValue : m_exitValue);
        realised = fitting(total.times(m_input.instrument.multiplier)) - m_realised;
    } else {
        ProductSum difference = isLong() ? cash : entries.value;
        difference.subtract(isLong() ? entries.value : cash);
        realised = fitting(difference.times(m_input.instrument.multiplier));
    }
    m_realised += realised;
    shown.realisedGross =
        m_conversion.toAccount ? fitting(multiplied(realised, *fill.accountRate)) : realised;
    m_trade.grossPnl += *shown.realisedGross;
    m_trade.netPnl += *shown.realisedGross - shown.realisedCosts.total();
}

Charges Valuation::costsOf(const CutPart& part) {
    const std::optional<Charges> costs = m_costs.converted(m_input.fills[part.fill], part.charges);
    m_trade.costsIncomplete = m_trade.costsIncomplete || !costs;
    return costs.value_or(Charges());
}

void Valuation::applySplits(std::size_t beforePart) {
    for (; m_nextSplit < m_cut.splits.size() && m_cut.splits[m_nextSplit].beforePart <= beforePart;
         ++m_nextSplit) {
        const TradeSplit& split = m_cut.splits[m_nextSplit];
        m_lots.split(split.from, split.to);
        m_entryQuantity = proRata(m_entryQuantity, split.to, split.from);
        m_exitQuantity = proRata(m_exitQuantity, split.to, split.from);
    }
}

void Valuation::finish() {
    m_trade.quantity = m_cut.unopened ? m_exitQuantity : m_entryQuantity;
    if (m_openingPrice) {
        m_trade.entryPrice = m_openingPrice;
    } else if (!m_cut.unopened) {
        m_trade.entryPrice = m_entryValue.dividedBy(m_entryQuantity);
    }
    if (m_exitQuantity.isPositive()) {
        m_trade.exitPrice = m_exitValue.dividedBy(m_exitQuantity);
    }
    const bool dayOnly =
        m_trade.entryPrecision == TimePrecision::Day || m_trade.exitPrecision == TimePrecision::Day;
    m_trade.holdingKnown = !dayOnly && !m_cut.unopened;
}

} // namespace

MatchedTrade valued(const TradeCut& cut, const MatchingInput& input) {
    return Valuation(cut, input).run();
}

} // namespace core
