#include "core/import/thinkorswim_contract.h"
#include "core/import/thinkorswim_statement.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using core::AssetClass;
using core::Effect;
using core::StatementRow;
using test::dec;

namespace {

/// Of the columns Symbol, Exp, Strike and Type.
core::Result<core::ThinkorswimContract> contractOf(const QString& cells) {
    return core::readThinkorswimContract(cells.section(u'|', 0, 0), cells.section(u'|', 1, 1),
                                         cells.section(u'|', 2, 2), cells.section(u'|', 3, 3));
}

} // namespace

class ThinkorswimStatementTest : public QObject {
    Q_OBJECT

    const core::BrokerFormat& m_format = core::kThinkorswimStatement;

private slots:
    void readsTheTradesWithTheCostsOfTheirCashRows() {
        const auto statement = test::readWhole(m_format, sample("thinkorswim-statement.csv"));
        QCOMPARE(statement.accountNumber, QStringLiteral("12345678SCHW"));
        QCOMPARE(statement.printedZone, QStringLiteral("America/Chicago"));
        QStringList fills = test::described(test::fillsOf(statement));
        fills.sort();
        QCOMPARE(
            fills,
            QStringList(
                {QStringLiteral("2026-06-03 sell 3 SPY 3 JUN 26 598 PUT @ 0 close"),
                 QStringLiteral("2026-06-03T08:31:02 buy 100 AAPL @ 201.5 open"),
                 QStringLiteral("2026-06-03T09:00:10 buy 2 SPY 5 JUN 26 600 CALL @ 3.2 commission 1.3 "
                                "regulatory 0.025 open"),
                 QStringLiteral("2026-06-03T09:00:10 sell 2 SPY 5 JUN 26 605 CALL @ 1.5 commission 1.3 "
                                "regulatory 0.025 open"),
                 QStringLiteral("2026-06-03T09:20:41 sell 100 AAPL @ 203.25 regulatory 0.57 close"),
                 QStringLiteral(
                     "2026-06-03T10:00:00 buy 1 /Q1AM26C21500 @ 40.25 commission 2.25 exchange 0.56 open"),
                 QStringLiteral("2026-06-03T10:30:00 buy 2 SPY 5 JUN 26 605 CALL @ 1.8 commission 1.3 "
                                "regulatory 0.025 close"),
                 QStringLiteral("2026-06-03T10:30:00 sell 2 SPY 5 JUN 26 600 CALL @ 3.9 commission 1.3 "
                                "regulatory 0.025 close"),
                 QStringLiteral(
                     "2026-06-03T10:44:59 sell 1 /Q1AM26C21500 @ 52 commission 2.25 exchange 0.56 close"),
                 QStringLiteral(
                     "2026-06-03T11:00:00 buy 1 /MESM26 @ 6000.25 commission 0.85 exchange 0.37 open"),
                 QStringLiteral(
                     "2026-06-03T11:30:00 sell 1 /MESM26 @ 6004.25 commission 0.85 exchange 0.37 close"),
                 QStringLiteral("2026-06-03T14:00:00 buy 3 SPY 3 JUN 26 598 PUT @ 0.35 commission 1.95 "
                                "regulatory 0.03 open")}));
    }

    void endsEveryRowOfItsTablesOnce() {
        const auto statement = test::readWhole(m_format, sample("thinkorswim-statement.csv"));
        QCOMPARE(test::complaintAboutRows(statement), QString());
        // Cash 11 of which the expiry is a fill, futures 3, orders 2, trades 11, results 5.
        QCOMPARE(test::endsOf(statement), (test::Ends{12, 20, 0}));
        QSet<int> lines;
        for (const StatementRow& row : statement.rows) {
            QVERIFY2(!lines.contains(row.row), qPrintable(QString::number(row.row)));
            lines.insert(row.row);
        }
        QCOMPARE(test::rowAt(statement, 7)->reason, QStringLiteral("cash side of a trade listed below"));
        QCOMPARE(test::rowAt(statement, 6)->reason, QStringLiteral("cash entry FND, no execution"));
    }

    void meetsThePrintedTotals() {
        const auto plan = planOf(sample("thinkorswim-statement.csv"), FakeJournal().context());
        QCOMPARE(plan.rows.rejected, 0);
        QCOMPARE(plan.totals.size(), std::size_t(2));
        for (const auto& total : plan.totals) {
            QCOMPARE(total.ours, std::optional(total.printed));
        }
        QCOMPARE(plan.grossPnl, dec("405"));
        QCOMPARE(plan.fees, dec("15.91"));
        QCOMPARE(plan.zone, QStringLiteral("America/Chicago"));
    }

