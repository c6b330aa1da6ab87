#include "core/import/ibkr_activity.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/core/import/text_list.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;

namespace {

const QByteArray kHeader = "Statement,Header,Field Name,Field Value\n"
                           "Trades,Header,DataDiscriminator,Asset "
                           "Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,"
                           "Comm/Fee,Basis,Realized P/L,MTM P/L,Code\n";

Statement readText(const QByteArray& rows) {
    return kIbkrActivity.read(sourceOf(kHeader + rows), {}).value();
}

QString reasonAt(const Statement& statement, int line) {
    const StatementRow* row = test::rowAt(statement, line);
    return row ? row->reason : QStringLiteral("no such row");
}

} // namespace

class IbkrActivityTest : public QObject {
    Q_OBJECT
private slots:
    void readsOrdersOfEverySection() {
        const Statement statement = test::readWhole(kIbkrActivity, sample("ibkr-activity.csv"));
        QCOMPARE(test::described(test::fillsOf(statement)),
                 test::texts({
                     "2026-01-05T09:32:06 buy 1000 AAPL @ 150.5 commission 5 open",
                     "2026-01-06T15:59:58 sell 1000 AAPL @ 151.25 commission 6.5 close",
                     "2026-01-08T11:15:30 buy 10 TSLA @ 200.12345679 commission 1 open",
                     "2026-01-09T10:05:00 buy 2 AAPL 16JAN26 150 C @ 3.1 commission 2.1 open",
                     "2026-01-16T16:20:00 sell 2 AAPL 16JAN26 150 C @ 0 close",
                     "2026-01-12T09:30:01 buy 1 ESH6 @ 5000 commission 2.25 open",
                     "2026-01-12T09:45:10 sell 1 ESH6 @ 5010.25 commission 2.25 close",
                     "2026-01-13T03:00:00 buy 10000 EUR.USD @ 1.1 commission 2",
                 }));
        QCOMPARE(statement.accountNumber, QStringLiteral("U7000001"));
        QCOMPARE(statement.accountCurrency, QStringLiteral("USD"));
    }

    void everyRowHasOneEnd() {
        const Statement statement = test::readWhole(kIbkrActivity, sample("ibkr-activity.csv"));
        QCOMPARE(test::endsOf(statement), (test::Ends{8, 16, 1}));
        QCOMPARE(test::complaintAboutRows(statement), QString());
        QCOMPARE(reasonAt(statement, 11), QStringLiteral("execution of the order above"));
        QCOMPARE(reasonAt(statement, 14), QStringLiteral("closed lot: explains the order above"));
        QCOMPARE(reasonAt(statement, 15), QStringLiteral("subtotal"));
        QCOMPARE(reasonAt(statement, 16), QStringLiteral("order cancelled by the broker"));
        QCOMPARE(reasonAt(statement, 17), QStringLiteral("cancellation of an order"));
        QCOMPARE(reasonAt(statement, 30), QStringLiteral("automatic currency conversion"));
        QCOMPARE(test::rowAt(statement, 31)->column, QStringLiteral("Quantity"));
        QCOMPARE(test::rowAt(statement, 31)->value, QStringLiteral("ten"));
        QCOMPARE(reasonAt(statement, 37), QStringLiteral("Dividends: no trade"));
    }

    void contractsComeFromTheInstrumentSection() {
        const std::vector<FillDraft> fills =
            test::fillsOf(test::readWhole(kIbkrActivity, sample("ibkr-activity.csv")));
        QCOMPARE(fills[3].instrument.assetClass, AssetClass::Option);
        QCOMPARE(fills[3].multiplier.value(), dec("100"));
        QCOMPARE(dayText(fills[3].instrument.expiry.value()), QStringLiteral("2026-01-16"));
        QCOMPARE(fills[3].instrument.strike.value(), dec("150"));
        QCOMPARE(fills[3].instrument.right, OptionRight::Call);
        QCOMPARE(fills[5].instrument.assetClass, AssetClass::Future);
        QCOMPARE(fills[5].multiplier.value(), dec("50"));
        QCOMPARE(dayText(fills[5].instrument.expiry.value()), QStringLiteral("2026-03-20"));
        QCOMPARE(fills[7].instrument.assetClass, AssetClass::Forex);
        QVERIFY(!fills[7].multiplier);
    }

