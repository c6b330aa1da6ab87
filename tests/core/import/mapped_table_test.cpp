#include "core/import/mapped_table.h"

#include "core/import/generic_columns.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

ImportPlan planOfText(const QByteArray& text, const ImportOptions& options = {}) {
    return planOf(sourceOf(text), FakeJournal().context(), options);
}

Error refusalOf(const QByteArray& text) {
    return kGenericColumns.read(sourceOf(text), {}).error();
}

QStringList reasonsOf(const std::vector<RowRemark>& rows) {
    QStringList reasons;
    for (const RowRemark& row : rows) {
        reasons.append(QStringLiteral("%1 %2").arg(row.row).arg(row.reason));
    }
    return reasons;
}

/// A bank's history: dozens of dividends stand before the first sale.
QByteArray historyWithOneSale(int dividends) {
    QByteArray text = "Date,Action,Symbol,Quantity,Price,Amount\n2026-03-02,Journaled Shares,QRS,-7,20,\n";
    for (int i = 0; i < dividends; ++i) {
        text += "2026-03-03,Reinvest Dividend,ABC,,,1.50\n";
    }
    return text + "2026-03-04,Sell,ABC,3,10,30\n";
}

} // namespace

class MappedTableTest : public QObject {
    Q_OBJECT
private slots:
    // Sides

