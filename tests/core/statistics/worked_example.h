#pragma once

#include "tests/support/book_builder.h"

/// Start equity 1000, risk 100 each, one trade a day on ten weekdays from Monday 5 January 2026.
inline test::BookBuilder workedExample() {
    test::BookBuilder builder;
    builder.startingEquity("1000");
    core::Day date = test::day("2026-01-05");
    for (const char* net : {"100", "-50", "0", "200", "-100", "150", "-75", "50", "0", "125"}) {
        builder.add(test::aTrade().net(net).risk("100").at(date, 14 * 60 + 30, 60));
        date += std::chrono::days(core::isoWeekday(date) == 5 ? 3 : 1);
    }
    return builder;
}