    void saysWhatItRounded() {
        const std::vector<FillDraft> fills =
            test::fillsOf(test::readWhole(kIbkrActivity, sample("ibkr-activity.csv")));
        QCOMPARE(fills[2].remark, QStringLiteral("T. Price rounded to 8 decimals"));
    }

    void meetsThePrintedTotalToTheCent() {
        const ImportPlan plan = planOf(sample("ibkr-activity.csv"), FakeJournal().context());
        QCOMPARE(int(plan.totals.size()), 1);
        QCOMPARE(plan.totals[0].printed, dec("624.4"));
        QCOMPARE(plan.totals[0].ours.value(), dec("624.4"));
        QCOMPARE(plan.totals[0].reason, QString());
        QCOMPARE(plan.zone, QStringLiteral("America/New_York"));
        QCOMPARE(plan.rows.rejected, 1);
    }

    void theSecondImportChangesNothing() {
        FakeJournal journal;
        journal.apply(planOf(sample("ibkr-activity.csv"), journal.context()));
        const ImportPlan again = planOf(sample("ibkr-activity.csv"), journal.context());
        QCOMPARE(again.fillCounts.newOnes, 0);
        QCOMPARE(again.fillCounts.duplicate, 8);
        QVERIFY(again.newSplits.empty());
    }

    void readsASplitOnce() {
        const Statement statement = test::readWhole(kIbkrActivity, sample("ibkr-activity.csv"));
        QCOMPARE(int(statement.splits.size()), 1);
        QCOMPARE(statement.splitInstruments.at(0).symbol, QStringLiteral("TSLA"));
        // Booked on the evening of the 19th: the 20th is the first day of the new shares.
        QCOMPARE(dayText(statement.splits[0].date), QStringLiteral("2026-01-20"));
        QCOMPARE(statement.splits[0].from, dec("1"));
        QCOMPARE(statement.splits[0].to, dec("3"));
    }

    void usesExecutionsWhereThereAreNoOrders() {
        const Statement statement =
            readText("Trades,Data,Trade,Stocks,EUR,SAP,\"2026-01-05, 09:32:06\",5,100,,,-1,,,,O\n"
                     "Trades,Data,Trade,Stocks,EUR,SAP,\"2026-01-06, 09:32:06\",-5,101,,,,,,,C;O\n");
        QCOMPARE(test::described(test::fillsOf(statement)),
                 test::texts({"2026-01-05T09:32:06 buy 5 SAP @ 100 commission 1 open",
                              "2026-01-06T09:32:06 sell 5 SAP @ 101"}));
    }

    void costsOfForexAreInTheCurrencyOfTheirHeader() {
        const Statement statement = readText(
            "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,,"
            "Proceeds,Comm in EUR,,,MTM in EUR,Code\n"
            "Trades,Data,Order,Forex,JPY,USD.JPY,\"2026-01-05, "
            "09:32:06\",\"-20,000\",150.25,,3005000,-1.9,,,5,\n");
        const FillDraft fill = test::fillsOf(statement).at(0);
        QCOMPARE(fill.side, Side::Sell);
        QCOMPARE(fill.quantity, dec("20000"));
        QCOMPARE(fill.costCurrency, QStringLiteral("EUR"));
        QCOMPARE(fill.instrument.currency, QStringLiteral("JPY"));
    }

    void aRebateIsANegativeCost() {
        const Statement statement =
            readText("Trades,Data,Order,Stocks,USD,F,\"2026-01-05, 09:32:06\",100,10,,,0.25,,,,O\n");
        QCOMPARE(test::fillsOf(statement).at(0).charges[ChargeKind::Commission], dec("-0.25"));
    }

