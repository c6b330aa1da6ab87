#pragma once

#include "core/base/decimal.h"
#include "core/domain/charges.h"
#include "core/domain/fill.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace core {

/// What a statement's cash sections say about one executed order: "BOT +1 VERTICAL SPY 100 17 JAN 25 480/490
/// CALL @1.70".
struct CashTrade {
    std::size_t row = 0; ///< the caller's mark of the row
    std::chrono::milliseconds wallTime{};
    Side side = Side::Buy;
    Decimal quantity;
    Decimal price;
    QStringList words; ///< of the contract, exchanges taken off: "/NQM22:XCME" is "/NQM22"
    Charges charges;
    std::optional<Decimal> amount;
};

/// Side, quantity, price and words of such a description; nullopt for others.
std::optional<CashTrade> readCashTrade(const QString& description);

/// An order of the trade section looking for its cash row.
struct CashSearch {
    std::chrono::milliseconds wallTime{};
    Side side = Side::Buy;
    Decimal quantity;
    Decimal price;
    QStringList words; ///< all of them must be in the description
};

/// The cash rows of a statement. Each is given out once.
class ThinkorswimCash {
public:
    void add(CashTrade trade);

    enum class Time : quint8 {
        Same,    ///< to the second
        Nearest, ///< within a day: the sections can print other times for one execution
    };
    const CashTrade* take(const CashSearch& search, Time time);

    /// Rows of those nobody took.
    std::vector<std::size_t> rowsLeft() const;

private:
    struct Entry {
        CashTrade trade;
        bool taken = false;
    };
    static QString keyOf(Side side, Decimal quantity, Decimal price);

    std::vector<Entry> m_entries;
    using ByTime = std::multimap<std::chrono::milliseconds, std::size_t>;
    /// The entry nearest to the time that is meant; end() when none is within reach.
    ByTime::iterator nearest(ByTime& entries, const CashSearch& search,
                             std::chrono::milliseconds reach) const;
    QHash<QString, ByTime> m_byOrder; ///< entries not taken, of one side, quantity and price
};

} // namespace core
