#include "core/import/table_option.h"

#include "core/import/generic_columns.h"
#include "core/import/option_text.h"
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

QString shown(const std::optional<OptionText>& option) {
    return option ? QStringLiteral("%1|%2|%3|%4")
                        .arg(option->underlying, option->expiry, option->strike,
                             option->right == OptionRight::Call ? QStringLiteral("C") : QStringLiteral("P"))
                  : QStringLiteral("none");
}

const Instrument& onlyInstrument(const ImportPlan& plan) {
    return plan.newInstruments.at(0);
}

} // namespace

class TableOptionTest : public QObject {
    Q_OBJECT
private slots:
    // What people and brokers call an option

    void everyHouseStyleIsRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("option");
        const auto row = [](const char* text, const char* option) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(option);
        };
        row("AAPL 01/19/2024 150.00 C", "AAPL|01/19/2024|150.00|C");
        row("SOFI 8/4/2023 Call $12.00", "SOFI|8/4/2023|12.00|C");
        row("Bought 1 TSLA 07/17/20 Put 705.00 @ 63.09", "TSLA|07/17/20|705.00|P");
        row("AAPL Jan 19 2024 150 Call", "AAPL|JAN 19 2024|150|C");
        row("AAPL Jan 19, 2024 1,150.50 Put", "AAPL|JAN 19, 2024|1150.50|P");
        row("AAPL 19JAN24 150 C", "AAPL|19 JAN 24|150|C");
        row("SPY 19 Jan 24 480 PUT", "SPY|19 JAN 24|480|P");
        row("PUT (ABC) SAMPLE COMPANY FEB 27 26 $9 (100 SHS)", "ABC|FEB 27 26|9|P");
        row("-ABC260227P9.5", "ABC|20260227|9.5|P");
        row(".AAPL240119C150", "AAPL|20240119|150|C");
        row("AAPL", "none");
        row("GLOBAL COVERED CALL ETF", "none");
        row("3M CO", "none");
        row("AAPL 01/19/2024", "none");
        row("Interest 01/19/2024 - 02/19/2024 150 C", "none");
    }
    void everyHouseStyleIsRead() {
        QFETCH(QString, text);
        QFETCH(QString, option);
        QCOMPARE(shown(readOptionText(text)), option);
    }

    void aFundOfCallsSoundsLikeNoOption() {
        QVERIFY(!soundsLikeOption(QStringLiteral("NASDAQ 100 COVERED CALL ETF")));
        QVERIFY(!soundsLikeOption(QStringLiteral("CALLAWAY GOLF 05/06")));
        QVERIFY(soundsLikeOption(QStringLiteral("CALL APPLOVIN CORP $475 EXP 08/22/25")));
        QVERIFY(soundsLikeOption(QStringLiteral("Put on something, 19 Jan 24")));
    }

    void longTextsAreSearchedInGoodTime() {
        QElapsedTimer timer;
        timer.start();
        for (const char* part : {"A ", "PUT (A) ", "A 1/1/24 ", "JAN 1 24 "}) {
            (void)readOptionText(QString::fromLatin1(part).repeated(100'000));
            (void)soundsLikeOption(QString::fromLatin1(part).repeated(100'000));
        }
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    // Prices and contract sizes

    void pricesOfWholeContractsAreTurnedIntoThoseOfAShare() {
        const ImportPlan plan = planOf(sample("table_options_per_contract.csv"), FakeJournal().context());
        QCOMPARE(plan.rows, (ImportCounts{3, 0, 0, 0, 0, 0}));
        const Fill& sold = plan.fills.at(1).fill;
        QCOMPARE(sold.price, dec("1.25"));
        QCOMPARE(plan.fills.at(0).fill.price, dec("0.85"));
        QCOMPARE(plan.fills.at(2).fill.price, dec("42.5")); // printed with the sign of the cash
        QCOMPARE(onlyInstrument(plan).multiplier, dec("100"));
        QCOMPARE(onlyInstrument(plan).symbol, QStringLiteral("XYZ 260320C00045000"));
        QCOMPARE(plan.grossPnl.value(), dec("80"));
        QVERIFY(plan.fills.at(1).remark.contains(QStringLiteral("divided by 100")));
    }

    void pricesOfAShareAreKept() {
        const ImportPlan plan = planOf(sample("table_options_per_share.csv"), FakeJournal().context());
        QCOMPARE(plan.rows, (ImportCounts{4, 0, 0, 0, 1, 0}));
        QCOMPARE(plan.fills.at(0).fill.price, dec("0.4"));
        QCOMPARE(int(plan.newInstruments.size()), 2);
        QCOMPARE(onlyInstrument(plan).symbol, QStringLiteral("QRS 260320P00020000"));
        QCOMPARE(onlyInstrument(plan).multiplier, dec("100"));
        // 90 of the put and 5 of the shares.
        QCOMPARE(plan.grossPnl.value(), dec("95"));
    }

    void theContractSizeIsAskedForWhereNoCashProvesIt() {
        const QByteArray table = "Date,Side,Symbol,Quantity,Price,Currency\n"
                                 "2026-02-02,Buy,AAPL  260320C00150000,1,2.50,USD\n"
                                 "2026-02-03,Sell,AAPL  260320C00150000,1,3.00,USD\n";
        const ImportPlan asked = planOfText(table);
        QCOMPARE(asked.rows, (ImportCounts{0, 0, 0, 0, 0, 2}));
        QCOMPARE(asked.rejectedRows.at(0).column, QStringLiteral("multiplier"));
        const QString symbol = QStringLiteral("AAPL 260320C00150000");
        QCOMPARE(asked.unknownMultipliers, std::vector{symbol});
        ImportOptions told;
        told.multipliers.insert(symbol, dec("100"));
        QCOMPARE(planOfText(table, told).grossPnl.value(), dec("50"));
    }

    void aPrintedMultiplierAnswersWhereNoCashIsPrinted() {
        const ImportPlan plan = planOfText("Date,Side,Symbol,Quantity,Price,Currency,Multiplier\n"
                                           "2026-02-02,Buy,AAPL 260320C00150000,1,2.50,USD,10\n");
        QCOMPARE(onlyInstrument(plan).multiplier, dec("10"));
    }

    void rowsThatProveDifferentUnitsAreAskedFor() {
        const ImportPlan plan = planOfText("Date,Side,Symbol,Quantity,Price,Currency,Amount\n"
                                           "2026-02-02,Buy,AAA 260320C00150000,1,2.50,USD,-250\n"
                                           "2026-02-02,Buy,BBB 260320C00150000,1,250,USD,-250\n");
        QCOMPARE(plan.rows.rejected, 2);
        QCOMPARE(int(plan.unknownMultipliers.size()), 2);
    }

    void anAdjustedContractAmongOthersIsRejected() {
        const ImportPlan plan = planOfText("Date,Side,Symbol,Quantity,Price,Currency,Amount\n"
                                           "2026-02-02,Buy,AAA 260320C00150000,1,2.50,USD,-250\n"
                                           "2026-02-02,Buy,BBB 260320C00150000,1,2.50,USD,-375\n");
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 0, 1}));
        QCOMPARE(plan.rejectedRows.at(0).column, QStringLiteral("Amount"));
        QCOMPARE(plan.rejectedRows.at(0).row, 3);
    }

    // Columns

    void optionColumnsNameTheContract() {
        const ImportPlan plan =
            planOfText("Date,Symbol,Buy/Sell,Quantity,Price,Expiration,Strike,Call/Put,Currency,Multiplier\n"
                       "2026-02-02,SPY,Buy,1,2.50,2026-03-20,480,Put,USD,100\n"
                       "2026-02-02,SPY,Buy,10,480,,,,USD,\n");
        QCOMPARE(plan.rows.newOnes, 2);
        QCOMPARE(onlyInstrument(plan).symbol, QStringLiteral("SPY 260320P00480000"));
        QCOMPARE(onlyInstrument(plan).right, OptionRight::Put);
        QCOMPARE(plan.newInstruments.at(1).symbol, QStringLiteral("SPY"));
        QCOMPARE(plan.newInstruments.at(1).assetClass, AssetClass::Stock);
    }

    void anOptionThatIsNotToldWholeIsRejected_data() {
        QTest::addColumn<QByteArray>("cells"); // expiry, strike, right, kind
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* cells, const char* reason) {
            QTest::newRow(cells) << QByteArray(cells) << QString::fromLatin1(reason);
        };
        const char* const noKind = "an option, but the row does not tell its kind, call or put";
        row("2026-03-20,480,,Equity Option", noKind);
        row("2026-03-20,480,,", noKind);
        row("2026-03-20,,Call,", "an option, but the row does not tell its strike");
        row("2026-03-20,0.00,Call,", "an option, but the row does not tell its strike");
        row(",480,Call,", "an option, but the row does not tell its expiry");
        row(",,,OPT", noKind);
        row(",,,Put", "an option, but the row does not tell its strike");
    }
    void anOptionThatIsNotToldWholeIsRejected() {
        QFETCH(QByteArray, cells);
        QFETCH(QString, reason);
        const ImportPlan plan =
            planOfText("Date,Symbol,Side,Quantity,Price,Currency,Multiplier,Expiry,Strike,"
                       "Call or Put,Instrument Type\n2026-02-02,SPY,Buy,1,2.5,USD,100," +
                       cells + "\n2026-02-02,SPY,Buy,1,2.5,USD,100,2026-03-20,480,C,\n");
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 0, 1}));
        QCOMPARE(plan.rejectedRows.at(0).reason, reason);
    }

    void columnsAndWordsThatNameDifferentOptionsAreRejected() {
        const ImportPlan plan = planOfText("Date,Symbol,Side,Quantity,Price,Strike,Description\n"
                                           "2026-02-02,SPY,Buy,1,2.5,480,SPY Mar 20 2026 490 Call\n");
        QCOMPARE(plan.rows.rejected, 1);
        QVERIFY(plan.rejectedRows.at(0).reason.contains(QStringLiteral("different options")));
    }

    void anExpiryWithTwoReadingsAsks() {
        const auto read = kGenericColumns.read(
            sourceOf("Date,Symbol,Side,Quantity,Price\n2026-02-02,SPY 03/06/2026 480 C,Buy,1,2.5\n"), {});
        QCOMPARE(read.error().code, ErrorCode::AmbiguousValue);
        ReadOptions answer;
        answer.dateOrder = ReadOptions::DateOrder::MonthFirst;
        const auto answered = kGenericColumns.read(
            sourceOf("Date,Symbol,Side,Quantity,Price\n02/02/2026,SPY 03/06/2026 480 C,Buy,1,2.5\n"), answer);
        QCOMPARE(dayText(*answered->rows.at(0).fills.at(0).instrument.expiry), QStringLiteral("2026-03-06"));
    }

    void aShareWorthAHundredTimesItsPriceIsRejected() {
        const ImportPlan plan = planOfText("Date,Symbol,Side,Quantity,Price,Amount\n"
                                           "2026-02-02,ODD,Buy,2,1.50,-301.30\n"
                                           "2026-02-02,BOND,Buy,100000,100.16,-100654.09\n"
                                           "2026-02-02,ABC,Buy,2,1.50,-3.00\n"
                                           "2026-02-02,JPN,Buy,2,150,-1.90\n");
        QCOMPARE(plan.rows, (ImportCounts{2, 0, 0, 0, 0, 2}));
        QCOMPARE(plan.rejectedRows.at(0).row, 2);
        QCOMPARE(plan.rejectedRows.at(1).row, 3);
    }

    void aSharesPriceIsNeverBelowZero() {
        const ImportPlan plan = planOfText("Date,Symbol,Side,Quantity,Price\n2026-02-02,ABC,Buy,1,-2.50\n");
        QCOMPARE(plan.rejectedRows.at(0).reason, QStringLiteral("a share with a price below zero"));
    }

    void anOptionsPriceIsNeverBelowZero() {
        const ImportPlan plan = planOfText("Date,Symbol,Side,Quantity,Price,Multiplier\n"
                                           "2026-02-02,AAA 260320C00150000,Buy,1,-2.50,100\n");
        QCOMPARE(plan.rejectedRows.at(0).column, QStringLiteral("Price"));
    }

    // Sides

    void aTableThatHidesTheSidesIsRefused() {
        const auto read =
            kGenericColumns.read(sourceOf("Date,Symbol,Quantity,Price\n2026-02-02,ABC,1,2.5\n"), {});
        QCOMPARE(read.error().code, ErrorCode::InvalidValue);
        QCOMPARE(read.error().field, QStringLiteral("side"));
        QVERIFY(kGenericColumns.read(sourceOf("Date,Symbol,Quantity,Price\n2026-02-02,ABC,+1,2.5\n"), {}));
        QVERIFY(kGenericColumns.read(sourceOf("Date,Symbol,Quantity,Price\n"), {}));
    }
};

TJ_TEST(TableOptionTest)
#include "table_option_test.moc"
