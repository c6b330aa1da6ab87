#pragma once

#include "tests/support/book_builder.h"

#include <random>

/// A book of random closed trades: two accounts, five symbols, tags, stops on most, times on most, some
/// excursions, equal exit times, break-evens, losing and winning streaks, weekends. The same seed makes the
/// same book.
inline test::BookBuilder randomBook(unsigned seed, int trades) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return int(random() % unsigned(limit)); };
    const auto cents = [](int amount) { return core::Decimal::fromUnits(core::Decimal::One / 100 * amount); };
    test::BookBuilder builder;
    builder.startingEquity("20000").startingEquity("5000", "Second");
    builder.cash("2025-03-04", "1500.25").cash("2025-06-10", "-400", "Second").cash("2025-03-08", "33.33");
    static constexpr const char* kSymbols[] = {"AAPL", "MSFT", "INFY", "NIFTY", "TSLA"};
    core::Day date = test::day("2025-02-03");
    for (int i = 0; i < trades; ++i) {
        date += std::chrono::days(below(2) == 0 ? below(6) : 0);
        test::ATrade trade =
            test::aTrade().of(kSymbols[below(5)]).at(date, below(1400), below(3) == 0 ? 30 : below(4000));
        trade.in(below(3) == 0 ? "Second" : "Main");
        trade.pnl(below(9) == 0 ? core::Decimal() : cents(below(40000) - 18000),
                  cents(below(8) == 0 ? 0 : below(500)));
        trade.trade.quantity = cents(100 + i % 7 * 25);
        trade.trade.notional = cents(100000 + below(500000));
        if (below(5) != 0) {
            trade.trade.initialRisk = cents(100 + below(20000));
        }
        if (below(3) == 0) {
            trade.trade.mae = cents(-below(9000));
            trade.trade.mfe = cents(below(9000));
        }
        if (below(10) == 0) {
            trade.dateOnly();
        }
        if (below(2) == 0) {
            trade.shortSide();
        }
        if (below(3) != 0) {
            trade.tagged(below(2) == 0 ? QStringList{QStringLiteral("breakout")}
                                       : QStringList{QStringLiteral("breakout"), QStringLiteral("news")});
        }
        builder.add(trade);
    }
    return builder;
}
