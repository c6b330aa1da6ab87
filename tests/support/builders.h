#pragma once

#include "core/domain/record_ids.h"
#include "core/domain/trade_matching.h"
#include "tests/support/values.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace test {

/// Ids that a failing test prints readably: …-000000000007 is the seventh.
template <typename AnyId = core::FillId>
AnyId idOf(int number) {
    return AnyId::fromString(
        QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

/// A stock of that symbol in USD.
inline core::Instrument aStock(const char* symbol = "ACME") {
    core::Instrument stock;
    stock.symbol = QString::fromLatin1(symbol);
    stock.currency = QStringLiteral("USD");
    stock.id = core::instrumentIdFor(stock);
    return stock;
}

inline core::Instrument aFuture(const char* symbol, const char* multiplier) {
    core::Instrument future = aStock(symbol);
    future.assetClass = core::AssetClass::Future;
    future.multiplier = dec(multiplier);
    future.id = core::instrumentIdFor(future);
    return future;
}

inline core::Instrument aCoin(const char* symbol = "BTC/USDT") {
    core::Instrument coin = aStock(symbol);
    coin.assetClass = core::AssetClass::Crypto;
    coin.currency = QStringLiteral("USDT");
    coin.id = core::instrumentIdFor(coin);
    return coin;
}

inline core::Account anAccount(const char* name = "Main") {
    core::Account account;
    account.name = QString::fromLatin1(name);
    account.id = core::accountIdFor({}, {}, account.name);
    return account;
}

/// aFill().buy("10").price("101.5").on("2026-03-02T09:30:00Z").fee("1.25")
class FillBuilder {
public:
    FillBuilder() {
        m_fill.quantity = dec("1");
        m_fill.price = dec("100");
        m_fill.executedAt = test::at("2026-03-02T09:30:00Z");
    }

    FillBuilder& id(int number) { return set(m_fill.id, idOf(number)); }
    FillBuilder& buy(const char* quantity) { return side(core::Side::Buy, quantity); }
    FillBuilder& sell(const char* quantity) { return side(core::Side::Sell, quantity); }
    FillBuilder& price(const char* price) { return set(m_fill.price, dec(price)); }
    FillBuilder& on(const char* rfc3339) { return set(m_fill.executedAt, test::at(rfc3339)); }
    FillBuilder& onDay(const char* iso) {
        m_fill.timePrecision = core::TimePrecision::Day;
        return set(m_fill.executedAt, core::Instant(test::day(iso)));
    }
    FillBuilder& opening() { return set(m_fill.effect, core::Effect::Open); }
    FillBuilder& closing() { return set(m_fill.effect, core::Effect::Close); }
    FillBuilder& product(const char* word) { return set(m_fill.product, QString::fromLatin1(word)); }
    FillBuilder& fee(const char* commission) {
        m_fill.charges[core::ChargeKind::Commission] = dec(commission);
        return *this;
    }
    FillBuilder& taxes(const char* amount) {
        m_fill.charges[core::ChargeKind::Taxes] = dec(amount);
        return *this;
    }
    FillBuilder& feeIn(const char* currency) {
        return set(m_fill.costCurrency, QString::fromLatin1(currency));
    }
    FillBuilder& rate(const char* accountRate) {
        m_fill.accountRate = dec(accountRate);
        return *this;
    }
    FillBuilder& named(const char* externalId) {
        return set(m_fill.externalId, QString::fromLatin1(externalId));
    }
    FillBuilder& in(const char* position) { return set(m_fill.position, QString::fromLatin1(position)); }

    operator core::Fill() const { return m_fill; }

private:
    template <typename T>
    FillBuilder& set(T& field, const T& value) {
        field = value;
        return *this;
    }
    FillBuilder& side(core::Side side, const char* quantity) {
        m_fill.side = side;
        m_fill.quantity = dec(quantity);
        return *this;
    }

    core::Fill m_fill;
};

inline FillBuilder aFill() {
    return {};
}

/// One account and one instrument with everything matching asks for; the zone is that of the account.
struct MatchingDesk {
    core::Account account = anAccount();
    core::Instrument instrument = aStock();
    core::ZoneTable zone{QTimeZone::utc()};
    std::vector<core::CorporateAction> actions;
    QHash<core::FillId, core::Decimal> openingPrices;
    core::FxRates rates;

    core::Result<std::vector<core::MatchedTrade>> tryMatch(const std::vector<core::Fill>& fills) const {
        return core::matchFills({account, instrument, fills, actions, openingPrices, zone, rates});
    }
    /// Fills without an id get one by their place: the first is idOf(1).
    std::vector<core::MatchedTrade> match(std::vector<core::Fill> fills) const {
        return tryMatch(numbered(std::move(fills))).value();
    }
    static std::vector<core::Fill> numbered(std::vector<core::Fill> fills) {
        int number = 0;
        for (core::Fill& fill : fills) {
            ++number;
            fill.id = fill.id.isNull() ? idOf(number) : fill.id;
        }
        return fills;
    }
    void split(const char* iso, const char* from, const char* to) {
        core::CorporateAction action;
        action.id = idOf<core::CorporateActionId>(int(actions.size()) + 1);
        action.instrument = instrument.id;
        action.date = test::day(iso);
        action.from = dec(from);
        action.to = dec(to);
        actions.push_back(action);
    }
};

/// A round trip of two fills: aRoundTrip().longOf("INFY").quantity(50).from("1500").to("1520")
class RoundTripBuilder {
public:
    RoundTripBuilder& longOf(const char* symbol) { return direction(core::Direction::Long, symbol); }
    RoundTripBuilder& shortOf(const char* symbol) { return direction(core::Direction::Short, symbol); }
    RoundTripBuilder& quantity(int units) {
        m_quantity = core::Decimal::fromInt(units);
        return *this;
    }
    RoundTripBuilder& from(const char* price) {
        m_entry = dec(price);
        return *this;
    }
    RoundTripBuilder& to(const char* price) {
        m_exit = dec(price);
        return *this;
    }
    RoundTripBuilder& opened(const char* rfc3339) {
        m_entryAt = test::at(rfc3339);
        m_exitAt = m_entryAt + std::chrono::hours(1);
        return *this;
    }
    RoundTripBuilder& closed(const char* rfc3339) {
        m_exitAt = test::at(rfc3339);
        return *this;
    }
    RoundTripBuilder& fees(const char* each) {
        m_fee = dec(each);
        return *this;
    }

    core::Instrument instrument() const { return aStock(m_symbol); }
    std::vector<core::Fill> fills() const {
        const bool isLong = m_direction == core::Direction::Long;
        return {fill(isLong ? core::Side::Buy : core::Side::Sell, core::Effect::Open, m_entry, m_entryAt, 1),
                fill(isLong ? core::Side::Sell : core::Side::Buy, core::Effect::Close, m_exit, m_exitAt, 2)};
    }
    core::MatchedTrade matched() const {
        MatchingDesk desk;
        desk.instrument = instrument();
        return desk.match(fills()).front();
    }

private:
    RoundTripBuilder& direction(core::Direction direction, const char* symbol) {
        m_direction = direction;
        m_symbol = symbol;
        return *this;
    }
    core::Fill fill(core::Side side, core::Effect effect, core::Decimal price, core::Instant when,
                    int number) const {
        core::Fill fill;
        fill.id = idOf(number);
        fill.account = anAccount().id;
        fill.instrument = instrument().id;
        fill.side = side;
        fill.effect = effect;
        fill.quantity = m_quantity;
        fill.price = price;
        fill.executedAt = when;
        fill.charges = core::Charges::commission(m_fee);
        return fill;
    }

    core::Direction m_direction = core::Direction::Long;
    const char* m_symbol = "ACME";
    core::Decimal m_quantity = dec("1");
    core::Decimal m_entry = dec("100");
    core::Decimal m_exit = dec("100");
    core::Decimal m_fee;
    core::Instant m_entryAt = test::at("2026-03-02T09:30:00Z");
    core::Instant m_exitAt = test::at("2026-03-02T10:30:00Z");
};

inline RoundTripBuilder aRoundTrip() {
    return {};
}

} // namespace test
