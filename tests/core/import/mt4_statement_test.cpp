#include "core/import/mt4_statement.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/core/import/text_list.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;

class Mt4StatementTest : public QObject {
    Q_OBJECT
private slots:
    void aClosedTransactionIsTwoFillsOfOnePosition() {
        const Statement statement = test::readWhole(kMt4Statement, sample("mt4-statement.htm"));
        QCOMPARE(test::described(statement.rows.at(1).fills),
                 test::texts({"2026-03-02T09:15:01 buy 0.5 EURUSD @ 1.1 commission 3.5 open",
                              "2026-03-02T14:30:10 sell 0.5 EURUSD @ 1.105 funding 1.2 close"}));
        QCOMPARE(test::described(statement.rows.at(2).fills),
                 test::texts({"2026-03-02T10:00:00 sell 0.1 USDJPY.M @ 155 commission 0.7 open",
                              "2026-03-03T08:00:00 buy 0.1 USDJPY.M @ 154.2 funding -0.15 close"}));
        for (const FillDraft& fill : statement.rows.at(1).fills) {
            QCOMPARE(fill.position, QStringLiteral("50000001"));
            QCOMPARE(fill.multiplier.value(), dec("100000"));
            QCOMPARE(fill.costCurrency, QStringLiteral("EUR"));
        }
        QCOMPARE(statement.rows.at(1).fills[0].externalId, QStringLiteral("50000001:1"));
        QCOMPARE(statement.rows.at(1).fills[1].externalId, QStringLiteral("50000001:2"));
        QCOMPARE(statement.accountNumber, QStringLiteral("7000003"));
        QCOMPARE(statement.accountCurrency, QStringLiteral("EUR"));
    }

    void everyRowHasOneEnd() {
        const Statement statement = test::readWhole(kMt4Statement, sample("mt4-statement.htm"));
        QCOMPARE(test::endsOf(statement), (test::Ends{8, 7, 1}));
        QCOMPARE(test::complaintAboutRows(statement), QString());
        QCOMPARE(test::rowAt(statement, 4)->reason, QStringLiteral("balance: Deposit 10 000.00"));
        QCOMPARE(test::rowAt(statement, 12)->reason, QStringLiteral("pending order that was not executed"));
        QCOMPARE(test::rowAt(statement, 13)->column, QStringLiteral("Size"));
        QCOMPARE(test::rowAt(statement, 13)->value, QStringLiteral("lots"));
        QCOMPARE(test::rowAt(statement, 14)->reason, QStringLiteral("total"));
        QCOMPARE(test::rowAt(statement, 23)->reason, QStringLiteral("working order: not executed"));
    }

    void anOpenTradeIsItsOpeningWithoutTheSwapSoFar() {
        const Statement statement = test::readWhole(kMt4Statement, sample("mt4-statement.htm"));
        QCOMPARE(test::described(test::rowAt(statement, 18)->fills),
                 test::texts({"2026-03-04T22:05:21 sell 0.3 EURUSD @ 1.104 commission 2.1 open"}));
    }

    void everyProfitIsMetToTheCent() {
        // Each closing alone, whatever its symbol: move × contract × rate is the printed profit.
        const QHash<QString, QString> printed{{QStringLiteral("50000001"), QStringLiteral("226.24")},
                                              {QStringLiteral("50000002"), QStringLiteral("48.48")},
                                              {QStringLiteral("50000003"), QStringLiteral("25.50")},
                                              {QStringLiteral("50000004"), QStringLiteral("-18.40")},
                                              {QStringLiteral("50000005"), QStringLiteral("18.46")},
                                              {QStringLiteral("50000006"), QStringLiteral("0.00")},
                                              {QStringLiteral("50000007"), QStringLiteral("1087.94")}};
        const Statement statement = test::readWhole(kMt4Statement, sample("mt4-statement.htm"));
        int checked = 0;
        for (const StatementRow& row : statement.rows) {
            if (row.fills.size() != 2) {
                continue;
            }
            const FillDraft& closing = row.fills[1];
            const Decimal move = closing.side == Side::Sell ? closing.price - row.fills[0].price
                                                            : row.fills[0].price - closing.price;
            const Decimal cash =
                multiplied(multiplied(move, closing.quantity).value(), *closing.multiplier).value();
            const Decimal profit = multiplied(cash, closing.accountRate.value_or(dec("1"))).value();
            QCOMPARE(profit.rounded(2).toString(2), printed.value(closing.position));
            ++checked;
        }
        QCOMPARE(checked, int(printed.size()));
    }

