#pragma once

#include "core/domain/trade_filter.h"
#include "core/statistics/field_sums.h"
#include "core/statistics/number.h"

#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace core {

/// The closed trades of a selection in columns, made in one pass: what every statistic starts from. Make it
/// once to compute several of them for one selection. Refers to the book and the selection; must outlive
/// neither.
///
/// Money is in `currency`: the trades' own where they share one, else the journal's currency when the journal
/// has a rate for the exit day of every trade. Otherwise the selection is mixed and money sums are undefined.
struct ClosedTrades {
    /// When a position was open, UTC ms; unknown where the source told only dates.
    struct Held {
        static constexpr qint64 Unknown = std::numeric_limits<qint64>::min();
        qint64 from;
        qint64 to;
    };

    ClosedTrades(const TradeBook& book, const TradeSelection& selection);

    std::size_t size() const { return gross.size(); }
    const Trade& trade(std::size_t i) const { return book.trades[selection.closed[i]]; }
    Basis basis() const { return selection.filter.basis; }
    /// On the filter's basis.
    const std::vector<Decimal>& pnl() const { return basis() == Basis::Net ? net : gross; }
    /// An amount of trade i in `currency`; unchanged where the selection is mixed. Nullopt when it does not
    /// fit.
    std::optional<Decimal> converted(std::size_t i, Decimal amount) const {
        return rates.empty() ? amount : multiplied(amount, rates[i]);
    }

    const TradeBook& book;
    const TradeSelection& selection;
    QString currency; ///< empty when mixed or without trades
    /// None, or why money cannot be summed (MixedCurrencies, TooLarge).
    Undefinedness moneyReason = Undefinedness::None;
    bool everyDay = false; ///< a crypto instrument is among them: weekends are trading days

    std::vector<Decimal> gross;
    std::vector<Decimal> net;
    std::vector<Outcome> outcomes; ///< on the basis, the account's tolerance respected
    std::vector<qint32>
        exitDays; ///< days since 1970; not always ascending: a source of dates only has no zone
    std::vector<double> rMultiples; ///< NaN without an initial risk; never leaves core/statistics
    // What breakdowns ask for, a column each, so that a breakdown reads only its own.
    std::vector<qint32> instruments; ///< index into the book, as the next three
    std::vector<qint32> accounts;
    std::vector<qint32> tagSets;
    std::vector<qint32> playbooks;    ///< −1: none
    std::vector<qint8> entryWeekdays; ///< Monday 1 … Sunday 7; 0 where the entry is not known
    std::vector<qint8> entryHours;    ///< 0 … 23; −1 unknown
    std::vector<Direction> sides;
    std::vector<Held> held;
    qint32 firstHeldDay = std::numeric_limits<qint32>::max(); ///< earliest entry day of the `held` known
    FieldSums fields;                                         ///< money in `currency`
    std::vector<Decimal> rates; ///< of each trade's currency to `currency`; empty when nothing is converted

private:
    void convertTo(const QString& wanted);
};

} // namespace core
