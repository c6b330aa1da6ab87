#pragma once

#include "core/base/decimal.h"
#include "core/domain/instrument.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// Larger lots or prices in a report are damage.
inline constexpr auto kMostLots = Decimal::fromUnits(100'000 * Decimal::One);
inline constexpr auto kHighestPrice = Decimal::fromUnits(1'000'000'000 * Decimal::One);

/// A closing as MetaTrader prints it.
struct MetaTraderClosing {
    QString symbol;
    Decimal move; ///< (exit − entry) × lots, of a short turned round
    Decimal closePrice;
    Decimal profit; ///< in the account's currency, to the cent
};

/// |a − b|; nullopt beyond what a Decimal holds.
std::optional<Decimal> distanceOf(Decimal a, Decimal b);

/// Contract sizes and currencies of symbols, which MetaTrader's reports do not print: they follow from the
/// symbol's name and from the printed profits. Whatever is chosen, move × multiplier × rate is the printed
/// profit.
class MetaTraderContracts {
public:
    explicit MetaTraderContracts(const QString& accountCurrency) : m_accountCurrency(accountCurrency) {}

    void see(const MetaTraderClosing& closing);

    /// Canonical symbol, class and currency.
    Instrument instrument(const QString& symbol) const;
    /// Unset for a symbol that is neither known nor ever closed at a profit or loss.
    std::optional<Decimal> multiplier(const QString& symbol) const;
    /// The account rate of a closing: unset where price and account have one currency and the profit needs
    /// none.
    std::optional<Decimal> rate(const MetaTraderClosing& closing) const;
    /// What a closing at that price earns per unit of its move, in the account's currency, as far as it can
    /// be told: to find out which position a deal closed.
    std::optional<Decimal> earningsPerMove(const QString& symbol, Decimal closePrice) const;

private:
    /// Account currency per unit of the price's currency, where the two currencies and the price tell.
    std::optional<Decimal> naturalRate(const QString& symbol, Decimal closePrice) const;
    std::optional<Decimal> rateOfOthers(const QString& symbol, std::optional<Decimal> size) const;
    std::optional<Decimal> sizeFromProfits(const QString& symbol) const;
    /// By how much the printed profit misses that of a contract of that size.
    std::optional<Decimal> missOf(const MetaTraderClosing& closing, Decimal size) const;
    bool explainsProfits(const QString& symbol, Decimal size) const;

    QString m_accountCurrency;
    QHash<QString, std::vector<MetaTraderClosing>> m_closings; ///< by canonical symbol
    mutable QHash<QString, std::optional<Decimal>> m_sizes;    ///< found by sizeFromProfits
};

} // namespace core
