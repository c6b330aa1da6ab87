#include "core/import/metatrader_contracts.h"

#include "core/domain/symbols.h"

#include <algorithm>

namespace core {

namespace {

const Decimal kOneUnit = Decimal::fromUnits(Decimal::One);
const Decimal kForexLot = Decimal::fromInt(100'000);
// A printed profit is rounded once, some servers round the prices' difference before.
const Decimal kCentAndAHalf = Decimal::fromUnits(1'500'000);
// As many closings decide as a size needs to be certain; more would only cost time.
constexpr std::size_t kMostSamples = 64;

struct SymbolParts {
    QString base;
    QString quote;
    bool isForex = false;
};

bool isCurrency(const QString& code) {
    static const QStringList codes =
        QStringLiteral(
            "USD EUR GBP JPY CHF AUD NZD CAD SEK NOK DKK PLN HUF CZK TRY ZAR MXN SGD HKD CNH CNY INR RUB "
            "THB ILS BRL KRW TWD RON")
            .split(u' ');
    return codes.contains(code);
}

/// "EURUSD", also with a broker's ending ("EURUSD.m", "EURUSDpro"); empty parts for everything else.
SymbolParts partsOf(const QString& symbol) {
    const QString base = symbol.left(3);
    const QString quote = symbol.mid(3, 3);
    static const QStringList coins = QStringLiteral("XAU XAG XPT XPD BTC ETH LTC XRP BCH").split(u' ');
    if (!isCurrency(quote) || !(isCurrency(base) || coins.contains(base))) {
        return {};
    }
    return {base, quote, isCurrency(base)};
}

/// Contract sizes that nearly all servers use.
std::optional<Decimal> usualSize(const SymbolParts& parts) {
    if (parts.isForex) {
        return kForexLot;
    }
    if (parts.base == u"XAG") {
        return Decimal::fromInt(5000);
    }
    if (parts.base.startsWith(u'X') && parts.base != u"XRP") {
        return Decimal::fromInt(100);
    }
    return std::nullopt;
}

/// 0.01, 0.02, 0.025, 0.05, 0.1 … 5,000,000: contract sizes are round.
const std::vector<Decimal>& roundSizes() {
    static const std::vector<Decimal> sizes = [] {
        std::vector<Decimal> result;
        for (std::int64_t power = Decimal::One / 100; power <= 1'000'000 * Decimal::One; power *= 10) {
            for (const std::int64_t tenths : {10, 20, 25, 50}) {
                result.push_back(Decimal::fromUnits(power / 10 * tenths));
            }
        }
        return result;
    }();
    return sizes;
}

} // namespace

std::optional<Decimal> distanceOf(Decimal a, Decimal b) {
    DecimalSum sum;
    sum.add(std::max(a, b));
    sum.subtract(std::min(a, b));
    return sum.value();
}

void MetaTraderContracts::see(const MetaTraderClosing& closing) {
    std::vector<MetaTraderClosing>& seen = m_closings[canonicalSymbol(closing.symbol)];
    if (!closing.move.isZero() && seen.size() < kMostSamples) {
        seen.push_back(closing);
        m_sizes.remove(canonicalSymbol(closing.symbol));
    }
}

Instrument MetaTraderContracts::instrument(const QString& symbol) const {
    Instrument instrument;
    instrument.symbol = canonicalSymbol(symbol);
    const SymbolParts parts = partsOf(instrument.symbol);
    instrument.assetClass = parts.isForex ? AssetClass::Forex : AssetClass::Cfd;
    instrument.currency = parts.quote.isEmpty() ? m_accountCurrency : parts.quote;
    return instrument;
}

std::optional<Decimal> MetaTraderContracts::naturalRate(const QString& symbol, Decimal closePrice) const {
    const SymbolParts parts = partsOf(canonicalSymbol(symbol));
    if (parts.quote.isEmpty() || parts.quote == m_accountCurrency) {
        return kOneUnit;
    }
    return parts.base == m_accountCurrency ? divided(kOneUnit, closePrice) : std::nullopt;
}

std::optional<Decimal> MetaTraderContracts::missOf(const MetaTraderClosing& closing, Decimal size) const {
    const auto natural = naturalRate(closing.symbol, closing.closePrice);
    const auto cash = multiplied(closing.move, size);
    const auto profit = natural && cash ? multiplied(*cash, *natural) : std::nullopt;
    return profit ? distanceOf(*profit, closing.profit) : std::nullopt;
}

bool MetaTraderContracts::explainsProfits(const QString& symbol, Decimal size) const {
    const auto closings = m_closings.value(symbol);
    return std::all_of(closings.begin(), closings.end(), [&](const MetaTraderClosing& closing) {
        const auto miss = missOf(closing, size);
        return miss && *miss <= kCentAndAHalf;
    });
}

std::optional<Decimal> MetaTraderContracts::sizeFromProfits(const QString& symbol) const {
    const auto known = m_sizes.constFind(symbol);
    if (known != m_sizes.cend()) {
        return *known;
    }
    std::optional<Decimal> size;
    const auto closings = m_closings.value(symbol);
    const auto usual = usualSize(partsOf(symbol));
    // The largest move tells the size most exactly.
    const auto largest = std::max_element(closings.begin(), closings.end(), [](const auto& a, const auto& b) {
        return a.move.abs() < b.move.abs();
    });
    if (largest != closings.end() && usual && explainsProfits(symbol, *usual)) {
        size = usual;
    } else if (largest != closings.end() && !largest->profit.isZero()) {
        for (const Decimal candidate : roundSizes()) {
            const bool nearer = !size || missOf(*largest, candidate) < missOf(*largest, *size);
            size = nearer && explainsProfits(symbol, candidate) ? std::optional(candidate) : size;
        }
    }
    m_sizes.insert(symbol, size);
    return size;
}

std::optional<Decimal> MetaTraderContracts::multiplier(const QString& symbol) const {
    const QString canonical = canonicalSymbol(symbol);
    if (const auto size = sizeFromProfits(canonical)) {
        return size;
    }
    if (const auto usual = usualSize(partsOf(canonical))) {
        return usual;
    }
    // No one size explains the profits, so the rate of each closing holds both size and currency.
    return m_closings.value(canonical).empty() ? std::nullopt : std::optional(kOneUnit);
}

std::optional<Decimal> MetaTraderContracts::rate(const MetaTraderClosing& closing) const {
    const QString symbol = canonicalSymbol(closing.symbol);
    const bool oneCurrency = instrument(symbol).currency == m_accountCurrency;
    if (oneCurrency && sizeFromProfits(symbol)) {
        return std::nullopt;
    }
    const auto size = multiplier(symbol);
    const auto cash = size ? multiplied(closing.move, *size) : std::nullopt;
    const auto printed = cash && !cash->isZero() ? divided(closing.profit, *cash) : std::nullopt;
    if (printed && printed->isPositive()) {
        return printed;
    }
    // Closed at the entry price: any rate gives the same profit, the usual one gives the right costs.
    const auto natural = naturalRate(symbol, closing.closePrice);
    return natural && !oneCurrency ? natural : rateOfOthers(symbol, size);
}

std::optional<Decimal> MetaTraderContracts::rateOfOthers(const QString& symbol,
                                                         std::optional<Decimal> size) const {
    for (const MetaTraderClosing& other : m_closings.value(symbol)) {
        const auto cash = size ? multiplied(other.move, *size) : std::nullopt;
        const auto rate = cash && !cash->isZero() ? divided(other.profit, *cash) : std::nullopt;
        if (rate && rate->isPositive()) {
            return rate;
        }
    }
    return std::nullopt;
}

std::optional<Decimal> MetaTraderContracts::earningsPerMove(const QString& symbol, Decimal closePrice) const {
    const auto size = multiplier(symbol);
    const auto natural = naturalRate(symbol, closePrice);
    const auto anyRate = natural ? natural : rateOfOthers(canonicalSymbol(symbol), size);
    return size && anyRate ? multiplied(*size, *anyRate) : std::nullopt;
}

} // namespace core
