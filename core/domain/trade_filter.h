#pragma once

#include "core/domain/trade_book.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

enum class Outcome : quint8 { Win, Loss, BreakEven };

/// What the filter bar, `tj` and the API ask for. Empty lists and unset options mean "any".
struct TradeFilter {
    Basis basis = Basis::Net;
    std::optional<Day> from; ///< exit day; entry day of open trades
    std::optional<Day> to;
    QStringList symbols;  ///< any of; case-insensitive, the whole symbol
    QStringList tags;     ///< any of, by name, case-insensitive; "" asks for untagged
    QStringList accounts; ///< any of, by name or id
    std::optional<Direction> side;
    std::optional<Outcome> outcome; ///< closed trades only, on `basis`
    std::optional<TradeStatus> status;
    /// Any of, of the entry's day: 1 Monday … 7 Sunday; none fits where the entry is not known.
    std::vector<int> weekdays;
    std::vector<int>
        entryHours; ///< any of 0 … 23, in the journal's zone; none fits where only the day is known
    /// fromR ≤ R-multiple < toR; with either set, closed trades with an initial risk only.
    std::optional<double> fromR;
    std::optional<double> toR;

    friend bool operator==(const TradeFilter&, const TradeFilter&) = default;
};

/// Whether the filter's account words, if any, name this account.
bool admitsAccount(const TradeFilter& filter, const Account& account);

/// Win, loss or break-even of a closed trade on a basis, the account's tolerance respected.
Outcome outcomeOf(const TradeBook& book, const Trade& trade, Basis basis);

/// The trades a filter leaves, as indexes into `book.trades` in the book's order. Must not outlive the book.
struct TradeSelection {
    TradeFilter filter;
    std::vector<quint32> closed;
    std::vector<quint32> open;
    std::vector<quint32> unopened;
};

TradeSelection select(const TradeBook& book, const TradeFilter& filter);

} // namespace core
