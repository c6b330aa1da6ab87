#include "tests/core/import/plan_of_rows.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace plan_test;

class ImportPlanTest : public QObject {
    Q_OBJECT
private slots:
    // Counting

    void everyRowEndsInExactlyOneOfSix() {
        Statement file = roundTrip();
        StatementRow ignored;
        ignored.row = 4;
        ignored.kind = StatementRow::Kind::Ignored;
        ignored.reason = QStringLiteral("subtotal");
        StatementRow rejected;
        rejected.row = 5;
        rejected.kind = StatementRow::Kind::Rejected;
        rejected.column = QStringLiteral("Price");
        rejected.value = QStringLiteral("abc");
        rejected.reason = QStringLiteral("no number");
        file.rows.push_back(ignored);
        file.rows.push_back(rejected);
        file.rows.push_back(rowOf(6, {draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00", "b1"),
                                      draft("ABC", Side::Sell, "1", "2", "2026-03-03 11:00:00", "b2")}));
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{3, 0, 0, 0, 1, 1}));
        QCOMPARE(made.fillCounts, (ImportCounts{4, 0, 0, 0, 1, 1}));
    }

    void aRowOfSeveralFillsTakesTheFirstOfNewCorrectedDeletedDuplicate() {
        FakeJournal journal;
        const FillDraft opening = draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00", "b1");
        journal.apply(plan(kAcme, statementOf({opening}), journal));
        Statement file;
        file.rows.push_back(
            rowOf(2, {opening, draft("ABC", Side::Sell, "1", "2", "2026-03-03 11:00:00", "b2")}));
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(made.rows, (ImportCounts{1, 0, 0, 0, 0, 0}));
        QCOMPARE(made.fillCounts, (ImportCounts{1, 1, 0, 0, 0, 0}));
    }

    void oneBadFillRejectsItsWholeRowOnce() {
        Statement file;
        file.rows.push_back(rowOf(2, {draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00"),
                                      draft("ABC", Side::Sell, "0", "2", "2026-03-03 11:00:00")}));
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{0, 0, 0, 0, 0, 1}));
        QCOMPARE(made.rejectedRows.at(0).column, QStringLiteral("quantity"));
        QVERIFY(made.fills.empty());
        QVERIFY(made.newAccounts.empty());
    }

    void whatDoesNotFitExactlyIsRejected() {
        const ImportPlan made =
            plan(kAcme,
                 statementOf({draft("ABC", Side::Buy, "90000000000", "90000000000", "2026-03-03 10:00:00")}),
                 FakeJournal());
        QCOMPARE(made.rejectedRows.at(0).column, QStringLiteral("price"));
    }

    // Figures and totals

    void onlyThisFilesClosingsAreRealised() {
        FakeJournal journal;
        journal.apply(plan(kAcme, roundTrip(), journal));
        const ImportPlan opening = plan(
            kAcme, statementOf({draft("ABC", Side::Buy, "10", "20", "2026-03-03 10:00:00", "b1")}), journal);
        QCOMPARE(opening.grossPnl.value(), dec("0"));
        QCOMPARE(opening.tradesOpened, 1);
        QCOMPARE(opening.tradesClosed, 0);
        journal.apply(opening);
        const ImportPlan closing = plan(
            kAcme, statementOf({draft("ABC", Side::Sell, "4", "21", "2026-03-04 10:00:00", "b2")}), journal);
        QCOMPARE(closing.grossPnl.value(), dec("4"));
        QCOMPARE(closing.tradesOpened, 0);
        QCOMPARE(closing.tradesClosed, 0);
    }

    void mixedCurrenciesHaveNoTotal() {
        Statement file = roundTrip();
        for (FillDraft fill : {file.rows[0].fills[0], file.rows[1].fills[0]}) {
            fill.instrument.currency = QStringLiteral("EUR");
            fill.externalId += QStringLiteral("e");
            file.rows.push_back(rowOf(int(file.rows.size()) + 2, {fill}));
        }
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QVERIFY(!made.grossPnl);
        QCOMPARE(made.tradesClosed, 2);
    }

    void aDifferenceToTheBrokersTotalIsExplained_data() {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("rowSum");
        QTest::addColumn<bool>("withOpening");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("reason");
        QTest::newRow("equal") << "50"
                               << "" << true << "USD"
                               << "";
        QTest::newRow("rounded total") << "49"
                                       << "50" << true << "USD"
                                       << "rounding of the rows";
        QTest::newRow("half a cent") << "50.005"
                                     << "" << true << "USD"
                                     << "rounding of the rows";
        QTest::newRow("opened before") << "50"
                                       << "" << false << "USD"
                                       << "opened before the file";
        QTest::newRow("other currency") << "50"
                                        << "" << true << "EUR"
                                        << "currency";
        QTest::newRow("unknown cause") << "40"
                                       << "" << true << "USD"
                                       << "not explained";
    }
    void aDifferenceToTheBrokersTotalIsExplained() {
        QFETCH(QString, printed);
        QFETCH(QString, rowSum);
        QFETCH(bool, withOpening);
        QFETCH(QString, currency);
        QFETCH(QString, reason);
        Statement file = roundTrip();
        if (!withOpening) {
            file.rows.erase(file.rows.begin());
        }
        BrokerTotal total;
        total.name = QStringLiteral("Realized P/L");
        total.printed = Decimal::parse(printed).value();
        total.currency = currency;
        total.hasRowSum = !rowSum.isEmpty();
        total.rowSum = total.hasRowSum ? Decimal::parse(rowSum).value() : Decimal();
        file.totals.push_back(total);
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.totals.at(0).reason, reason);
        QCOMPARE(made.totals.at(0).printed, total.printed);
    }

    void whatStandsBehindTheCentsIsNoDifference_data() {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("difference");
        QTest::newRow("below half a cent") << "50.00"
                                           << "0";
        QTest::newRow("a cent") << "50.01"
                                << "-0.0099";
        QTest::newRow("printed to the last digit") << "50.0001"
                                                   << "0";
        QTest::newRow("printed finer than cents") << "50.0002"
                                                  << "-0.0001";
    }
    void whatStandsBehindTheCentsIsNoDifference() {
        QFETCH(QString, printed);
        QFETCH(QString, difference);
        Statement file = roundTrip();
        file.rows[1].fills[0].price = dec("10.500001"); // 50.0001 gross
        BrokerTotal total;
        total.printed = Decimal::parse(printed).value();
        file.totals.push_back(total);
        const BrokerTotalCheck check = plan(kAcme, file, FakeJournal()).totals.at(0);
        QCOMPARE(check.difference->toString(), difference);
        QCOMPARE(*check.ours - check.printed, *check.difference);
        QCOMPARE(check.reason.isEmpty(), check.difference->isZero());
    }

    void costsTooLargeToAddAreRejected() {
        Statement file = roundTrip();
        file.rows[0].fills[0].charges[ChargeKind::Other] = dec("90000000000");
        file.rows[0].fills[0].charges[ChargeKind::Taxes] = dec("90000000000");
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{1, 0, 0, 0, 0, 1}));
        QCOMPARE(made.rejectedRows.at(0).column, QStringLiteral("costs"));
    }

    void splitsAreTakenOnce() {
        Statement file = roundTrip();
        CorporateAction split;
        split.date = parseDay(u"2026-03-05").value();
        split.from = dec("1");
        split.to = dec("2");
        file.splits.push_back(split);
        file.splitInstruments.push_back(file.rows[0].fills[0].instrument);
        FakeJournal journal;
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(int(made.newSplits.size()), 1);
        QCOMPARE(made.newSplits[0].instrument, made.newInstruments.at(0).id);
        journal.apply(made);
        QVERIFY(plan(kAcme, file, journal).newSplits.empty());
    }

    void notesComeWithNewFillsOnly() {
        Statement file = roundTrip();
        Annotation note;
        note.notes = QStringLiteral("late entry");
        file.rows[0].fills[0].note = std::make_shared<const Annotation>(note);
        file.rows[0].fills[0].tags = {QStringLiteral("fomo")};
        FakeJournal journal;
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(made.fills[0].note->notes, QStringLiteral("late entry"));
        QCOMPARE(made.fills[0].note->id, made.fills[0].fill.id);
        QCOMPARE(made.fills[0].tags, QStringList{QStringLiteral("fomo")});
        journal.apply(made);
        QVERIFY(!plan(kAcme, file, journal).fills[0].note);
    }
};

TJ_TEST(ImportPlanTest)
#include "import_plan_test.moc"
