#include "core/statistics/closed_trades.h"

#include "core/statistics/r_multiples.h"

#include <algorithm>
#include <limits>

namespace core {
namespace {

constexpr qint16 kMinutesAnHour = 60;

/// The rate of one currency, remembered for the day: trades come in order of their exit.
class DailyRate {
public:
    std::optional<Decimal> on(const FxRates& rates, const QString& from, const QString& to, Day day) {
        if (!m_known || day != m_day) {
            m_rate = from == to ? Decimal::fromUnits(Decimal::One) : rates.rate(from, to, day);
            m_day = day;
            m_known = true;
        }
        return m_rate;
    }

private:
    bool m_known = false;
    Day m_day{};
    std::optional<Decimal> m_rate;
};

} // namespace

ClosedTrades::ClosedTrades(const TradeBook& ofBook, const TradeSelection& ofSelection)
    : book(ofBook), selection(ofSelection) {
    const std::size_t count = selection.closed.size();
    const auto reserve = [count](auto&... columns) { (columns.reserve(count), ...); };
    reserve(gross, net, outcomes, exitDays, rMultiples, held);
    reserve(instruments, accounts, tagSets, playbooks, entryWeekdays, entryHours, sides);

    std::vector<char> isCrypto;
    for (const Instrument& instrument : book.instruments) {
        isCrypto.push_back(instrument.assetClass == AssetClass::Crypto);
    }
    bool mixed = false;
    for (const quint32 index : selection.closed) {
        const Trade& trade = book.trades[index];
        gross.push_back(trade.grossPnl);
        net.push_back(trade.netPnl);
        outcomes.push_back(outcomeOf(book, trade, basis()));
        exitDays.push_back(dayNumber(trade.exitDay));
        rMultiples.push_back(rMultiple(trade).value_or(std::numeric_limits<double>::quiet_NaN()));
        instruments.push_back(trade.instrument);
        accounts.push_back(trade.account);
        tagSets.push_back(trade.tagSet);
        playbooks.push_back(trade.playbook);
        entryWeekdays.push_back(trade.entryKnown() ? qint8(isoWeekday(trade.entryDay)) : qint8(0));
        entryHours.push_back(trade.entryMinute < 0 ? qint8(-1) : qint8(trade.entryMinute / kMinutesAnHour));
        sides.push_back(trade.side);
        held.push_back({trade.holdingKnown ? toMs(trade.entryAt) : Held::Unknown, toMs(trade.exitAt)});
        firstHeldDay = trade.holdingKnown ? std::min(firstHeldDay, dayNumber(trade.entryDay)) : firstHeldDay;
        fields.add(trade, basis());
        everyDay = everyDay || isCrypto[std::size_t(trade.instrument)];
        mixed = mixed || trade.currency != book.trades[selection.closed.front()].currency;
    }
    if (mixed) {
        convertTo(book.settings.currency);
    } else if (count > 0) {
        currency = book.currencyOf(trade(0));
    }
}

void ClosedTrades::convertTo(const QString& wanted) {
    moneyReason = Undefinedness::MixedCurrencies;
    if (wanted.isEmpty()) {
        return;
    }
    std::vector<DailyRate> daily(book.currencies.size());
    std::vector<Decimal> found;
    found.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) {
        const Trade& each = trade(i);
        const auto rate =
            daily[std::size_t(each.currency)].on(book.fxRates, book.currencyOf(each), wanted, each.exitDay);
        if (!rate) {
            return;
        }
        found.push_back(*rate);
    }
    rates = std::move(found);
    currency = wanted;
    moneyReason = Undefinedness::None;
    fields.costs = {};
    fields.mae = fields.mfe = {};
    for (std::size_t i = 0; i < size(); ++i) {
        const auto fitting = [&](Decimal amount) {
            const std::optional<Decimal> there = converted(i, amount);
            moneyReason = there ? moneyReason : Undefinedness::TooLarge;
            return there.value_or(Decimal());
        };
        const Trade& each = trade(i);
        gross[i] = fitting(each.grossPnl);
        // Costs kind by kind, as they are shown, so that gross − costs = net also after the rounding.
        DecimalSum netThere;
        netThere += gross[i];
        for (std::size_t kind = 0; kind < fields.costs.size(); ++kind) {
            const Decimal cost = fitting(each.charges[ChargeKind(kind)]);
            netThere.subtract(cost);
            fields.costs[kind] += cost;
        }
        moneyReason = netThere.value() ? moneyReason : Undefinedness::TooLarge;
        net[i] = netThere.value().value_or(Decimal());
        fields.mae += fitting(each.mae.value_or(Decimal()));
        fields.mfe += fitting(each.mfe.value_or(Decimal()));
    }
}

} // namespace core