    void oneSaleAmongManyDividendsTellsTheColumnOfTheSides() {
        const ImportPlan plan = planOfText(historyWithOneSale(120));
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 121, 0}));
        QCOMPARE(plan.fills.at(0).fill.side, Side::Sell);
    }

    /// Whatever stands before it: a sale is a sale, or the file is refused; it is never a purchase.
    void aSaleIsNeverReadAsAPurchase() {
        for (const int dividends : {0, 1, 10, 100, 499, 500, 700, 5000}) {
            const auto read = kGenericColumns.read(sourceOf(historyWithOneSale(dividends)), {});
            if (!read) {
                QCOMPARE(read.error().field, QStringLiteral("side"));
                continue;
            }
            for (const StatementRow& row : read->rows) {
                QVERIFY2(row.fills.empty() || row.fills.at(0).side == Side::Sell,
                         qPrintable(QString::number(dividends)));
            }
        }
    }

    void aWordThatBeliesTheSignIsNamed() {
        ColumnMapping mapping = guessMapping({QStringLiteral("date"), QStringLiteral("symbol"),
                                              QStringLiteral("qty"), QStringLiteral("price")},
                                             {});
        const QByteArray head = "date,symbol,qty,price,what\n2026-03-02,ABC,-1,10,Sell\n";
        QVERIFY(readWithMapping(sourceOf(head), mapping, {}).ok());
        QVERIFY(readWithMapping(sourceOf(head + "2026-03-02,ABC,2,10,Long\n"), mapping, {}).ok());
        const Error refused =
            readWithMapping(sourceOf(head + "2026-03-02,ABC,2,10,Sold\n"), mapping, {}).error();
        QCOMPARE(refused.field, QStringLiteral("side"));
        QVERIFY2(refused.detail.contains(
                     QStringLiteral("row 3 has 'Sold' in the column 'what' beside the quantity 2")),
                 qPrintable(refused.detail));
        QVERIFY(!readWithMapping(sourceOf(head + "2026-03-02,ABC,-2,10,Bought\n"), mapping, {}).ok());
    }

    void aPurchaseWithANegativeQuantityIsRejected() {
        const ImportPlan plan = planOfText("date,symbol,side,qty,price\n2026-03-02,ABC,buy,5,10\n"
                                           "2026-03-02,ABC,buy,-5,10\n2026-03-03,ABC,sell,-5,11\n");
        QCOMPARE(reasonsOf(plan.rejectedRows),
                 QStringList{QStringLiteral("3 a purchase with a negative quantity")});
        QCOMPARE(plan.grossPnl.value(), dec("5"));
    }

    // What is no execution

    void rowsWithoutQuantityAndPriceAreNoExecutions() {
        const ImportPlan plan =
            planOfText("date,action,symbol,quantity,price\n2026-03-02,Buy,ABC,1,10\n"
                       "2026-03-02,CDIV,ABC,,\n2026-03-02,Reinvest Dividend,ABC,--,-\n"
                       "2026-03-02,Buy,ABC,,\n2026-03-02,Expired,ABC,1,\n2026-03-02,CDIV,A\n");
        QCOMPARE(reasonsOf(plan.ignoredRows),
                 (QStringList{QStringLiteral("3 neither quantity nor price: CDIV"),
                              QStringLiteral("4 neither quantity nor price: Reinvest Dividend")}));
        // A purchase without its figures, an expiry whose side nobody tells and a row cut short are no
        // transfers.
        QCOMPARE(plan.rows.rejected, 3);
    }

    void ordersThatWereNotExecutedAreNoFills_data() {
        QTest::addColumn<QString>("state");
        for (const char* state :
             {"Cancelled", "Canceled", "REJECTED", "Expired", "Working", "Pending cancel", "Queued"}) {
            QTest::newRow(state) << QString::fromLatin1(state);
        }
    }
    void ordersThatWereNotExecutedAreNoFills() {
        QFETCH(QString, state);
        const ImportPlan plan =
            planOfText("Time,Symbol,Side,Status,Qty,Price\n2026-03-02 10:00:00,ABC,Buy,Filled,1,10\n"
                       "2026-03-02 10:01:00,ABC,Buy," +
                       state.toUtf8() + ",5,10\n");
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 1, 0}));
        QCOMPARE(plan.ignoredRows.at(0).reason, QStringLiteral("order, no execution: ") + state);
    }

    void whatWasFilledOfAnOrderCounts() {
        const ImportPlan plan = planOfText(
            "Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Placed Time,Filled Time\n"
            "ABC,Buy,Filled,100,100,@33.50,33.10,2026-03-02 09:00:00,2026-03-02 10:00:00\n"
            "ABC,Sell,Partially filled,40,100,@34.00,34.10,2026-03-02 10:00:00,2026-03-02 11:00:00\n"
            "ABC,Sell,Cancelled,10,100,@34.00,34.20,2026-03-02 10:00:00,2026-03-02 12:00:00\n"
            "ABC,Sell,Cancelled,0,100,@34.00,,2026-03-02 10:00:00,\n");
        QCOMPARE(plan.rows, (ImportCounts{3, 0, 0, 0, 1, 0}));
        QCOMPARE(plan.fills.at(0).fill.price, dec("33.1"));
        QCOMPARE(plan.fills.at(1).fill.quantity, dec("40"));
        QCOMPARE(instantText(plan.fills.at(1).fill.executedAt), QStringLiteral("2026-03-02T11:00:00Z"));
        QCOMPARE(plan.fills.at(2).fill.quantity, dec("10"));
    }

    void theTwoSidesOfASplitAreNoTrade() {
        const ImportPlan plan = planOfText("Date,Sub Type,Action,Symbol,Quantity,Price\n"
                                           "2026-03-02,Sell to close,SELL_TO_CLOSE,ABC,100,6.02\n"
                                           "2026-03-02,Reverse Split,BUY_TO_OPEN,XYZ,20,55.00\n"
                                           "2026-03-02,Reverse Split,SELL_TO_CLOSE,XYZ,400,2.75\n");
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 0, 2}));
        QCOMPARE(plan.rejectedRows.at(1).reason, QStringLiteral("a corporate action, no execution"));
        QCOMPARE(plan.grossPnl.value(), Decimal());
    }

    void anOrderExecutedInPartIsRejectedWhereNoColumnTellsHowMuch() {
        const ImportPlan plan = planOfText("Time,Symbol,Side,Order status,Qty,Price\n"
                                           "2026-03-02 10:00:00,ABC,Buy,Executed,1,10\n"
                                           "2026-03-02 10:01:00,ABC,Buy,Partially filled,5,10\n");
        QCOMPARE(plan.rejectedRows.at(0).column, QStringLiteral("Order status"));
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 0, 1}));
    }

    // Costs

    void everyCostColumnHasASignOfItsOwn() {
        // Commissions as cash, fees as what they take; the zeros and dashes of either say nothing.
        const ImportPlan plan = planOfText("Date,Side,Symbol,Quantity,Price,Commissions,Fees\n"
                                           "2026-03-02,Buy,ABC,1,10,-1.00,0.14\n"
                                           "2026-03-02,Buy,ABC,1,10,--,0.14\n"
                                           "2026-03-02,Buy,ABC,1,10,0.00,0.14\n"
                                           "2026-03-02,Buy,ABC,1,10,0.00,-0.02\n");
        const Charges& first = plan.fills.at(0).fill.charges;
        QCOMPARE(first[ChargeKind::Commission], dec("1"));
        QCOMPARE(first[ChargeKind::Other], dec("0.14"));
        QCOMPARE(plan.fills.at(3).fill.charges[ChargeKind::Other], dec("-0.02"));
    }

    void costsWithACurrencySignAreRecognised() {
        const ImportPlan plan = planOfText("Date,Side,Symbol,Quantity,Price,Fees\n"
                                           "2026-03-02,Buy,ABC,1,$10.00,$-1.25\n"
                                           "2026-03-02,Sell,ABC,1,$10.00,($1.25)\n");
        QCOMPARE(plan.fees.value(), dec("2.5"));
    }

    void columnsThatWereNotReadAreNamed() {
        const ImportPlan plan = planOfText("Date,Side,Symbol,Qty,Price,Comm,SEC,TAF,Empty\n"
                                           "2026-03-02,Buy,ABC,1,10,1,0.06,0.01,\n");
        QCOMPARE(plan.remarks.at(0).reason, QStringLiteral("columns that were not read: SEC, TAF"));
        QVERIFY(planOfText("Date,Side,Symbol,Qty,Price\n2026-03-02,Buy,ABC,1,10\n").remarks.empty() ||
                !planOfText("Date,Side,Symbol,Qty,Price\n2026-03-02,Buy,ABC,1,10\n")
                     .remarks.at(0)
                     .reason.contains(QStringLiteral("not read")));
    }

    // Sizes

    void printedProfitsProveTheSizeOfALot() {
        const QByteArray head = "symbol,type,size,open time,price,close time,close price,profit\n";
        const ImportPlan plan =
            planOfText(head + "EURUSD,buy,0.10,2026-03-02,1.08500,2026-03-02,1.08850,35\n"
                              "EURUSD,sell,0.10,2026-03-03,1.08650,2026-03-03,1.08400,25\n"
                              "XAUUSD,buy,0.25,2026-03-03,2025.50,2026-03-03,2032.80,182.5\n"
                              "ABC,buy,10,2026-03-03,10,2026-03-03,11,9.30\n");
        QCOMPARE(plan.rows, (ImportCounts{4, 0, 0, 0, 0, 0}));
        QCOMPARE(plan.newInstruments.at(0).multiplier, dec("100000"));
        QCOMPARE(plan.newInstruments.at(1).multiplier, dec("100"));
        QCOMPARE(plan.newInstruments.at(2).multiplier, dec("1"));
        QCOMPARE(plan.grossPnl.value(), dec("252.5"));
        QVERIFY(plan.fills.at(0).remark.contains(QStringLiteral("a contract size of 100000 follows")));
    }

    void aSizeThatNoProfitProvesIsAskedFor() {
        const QByteArray table = "symbol,type,size,open time,price,close time,close price,profit\n"
                                 "GBPUSD,buy,0.10,2026-03-02,1.27000,2026-03-02,1.27350,34.3\n"
                                 "ES 03-26,buy,1,2026-03-02,5000,2026-03-02,5001,50\n";
        const ImportPlan asked = planOfText(table);
        QCOMPARE(asked.unknownMultipliers, std::vector{QStringLiteral("GBPUSD")});
        QCOMPARE(asked.rows, (ImportCounts{1, 0, 0, 0, 0, 1}));
        QCOMPARE(asked.grossPnl.value(), dec("50"));
        ImportOptions told;
        told.multipliers.insert(QStringLiteral("GBPUSD"), dec("100000"));
        QCOMPARE(planOfText(table, told).grossPnl.value(), dec("85"));
    }

    void aPriceInFractionsOfAPointIsRejected() {
        const ImportPlan plan = planOfText("date,symbol,side,qty,price\n2026-03-02,ZNM6,buy,1,110'165\n"
                                           "2026-03-02,ZNM6,buy,1,110.515625\n");
        QCOMPARE(plan.rejectedRows.at(0).reason, QStringLiteral("a price in fractions of a point"));
        QCOMPARE(plan.rows.newOnes, 1);
    }

    void futuresAreKnownHoweverTheirMonthIsPrinted() {
        for (const char* symbol : {"ES 03-26", "ESH26", "ES MAR26", "CME_MINI:ES1!"}) {
            const ImportPlan plan = planOfText("date,symbol,side,qty,price,currency\n2026-03-02 10:00:00," +
                                               QByteArray(symbol) + ",buy,1,5000,USD\n2026-03-02 11:00:00," +
                                               QByteArray(symbol) + ",sell,1,5001,USD\n");
            QCOMPARE(plan.newInstruments.at(0).assetClass, AssetClass::Future);
            QCOMPARE(plan.grossPnl.value(), dec("50"));
        }
    }

    void aTableOfNothingButAHeaderIsEmpty() {
        QVERIFY(kGenericColumns.read(sourceOf("date,symbol,qty,price\n"), {})->rows.empty());
        QCOMPARE(refusalOf("date,symbol,qty,price\n2026-03-02,ABC,1,10\n").field, QStringLiteral("side"));
    }
};

TJ_TEST(MappedTableTest)
#include "mapped_table_test.moc"