    void endsAnExpiredOptionWithItsLastDay() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("thinkorswim-statement.csv")));
        const auto expired =
            std::find_if(fills.begin(), fills.end(), [](const auto& fill) { return fill.price.isZero(); });
        QVERIFY(expired != fills.end());
        QVERIFY(expired->time.endOfDay);
        QCOMPARE(expired->time.day, *core::parseDay(u"2026-06-03"));
        QCOMPARE(expired->effect, Effect::Close);
        QCOMPARE(expired->multiplier, dec("100"));
    }

    void rejectsACashTradeThatNoTradeRowTells() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace(",6/3/26 08:31:02,STOCK,BUY,+100,TO OPEN,AAPL,,,STOCK,201.50,201.50,LMT\n", "");
        const auto statement = test::readWhole(m_format, file);
        const StatementRow* cash = test::rowAt(statement, 7);
        QCOMPARE(cash->kind, StatementRow::Kind::Rejected);
        QCOMPARE(cash->column, QStringLiteral("DESCRIPTION"));
        QCOMPARE(cash->value, QStringLiteral("BOT +100 AAPL @201.50"));
    }

    void saysHowManyTradesHaveNoCosts() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace("BOT +100 AAPL @201.50", "BOT +100 AAPL @201.40");
        const auto statement = test::readWhole(m_format, file);
        QCOMPARE(statement.remarks.size(), 1);
        QVERIFY(statement.remarks[0].startsWith(QLatin1String("1 trades")));
        QCOMPARE(statement.totals.size(), std::size_t(1)); // the profit of the day is no longer comparable
    }

    void rejectsAPriceInFractionsOfAPoint() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace("FUTURE,6000.25,6000.25", "FUTURE,110'165,110'165");
        const auto statement = test::readWhole(m_format, file);
        const StatementRow* row = test::rowAt(statement, 32);
        QCOMPARE(row->column, QStringLiteral("Price"));
        QCOMPARE(row->reason, QStringLiteral("a price in fractions of a point"));
    }

    void rejectsTheLegsOfASpreadWithoutATime() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace(",6/3/26 09:00:10,VERTICAL", ",never,VERTICAL");
        const auto statement = test::readWhole(m_format, file);
        QCOMPARE(test::rowAt(statement, 38)->column, QStringLiteral("Exec Time"));
        QCOMPARE(test::rowAt(statement, 39)->kind, StatementRow::Kind::Rejected);
    }

    void deliversSharesOfAnAssignmentAtThePriceOfItsAmount() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace(
            "6/3/26,08:00:00,FND,=\"900\",ACH CREDIT RECEIVED,,,\"1,000.00\"",
            "6/3/26,08:00:00,RAD,=\"900\",SOLD -200 QQQ UPON OPTION ASSIGNMENT,-0.10,,\"90,000.00\"");
        const auto fills = test::fillsOf(test::readWhole(m_format, file));
        QCOMPARE(test::described(fills[0]),
                 QStringLiteral("2026-06-03T08:00:00 sell 200 QQQ @ 450 regulatory 0.1"));
    }

    void readsContractsOfEveryKind_data() {
        QTest::addColumn<QString>("cells");
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("multiplier");
        const auto row = [](const char* name, const char* cells, AssetClass kind, const char* symbol,
                            const char* size) {
            QTest::newRow(name) << QString::fromLatin1(cells) << int(kind) << QString::fromLatin1(symbol)
                                << QString::fromLatin1(size);
        };
        row("share", "AAPL|||STOCK", AssetClass::Stock, "AAPL", "");
        row("fund", "SPY|||ETF", AssetClass::Stock, "SPY", "");
        row("future", "/ESM26|JUN 26||FUTURE", AssetClass::Future, "/ESM26", "");
        row("pair", "EUR/USD|||FOREX", AssetClass::Forex, "EUR/USD", "");
        row("weekly", "SPY|26 APR 22 (Weeklys)|420|PUT", AssetClass::Option, "SPY 26 APR 22 420 PUT", "100");
        row("on future", "/ESZ26:XCME 1/50 NOV 26 (Wk1)|/EW1X26|6400|PUT", AssetClass::Option, "/EW1X26P6400",
            "50");
    }
    void readsContractsOfEveryKind() {
        QFETCH(QString, cells);
        QFETCH(int, assetClass);
        QFETCH(QString, symbol);
        QFETCH(QString, multiplier);
        const auto contract = contractOf(cells);
        QVERIFY(contract.ok());
        QCOMPARE(int(contract->instrument.assetClass), assetClass);
        QCOMPARE(contract->instrument.symbol, symbol);
        QCOMPARE(contract->multiplier ? contract->multiplier->toString() : QString(), multiplier);
    }

    void refusesContractsItCannotRead_data() {
        QTest::addColumn<QString>("cells");
        QTest::addColumn<QString>("column");
        QTest::newRow("no symbol") << QString::fromLatin1("|||STOCK") << QStringLiteral("Symbol");
        QTest::newRow("unknown type") << QString::fromLatin1("AAPL|||WARRANT") << QStringLiteral("Type");
        QTest::newRow("no strike") << QString::fromLatin1("AAPL|16 JAN 26||CALL") << QStringLiteral("Strike");
        QTest::newRow("no expiry") << QString::fromLatin1("AAPL|someday|100|CALL") << QStringLiteral("Exp");
        QTest::newRow("no code") << QString::fromLatin1("/ESZ26 1/50 NOV 26|NOV 26|100|CALL")
                                 << QStringLiteral("Exp");
        QTest::newRow("no pair") << QString::fromLatin1("EURO|||FOREX") << QStringLiteral("Symbol");
    }
    void refusesContractsItCannotRead() {
        QFETCH(QString, cells);
        QFETCH(QString, column);
        const auto contract = contractOf(cells);
        QVERIFY(!contract);
        QCOMPARE(contract.error().field, column);
    }

    void namesAMissingColumn() {
        auto file = sample("thinkorswim-statement.csv");
        file.text.replace("Exec Time,Spread,Side", "Exec Time,Spread,Way");
        const auto statement = m_format.read(file, {});
        QVERIFY(!statement);
        QVERIFY2(statement.error().detail.contains(QLatin1String("Side")),
                 qPrintable(statement.error().detail));
    }

    void refusesAFileWithoutItsSections() {
        const auto statement =
            m_format.read(sourceOf("Account Statement for D-1 since 1/1/26 through 1/1/26\n"), {});
        QVERIFY(!statement);
        QVERIFY(statement.error().detail.contains(QLatin1String("Account Trade History")));
    }

    void survivesDamage() {
        QCOMPARE(test::complaintAboutDamage(m_format, sample("thinkorswim-statement.csv").text), QString());
    }

    void meetsTheFeesOfRealStatements() {
        for (const QString& path : realSamples("thinkorswim-account-statement-futures-options")) {
            const auto file = core::readSourceFile(path).value();
            const auto statement = test::readWhole(m_format, file);
            QCOMPARE(test::complaintAboutRows(statement), QString());
            QCOMPARE(test::endsOf(statement).filled, 159);
            QCOMPARE(test::endsOf(statement).rejected, 0);
            QCOMPARE(statement.accountNumber, QString());
            QCOMPARE(statement.totals.size(), std::size_t(1));
            QCOMPARE(statement.totals[0].printed, dec("354.06"));
            QCOMPARE(statement.totals[0].rowSum, dec("354.06"));
            // 56 executions of the night session follow the last cash row.
            QVERIFY2(statement.remarks.join(u' ').startsWith(QLatin1String("56 trades")),
                     qPrintable(statement.remarks.join(u' ')));
            const auto plan = planOf(file, FakeJournal().context());
            QCOMPARE(plan.totals[0].ours, std::optional(plan.totals[0].printed));
            QCOMPARE(cashOfPaidTrades(statement), dec("660"));
        }
    }

private:
    /// What the trades with a cash row did to the cash; the statement prints it as the section's total.
    static core::Decimal cashOfPaidTrades(const core::Statement& statement) {
        core::ProductSum cash;
        for (const auto& fill : test::fillsOf(statement)) {
            if (fill.charges.isZero()) {
                continue;
            }
            const core::Decimal value = core::multiplied(fill.price, *fill.multiplier).value();
            fill.side == core::Side::Sell ? cash.add(fill.quantity, value)
                                          : cash.subtract(fill.quantity, value);
        }
        return cash.value().value();
    }
};

TJ_TEST(ThinkorswimStatementTest)
#include "thinkorswim_statement_test.moc"