    void meetsThePrintedTotalToTheCent() {
        const ImportPlan plan = planOf(sample("mt4-statement.htm"), FakeJournal().context());
        QCOMPARE(int(plan.totals.size()), 1);
        QCOMPARE(plan.totals[0].name, QStringLiteral("Closed P/L"));
        QCOMPARE(plan.totals[0].printed, dec("1296.52"));
        QCOMPARE(plan.totals[0].ours.value().rounded(2), dec("1296.52"));
        QCOMPARE(plan.currency, QStringLiteral("EUR"));
        QCOMPARE(plan.tradesOpened, 8);
        QCOMPARE(plan.tradesClosed, 7);
        const Statement statement = test::readWhole(kMt4Statement, sample("mt4-statement.htm"));
        QVERIFY(statement.totals[0].hasRowSum);
        QCOMPARE(statement.totals[0].rowSum, dec("1296.52"));
    }

    void aLaterStatementClosesTheOpenTrade() {
        FakeJournal journal;
        journal.apply(planOf(sample("mt4-statement.htm"), journal.context()));
        QByteArray later = sample("mt4-statement.htm").text;
        const QByteArray open = "<td nowrap>50000006</td>";
        // The trade that was open stands among the closed ones now.
        later.replace(open, "<td nowrap>50000010</td>");
        later.replace(
            "<td nowrap>2026.03.04 12:30:00</td><td nowrap>buy</td><td nowrap>0.20</td><td nowrap>eurgbp</td>"
            "<td nowrap>0.84000</td>",
            "<td nowrap>2026.03.04 22:05:21</td><td nowrap>sell</td><td nowrap>0.30</td><td "
            "nowrap>eurusd</td>"
            "<td nowrap>1.10400</td>");
        later.replace("<td nowrap>2026.03.04 12:31:00</td><td nowrap>0.84000</td><td nowrap>-1.40</td>",
                      "<td nowrap>2026.03.05 12:31:00</td><td nowrap>1.10400</td><td nowrap>-2.10</td>");
        const ImportPlan plan = planOf(sourceOf(later), journal.context());
        QCOMPARE(plan.fillCounts.newOnes, 1);
        QCOMPARE(plan.fillCounts.corrected, 0);
        QCOMPARE(plan.tradesClosed, 7);
    }

    void theSecondImportChangesNothing() {
        FakeJournal journal;
        journal.apply(planOf(sample("mt4-statement.htm"), journal.context()));
        const ImportPlan again = planOf(sample("mt4-statement.htm"), journal.context());
        QCOMPARE(again.fillCounts.newOnes, 0);
        QCOMPARE(again.fillCounts.corrected, 0);
        QCOMPARE(again.fillCounts.duplicate, 15);
    }

    void saysWhenTheFileIsCutOff() {
        const SourceFile whole = sample("mt4-statement.htm");
        QVERIFY(kMt4Statement.read(whole, {}).value().remarks.isEmpty());
        const auto half = kMt4Statement.read(sourceOf(whole.text.left(whole.text.size() / 2)), {});
        QCOMPARE(int(half.value().remarks.size()), 1);
    }

    void damagedFilesNeverCrash() {
        QCOMPARE(test::complaintAboutDamage(kMt4Statement, sample("mt4-statement.htm").text), QString());
    }

    void realStatementsMeetTheirTotals() {
        for (const QString& path : realSamples("mt4-statement-html", "*.htm")) {
            const SourceFile file = readSourceFile(path).value();
            QCOMPARE(test::complaintAboutRows(test::readWhole(kMt4Statement, file)), QString());
            const ImportPlan plan = planOf(file, FakeJournal().context());
            QCOMPARE(plan.rows.rejected, 0);
            QVERIFY(!plan.totals.empty());
            for (const BrokerTotalCheck& total : plan.totals) {
                QCOMPARE(total.ours.value().rounded(2), total.printed);
            }
        }
    }
};

TJ_TEST(Mt4StatementTest)
#include "mt4_statement_test.moc"
