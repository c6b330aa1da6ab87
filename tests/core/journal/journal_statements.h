#pragma once

// Statements of an imaginary broker, as a format hands them to the import.

#include "core/journal/operations/import_statement.h"
#include "tests/support/temp_journal.h"

#include <random>
#include <vector>

namespace test {

inline const core::BrokerFormat kTestFormat{"test-format", "Test format", "testbroker", "Test broker",
                                            "UTC",         "USD",         nullptr,      nullptr};

/// One row with one fill whose execution id is T<number>.
inline core::StatementRow rowOf(int number, core::Side side, int quantity, const QString& price, int minute,
                                const QString& symbol = QStringLiteral("AAPL")) {
    core::FillDraft draft;
    draft.instrument.symbol = symbol;
    draft.instrument.currency = QStringLiteral("USD");
    draft.side = side;
    draft.quantity = core::Decimal::fromInt(quantity);
    draft.price = core::Decimal::parse(price).value();
    draft.time.day = core::dayFromNumber(20'700 + minute / 1440);
    draft.time.sinceMidnight = std::chrono::minutes(minute % 1440);
    draft.product = QStringLiteral("Intraday");
    draft.externalId = QStringLiteral("T%1").arg(number);
    core::StatementRow row;
    row.row = number;
    row.fills.push_back(draft);
    return row;
}

inline core::Statement statementOf(std::vector<core::StatementRow> rows) {
    core::Statement statement;
    statement.formatId = QStringLiteral("test-format");
    statement.brokerFamily = QStringLiteral("testbroker");
    statement.accountCurrency = QStringLiteral("USD");
    statement.rows = std::move(rows);
    return statement;
}

inline core::Statement roundTrip() {
    return statementOf({rowOf(1, core::Side::Buy, 10, QStringLiteral("100"), 600),
                        rowOf(2, core::Side::Sell, 10, QStringLiteral("103"), 660)});
}

inline core::ImportOutcome import(TempJournal& journal, const core::Statement& statement,
                                  const core::ImportOptions& options = {}) {
    return must(
        core::importStatement(*journal, kTestFormat, statement, QStringLiteral("fills.csv"), options));
}

inline std::vector<core::StatementRow> randomRows(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::vector<core::StatementRow> rows;
    for (int i = 0; i < count; ++i) {
        rows.push_back(rowOf(i + 1, random() % 2 == 0 ? core::Side::Buy : core::Side::Sell,
                             1 + int(random() % 9), QString::number(90 + random() % 20),
                             int(random() % 20'000),
                             random() % 3 == 0 ? QStringLiteral("MSFT") : QStringLiteral("AAPL")));
    }
    return rows;
}

/// Trades as a person sees them: what two journals must agree on.
inline QStringList tradeLines(const TempJournal& journal) {
    const auto book = journal.book();
    QStringList lines;
    for (const core::Trade& trade : book->trades) {
        lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                         .arg(trade.id.toString(), book->instrumentOf(trade).symbol)
                         .arg(int(trade.side))
                         .arg(int(trade.status))
                         .arg(trade.quantity.toString(), trade.netPnl.toString())
                         .arg(core::toMs(trade.entryAt)));
    }
    return lines;
}

} // namespace test