    void assignmentAndExpiryWithADateOnlyAreAtTheEndOfTheirDay() {
        const Statement statement = readText(
            "Trades,Data,Order,Equity and Index Options,USD,F 16JAN26 10 P,2026-01-16,1,0,,0,0,,,,A;C\n"
            "Trades,Data,Order,Stocks,USD,F,2026-01-16,100,10,,-1000,0,,,,A;O\n"
            "Trades,Data,Order,Stocks,USD,F,2026-01-17,1,10,,-10,0,,,,O\n");
        const auto fills = test::fillsOf(statement);
        QVERIFY(fills[0].time.endOfDay);
        QVERIFY(fills[1].time.endOfDay);
        QVERIFY(!fills[2].time.endOfDay);
        QCOMPARE(fills[0].effect, Effect::Close);
        QCOMPARE(fills[0].instrument.right, OptionRight::Put);
        QCOMPARE(fills[0].instrument.strike.value(), dec("10"));
    }

    void aForeignTotalIsNotTakenForItsConversion() {
        const Statement statement =
            readText("Trades,Data,Order,Stocks,EUR,SAP,\"2026-01-05, 09:32:06\",5,100,,,-1,,0,,O\n"
                     "Trades,Data,Order,Stocks,EUR,SAP,\"2026-01-06, 09:32:06\",-5,110,,,-1,,48,,C\n"
                     "Trades,Total,,Stocks,EUR,,,,,,,,,48,,\n"
                     "Trades,Total,,Stocks,USD,,,,,,,,,52.8,,\n");
        QCOMPARE(int(statement.totals.size()), 1);
        QCOMPARE(statement.totals[0].currency, QStringLiteral("EUR"));
        QCOMPARE(statement.totals[0].printed, dec("48"));
        QCOMPARE(statement.totals[0].rowSum, dec("48"));
    }

    void eachCancellationTakesOneOrder() {
        const QByteArray order = "Trades,Data,Order,Stocks,USD,F,\"2026-01-05, 09:32:06\",100,10,,,-1,,,,O\n";
        const Statement statement = readText(
            order + order + "Trades,Data,Order,Stocks,USD,F,\"2026-01-05, 09:40:00\",-100,10,,,1,,,,Ca\n");
        QCOMPARE(test::endsOf(statement), (test::Ends{1, 2, 0}));
    }

    void anUnknownCategoryIsRejected() {
        const Statement statement =
            readText("Trades,Data,Order,Moon Rocks,USD,M1,\"2026-01-05, 09:32:06\",1,10,,,,,,,O\n");
        QCOMPARE(test::rowAt(statement, 3)->column, QStringLiteral("Asset Category"));
    }

    void damagedFilesNeverCrash() {
        QCOMPARE(test::complaintAboutDamage(kIbkrActivity, sample("ibkr-activity.csv").text), QString());
    }

    void realStatementsMeetTheirRows() {
        const QStringList paths = realSamples("ibkr-activity-statement");
        for (const QString& path : paths) {
            const Statement statement = test::readWhole(kIbkrActivity, readSourceFile(path).value());
            QCOMPARE(test::complaintAboutRows(statement), QString());
            QCOMPARE(test::endsOf(statement).rejected, 0);
        }
        if (paths.isEmpty()) {
            return;
        }
        // The rows print a realised P/L of -65.032589 and -70.215563; two shares of SPY stay open.
        const ImportPlan plan = planOf(readSourceFile(paths.first()).value(), FakeJournal().context());
        QCOMPARE(plan.netPnl.value().rounded(6), dec("-135.248152"));
        QCOMPARE(plan.tradesClosed, 2);
        QCOMPARE(plan.tradesOpened, 3);
    }
};

TJ_TEST(IbkrActivityTest)
#include "ibkr_activity_test.moc"
