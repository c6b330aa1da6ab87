#include "core/statistics/starting_equity.h"

#include <QHash>

#include <algorithm>

namespace core {
namespace {

std::vector<char> accountsWithTrades(const ClosedTrades& closed) {
    std::vector<char> holds(closed.book.accounts.size(), 0);
    for (const qint32 account : closed.accounts) {
        holds[std::size_t(account)] = 1;
    }
    return holds;
}

/// An amount of an account's currency in the figures' currency; nullopt without a rate.
std::optional<Decimal> inCurrency(const ClosedTrades& closed, const Account& account, Day day,
                                  Decimal amount) {
    if (account.currency == closed.currency || amount.isZero()) {
        return amount;
    }
    const auto rate = closed.book.fxRates.rate(account.currency, closed.currency, day);
    return rate ? multiplied(amount, *rate) : std::nullopt;
}

/// The accounts of the filter that count: see the header.
Undefinedness addAccounts(const ClosedTrades& closed, Day first, std::vector<char>& counts, DecimalSum& sum,
                          bool& isKnown) {
    const std::vector<char> holds = accountsWithTrades(closed);
    isKnown = true;
    for (std::size_t i = 0; i < closed.book.accounts.size(); ++i) {
        const Account& account = closed.book.accounts[i];
        if (!admitsAccount(closed.selection.filter, account)) {
            continue;
        }
        const auto amount = inCurrency(closed, account, first, account.startingEquity.value_or(Decimal()));
        const bool convertible = account.currency == closed.currency ||
                                 closed.book.fxRates.rate(account.currency, closed.currency, first);
        if (!amount || !convertible) {
            if (holds[i] && account.startingEquity) {
                return Undefinedness::MixedCurrencies;
            }
            isKnown = isKnown && !holds[i];
            continue;
        }
        counts[i] = 1;
        isKnown = isKnown && (account.startingEquity || !holds[i]);
        sum += *amount;
    }
    return Undefinedness::None;
}

Undefinedness addMovements(const ClosedTrades& closed, Day first, const std::vector<char>& counts,
                           DecimalSum& sum, std::vector<EquityMove>& later) {
    QHash<AccountId, std::size_t> byId;
    for (std::size_t i = 0; i < closed.book.accounts.size(); ++i) {
        byId.insert(closed.book.accounts[i].id, i);
    }
    for (const CashMovement& movement : closed.book.cashMovements) {
        const auto at = byId.constFind(movement.account);
        if (at == byId.constEnd() || !counts[*at]) {
            continue;
        }
        const auto amount = inCurrency(closed, closed.book.accounts[*at], movement.date, movement.amount);
        if (!amount) {
            return Undefinedness::MixedCurrencies;
        }
        if (movement.date < first) {
            sum += *amount;
        } else {
            later.push_back({qint32(dayNumber(movement.date)), *amount});
        }
    }
    std::stable_sort(later.begin(), later.end(),
                     [](const EquityMove& a, const EquityMove& b) { return a.day < b.day; });
    return Undefinedness::None;
}

/// Net of the trades before `from` that pass everything else.
Undefinedness addEarlierTrades(const ClosedTrades& closed, DecimalSum& sum) {
    TradeFilter filter = closed.selection.filter;
    if (!filter.from) {
        return Undefinedness::None;
    }
    filter.to = *filter.from - std::chrono::days(1);
    filter.from.reset();
    const TradeSelection earlier = select(closed.book, filter);
    for (const quint32 index : earlier.closed) {
        const Trade& trade = closed.book.trades[index];
        const QString& currency = closed.book.currencyOf(trade);
        if (currency == closed.currency) {
            sum += trade.netPnl;
            continue;
        }
        const auto rate = closed.book.fxRates.rate(currency, closed.currency, trade.exitDay);
        const auto amount = rate ? multiplied(trade.netPnl, *rate) : std::nullopt;
        if (!amount) {
            return Undefinedness::MixedCurrencies;
        }
        sum += *amount;
    }
    return Undefinedness::None;
}

} // namespace

StartingEquity startingEquity(const ClosedTrades& closed) {
    StartingEquity start;
    start.reason = closed.size() == 0 ? Undefinedness::NoClosedTrades : closed.moneyReason;
    if (start.reason != Undefinedness::None) {
        return start;
    }
    const Day first = dayFromNumber(*std::min_element(closed.exitDays.begin(), closed.exitDays.end()));
    std::vector<char> counts(closed.book.accounts.size(), 0);
    DecimalSum sum;
    start.reason = addAccounts(closed, first, counts, sum, start.isKnown);
    if (start.reason == Undefinedness::None) {
        start.reason = addMovements(closed, first, counts, sum, start.later);
    }
    if (start.reason == Undefinedness::None) {
        start.reason = addEarlierTrades(closed, sum);
    }
    if (start.reason == Undefinedness::None && !sum.value()) {
        start.reason = Undefinedness::TooLarge;
    }
    start.amount = sum.value().value_or(Decimal());
    return start;
}

} // namespace core
