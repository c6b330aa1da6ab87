#pragma once

#include "core/domain/record_ids.h"
#include "core/import/plan_import.h"
#include "tests/core/import/fake_journal.h"

#include <QSet>
#include <QTime>

#include <utility>
#include <vector>

namespace plan_test {

using namespace core;

inline Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

/// A plain format without broker, zone and currency.
inline const BrokerFormat kPlain = {"plain", "Plain table", "", "", "", "", nullptr, nullptr};
inline const BrokerFormat kAcme = {"acme", "Acme statement", "acme", "Acme", "America/New_York",
                                   "USD",  nullptr,          nullptr};

inline FillDraft draft(const char* symbol, Side side, const char* quantity, const char* price,
                       const char* time, const char* id = "") {
    FillDraft fill;
    fill.instrument.symbol = QString::fromLatin1(symbol);
    fill.instrument.currency = QStringLiteral("USD");
    fill.side = side;
    fill.quantity = dec(quantity);
    fill.price = dec(price);
    fill.time.day = parseDay(QString::fromLatin1(time).left(10)).value();
    const auto clock = QTime::fromString(QString::fromLatin1(time).mid(11), QStringLiteral("HH:mm:ss"));
    if (clock.isValid()) {
        fill.time.sinceMidnight = std::chrono::milliseconds(clock.msecsSinceStartOfDay());
    }
    fill.externalId = QString::fromLatin1(id);
    return fill;
}

inline StatementRow rowOf(int row, std::vector<FillDraft> fills) {
    StatementRow made;
    made.row = row;
    made.fills = std::move(fills);
    return made;
}

inline Statement statementOf(std::vector<FillDraft> fills) {
    Statement statement;
    int row = 2;
    for (FillDraft& fill : fills) {
        statement.rows.push_back(rowOf(row++, {std::move(fill)}));
    }
    return statement;
}

inline ImportPlan plan(const BrokerFormat& format, const Statement& statement, const FakeJournal& journal,
                       const ImportOptions& options = {}) {
    auto made = planImport(format, statement, QStringLiteral("file.csv"), journal.context(), options);
    if (!made) {
        qFatal("%s", qPrintable(made.error().detail));
    }
    return std::move(*made);
}

inline Statement roundTrip() {
    return statementOf({draft("ABC", Side::Buy, "100", "10", "2026-03-02 10:00:00", "a1"),
                        draft("ABC", Side::Sell, "100", "10.5", "2026-03-02 11:00:00", "a2")});
}

inline Account account(const char* name, const char* broker, const char* number) {
    Account made;
    made.name = QString::fromLatin1(name);
    made.broker = QString::fromLatin1(broker);
    made.number = QString::fromLatin1(number);
    made.id = accountIdFor(made.broker, made.number, made.name);
    return made;
}

inline QSet<FillId> idsOf(const ImportPlan& plan) {
    QSet<FillId> ids;
    for (const PlannedFill& planned : plan.fills) {
        ids.insert(planned.fill.id);
    }
    return ids;
}

} // namespace plan_test
